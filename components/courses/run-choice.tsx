import { getTranslations } from 'next-intl/server'
import { Empty } from '@/components/ui/empty'
import { Icon } from '@/components/ui/icon'
import type { RunSummary } from '@/lib/courses/types'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { Room } from './room'
import { daysWords, placeWords, timesWords } from './words'

/** The runs of a course to choose from: each leads to its booking. */
export async function RunChoice({
  courseId,
  locale,
  f,
  runs,
}: {
  courseId: string
  locale: Locale
  f: Formats
  runs: readonly RunSummary[]
}) {
  const [t, family, wishes] = await Promise.all([
    getTranslations('courses'),
    getTranslations('family'),
    getTranslations('wishes'),
  ])
  if (runs.length === 0)
    return (
      <div id="book">
        <Empty title={t('noRuns')}>{t('noRunsText')}</Empty>
      </div>
    )
  return (
    <section
      className="card card--table stack self-start"
      id="book"
      style={{ '--gap': 'var(--s5)' } as React.CSSProperties}
    >
      <h2>{t('chooseRun')}</h2>
      <p className="soft">{t('noAccount')}</p>
      <ul className="stack" style={{ '--gap': 'var(--s5)' } as React.CSSProperties}>
        {runs.map((run) => (
          <li
            key={run.id}
            className="stack border-line border-t-2 pt-5"
            style={{ '--gap': 'var(--s2)' } as React.CSSProperties}
          >
            <h3>{f.day(run.firstLessonAt)}</h3>
            <p className="small">
              {daysWords(f, run.weekly)}, <bdi>{timesWords(t, f, run.weekly)}</bdi>
              <br />
              <bdi>{placeWords(t, run)}</bdi> · <bdi>{run.teacherName}</bdi>
              <br />
              {t('until', { day: f.fullDay(new Date(`${run.endsOn}T12:00:00Z`)) })}
            </p>
            <p className="seatline">
              <Room run={run} />
            </p>
            {run.roundId && <p>{wishes('instead')}</p>}
            <a
              className="btn btn--wide"
              href={
                run.roundId
                  ? `/${locale}/my/wishes/${run.roundId}`
                  : `/${locale}/courses/${courseId}/book/${run.id}`
              }
              rel="nofollow"
            >
              {run.roundId
                ? wishes('say')
                : run.waiting > 0 || run.taken >= run.capacity
                  ? t('joinList')
                  : t('book')}
              <Icon name="arrow-right" />
            </a>
          </li>
        ))}
      </ul>
      <p className="iw">
        <Icon name="users" />
        <span>
          {family('entry')}{' '}
          <a href={`/${locale}/my/together`} rel="nofollow">
            {family('entryLink')}
          </a>
        </span>
      </p>
      <p className="iw soft small">
        <Icon name="lock-simple" />
        <span>{t('onlyForCourse')}</span>
      </p>
    </section>
  )
}
