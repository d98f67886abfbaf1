import { getTranslations } from 'next-intl/server'
import type { Letter } from '@/lib/ambassadors/letters/queries'
import type { formats } from '@/lib/i18n/format'

/** Whom a letter reaches, by language; who is left out and why; which language nobody wrote yet. */
export async function LetterReach({
  letter,
  f,
}: {
  letter: Pick<Letter, 'reach' | 'texts'>
  f: ReturnType<typeof formats>
}) {
  const t = await getTranslations('ambassadorsStaff')
  const { reach, texts } = letter
  return (
    <div className="stack">
      <p className="strong">{t('mail.to', { count: reach.total })}</p>
      <ul>
        {reach.languages.map(({ locale, count }) => (
          <li key={locale}>
            {f.languageName(locale)}: {t('mail.to', { count })}
            {!texts[locale] && ` · ${t('mail.lacking')}`}
          </li>
        ))}
      </ul>
      {reach.stopped > 0 && <p>{t('mail.stopped', { count: reach.stopped })}</p>}
      {reach.withdrawn > 0 && <p>{t('mail.withdrawn', { count: reach.withdrawn })}</p>}
      {reach.unreachable > 0 && <p>{t('mail.unreachable', { count: reach.unreachable })}</p>}
    </div>
  )
}
