import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { IconWords } from '@/components/ui/facts'
import { Icon } from '@/components/ui/icon'
import type { Reason } from '@/lib/courses/placement/vocabulary'
import type { RunSummary } from '@/lib/courses/types'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { Room } from './room'
import { daysWords, placeWords, timesWords } from './words'

type Fitting = {
  courseId: string
  title: string
  lang: string
  run: RunSummary
  reasons: readonly Reason[]
  language: string | null
}

/** Runs that fit somebody, each with why, in words. */
export async function FittingRuns({
  runs,
  locale,
  f,
}: {
  runs: readonly Fitting[]
  locale: Locale
  f: Formats
}) {
  const [t, courses, wishes] = await Promise.all([
    getTranslations('placement'),
    getTranslations('courses'),
    getTranslations('wishes'),
  ])
  return (
    <ol className="courses">
      {runs.map(({ courseId, title, lang, run, reasons, language }) => (
        <li key={run.id} className="course">
          <div className="stack" style={{ '--gap': 'var(--s3)' } as React.CSSProperties}>
            <h3 lang={lang === locale ? undefined : lang} dir="auto">
              <a href={`/${locale}/courses/${courseId}`}>{title}</a>
            </h3>
            <p className="meta">
              <IconWords icon="calendar-blank">{daysWords(f, run.weekly)}</IconWords>
              <IconWords icon="clock">
                <bdi>{timesWords(courses, f, run.weekly)}</bdi>
              </IconWords>
              <IconWords icon="map-pin">
                <bdi>{placeWords(courses, run)}</bdi>
              </IconWords>
            </p>
            <p className="font-semibold">{t('because')}</p>
            <ul className="stack" style={{ '--gap': 'var(--s2)' } as React.CSSProperties}>
              {reasons.map((reason) => (
                <li key={reason} className="iw">
                  <Icon name={reason === 'otherTime' || reason === 'list' ? 'warning' : 'check'} />
                  <span>{t(`reason.${reason}`, { language: language ? f.languageName(language) : '' })}</span>
                </li>
              ))}
            </ul>
          </div>
          <div className="course__side">
            <p>
              <span className="small soft block">{courses('starts')}</span>
              <b>{f.day(run.firstLessonAt)}</b>
            </p>
            <p className="stack" style={{ '--gap': 'var(--s2)' } as React.CSSProperties}>
              <Room run={run} />
            </p>
            <LinkButton
              href={
                run.roundId
                  ? `/${locale}/my/wishes/${run.roundId}`
                  : `/${locale}/courses/${courseId}/book/${run.id}`
              }
            >
              {run.roundId
                ? wishes('say')
                : run.waiting > 0 || run.taken >= run.capacity
                  ? courses('joinList')
                  : courses('book')}
            </LinkButton>
          </div>
        </li>
      ))}
    </ol>
  )
}
