import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { IconWords } from '@/components/ui/facts'
import type { RunSummary } from '@/lib/courses/types'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { daysWords, placeWords, timesWords } from './words'

/** Runs that are only for a group of mine; nothing when there is none. */
export async function GroupRuns({
  items,
  locale,
  f,
}: {
  items: readonly { group: string; courseId: string; title: string; lang: string; run: RunSummary }[]
  locale: Locale
  f: Formats
}) {
  const t = await getTranslations('courses')
  if (items.length === 0) return null
  return (
    <section className="stack">
      <h2>{t('groupRuns')}</h2>
      <ul className="courses">
        {items.map(({ group, courseId, title, lang, run }) => (
          <li key={run.id} className="course">
            <div className="stack" style={{ '--gap': 'var(--s3)' } as React.CSSProperties}>
              <h3 lang={lang === locale ? undefined : lang} dir="auto">
                {title}
              </h3>
              <p>{t('forGroup', { group })}</p>
              <p className="meta">
                <IconWords icon="calendar-blank">{daysWords(f, run.weekly)}</IconWords>
                <IconWords icon="clock">
                  <bdi>{timesWords(t, f, run.weekly)}</bdi>
                </IconWords>
                <IconWords icon="map-pin">
                  <bdi>{placeWords(t, run)}</bdi>
                </IconWords>
              </p>
            </div>
            <div className="course__side">
              <p>
                <span className="small soft block">{t('starts')}</span>
                <b>{f.day(run.firstLessonAt)}</b>
              </p>
              <LinkButton href={`/${locale}/courses/${courseId}/book/${run.id}`}>{t('book')}</LinkButton>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
