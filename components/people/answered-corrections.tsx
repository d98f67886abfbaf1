import { getTranslations } from 'next-intl/server'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import type { Formats } from '@/lib/i18n/format'
import type { CorrectionRow } from '@/lib/people/correction/correct'

type Props = { locale: string; f: Formats; answers: readonly CorrectionRow[] }

/** Tells on one's own page that a request for a correction was answered. */
export async function AnsweredCorrections({ locale, f, answers }: Props) {
  if (answers.length === 0) return null
  const t = await getTranslations('myData')
  return (
    <Banner title={t('correction.answered')}>
      {answers.map((row) => (
        <p key={row.id}>
          {t(`correction.topic.${row.about}`)} · {t(`correction.state.${row.answer ?? 'open'}`)}
          {row.answeredAt && <> · {f.fullDay(row.answeredAt)}</>}
        </p>
      ))}
      <p>
        <LinkButton href={`/${locale}/my/data/correct`} variant="quiet" small>
          {t('correction.mailButton')}
        </LinkButton>
      </p>
    </Banner>
  )
}
