import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { Facts } from '@/components/ui/facts'
import { Stepper } from '@/components/ui/steps'
import type { CourseDetail, RunSummary } from '@/lib/courses/types'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { Room } from './room'
import { daysWords, placeWords, timesWords } from './words'

/** The frame of the booking's steps: where one is, the questions, and beside them what is being booked. */
export async function BookingFrame({
  locale,
  f,
  path,
  course,
  run,
  step,
  title,
  children,
}: {
  locale: Locale
  f: Formats
  path: string
  course: CourseDetail
  run: RunSummary
  step: 0 | 1
  title: string
  children: ReactNode
}) {
  const t = await getTranslations('courses')
  return (
    <PublicPage locale={locale} path={path} section="learn">
      <FieldHead
        locale={locale}
        title={title}
        crumbs={[
          { href: `/${locale}/courses`, label: t('list.title') },
          { href: `/${locale}/courses/${course.id}`, label: course.words.title },
        ]}
      />
      <div className="wrap section split split--form">
        <div className="stack" style={{ '--gap': 'var(--s6)' } as React.CSSProperties}>
          <Stepper
            label={t('steps.label')}
            current={step}
            steps={[t('steps.who'), t('steps.check'), t('steps.done')]}
          />
          {children}
        </div>
        <aside className="card card--table stack self-start" aria-label={t('yourChoice')}>
          <h2 lang={course.words.lang === locale ? undefined : course.words.lang} dir="auto">
            {course.words.title}
          </h2>
          <Facts
            items={[
              { icon: 'flag-pennant', label: t('fact.first'), value: f.fullDay(run.firstLessonAt) },
              { icon: 'calendar-blank', label: t('fact.when'), value: daysWords(f, run.weekly) },
              { icon: 'clock', label: t('fact.time'), value: <bdi>{timesWords(t, f, run.weekly)}</bdi> },
              { icon: 'map-pin', label: t('fact.where'), value: <bdi>{placeWords(t, run)}</bdi> },
              { icon: 'currency-eur', label: t('fact.price'), value: t('free') },
            ]}
          />
          <p className="seatline">
            <Room run={run} />
          </p>
        </aside>
      </div>
    </PublicPage>
  )
}
