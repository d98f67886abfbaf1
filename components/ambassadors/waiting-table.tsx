import { getTranslations } from 'next-intl/server'
import type { ProgrammeFigures } from '@/lib/ambassadors/public-queries'
import type { Formats } from '@/lib/i18n/format'

const hues = ['brick', 'blue', 'green', 'rose', 'violet'] as const
/** Above this a row of chairs can no longer be counted at a glance. */
const mostChairs = 24

/** Who waits, by language: one chair for each person, at a long table; where few wait, words only. */
export async function WaitingTable({ f, figures }: { f: Formats; figures: ProgrammeFigures }) {
  const t = await getTranslations('ambassadors')
  return (
    <div className="amb-waiting">
      <div className="stack">
        <h2 id="waiting">{t('waiting.title')}</h2>
        <p className="lead">
          {figures.waiting === 0 ? t('waiting.none') : t('waiting.lead', { count: figures.waiting })}
        </p>
        <p className="soft">{t('waiting.noLanguage')}</p>
      </div>
      {figures.waiting > 0 && (
        <ul className="amb-bench">
          {figures.languages.slice(0, 8).map(({ language, count }, index) => (
            <li key={language}>
              <span className="amb-chairs" data-door={hues[index % hues.length]} aria-hidden="true">
                {Array.from(
                  { length: Math.min(count ?? 2, mostChairs) },
                  (_, chair) => `${language}${chair}`,
                ).map((chair) => (
                  <i key={chair} />
                ))}
              </span>
              <span className="strong">
                {count === null
                  ? t('waiting.some', { language: f.languageName(language) })
                  : t('waiting.speaks', { count, language: f.languageName(language) })}
              </span>
            </li>
          ))}
          {figures.others > 0 && (
            <li>
              <span className="soft">{t('waiting.others', { count: figures.others })}</span>
            </li>
          )}
        </ul>
      )}
    </div>
  )
}
