import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AmbassadorsToday } from '@/components/ambassadors/today-panel'
import { TodayCases } from '@/components/cases/today-panels'
import { Room } from '@/components/courses/room'
import { placeWords } from '@/components/courses/words'
import { StaffPage } from '@/components/layout/staff-page'
import { PairsToday } from '@/components/pairs/today-panel'
import { CallPanel } from '@/components/teaching/call-panel'
import { LinkButton } from '@/components/ui/button'
import { Panel } from '@/components/ui/card'
import { Moon } from '@/components/ui/status'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { pairAttention } from '@/lib/ambassadors/pairs/staff-queries'
import { programmeToday } from '@/lib/ambassadors/today'
import { todayCases } from '@/lib/cases/inbox'
import { todayForStaff } from '@/lib/courses/staff-queries'
import { pageLocale } from '@/lib/i18n/page'
import { openCalls } from '@/lib/teaching/calls'
import { townZone } from '@/lib/time/clock'
import { addDays, dayOf, instantOf } from '@/lib/time/time'
import { claimCaseAction } from './cases/actions'
import { closeCallAction } from './teaching/actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/staff'>): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('staff')
  return { title: t('nav.today') }
}

/** Today: a sentence, then what needs doing, the longest wait first. */
export default async function Page({ params }: PageProps<'/[locale]/staff'>) {
  const { locale, f } = await pageLocale(params)
  const { ctx, session } = await requirePermission('staff.today.view', { locale, path: '/staff' })
  const zone = townZone()
  const day = dayOf(ctx.now, zone)
  const [t, courses, today] = await Promise.all([
    getTranslations('staff'),
    getTranslations('courses'),
    todayForStaff(ctx, locale, { from: instantOf(day, 0, zone), to: instantOf(addDays(day, 1), 0, zone) }),
  ])
  const all = can(ctx.actor, 'courses.course.list')
    ? { href: `/${locale}/staff/courses?sort=waiting`, label: t('today.all') }
    : undefined
  const mayOpen = can(ctx.actor, 'courses.roster.view')
  const rows = (
    runs: typeof today.wanted,
    empty: string,
    due: (run: (typeof today.wanted)[number]) => string,
    phase: 'waiting' | 'open' | 'busy',
  ) =>
    runs.length === 0 ? (
      <p className="panel__foot soft">{empty}</p>
    ) : (
      <ul>
        {runs.map((run) => (
          <li className="task" key={run.id}>
            <Moon phase={phase} />
            <div>
              <a className="hit strong" href={`/${locale}/staff/courses/${run.courseId}/runs/${run.id}`}>
                {run.title}
              </a>
              <p>
                {f.day(run.firstLessonAt)} · <bdi>{placeWords(courses, run)}</bdi>
              </p>
            </div>
            <p className="task__due strong">{due(run)}</p>
          </li>
        ))}
      </ul>
    )
  const myCases = can(ctx.actor, 'cases.case.list') ? await todayCases(ctx) : null
  return (
    <StaffPage locale={locale} path="/staff" section="today">
      <div>
        <h1>{f.day(ctx.now)}</h1>
        <p className="daysum">
          {mayOpen
            ? t('today.summary', {
                name: session.name,
                lessons: today.lessons.length,
                offers: today.offers,
                dead: today.dead,
              })
            : t('today.hello', { name: session.name })}
        </p>
      </div>
      {can(ctx.actor, 'ambassadors.board.view') && (
        <AmbassadorsToday locale={locale} f={f} today={await programmeToday(ctx)} />
      )}
      {myCases && (
        <div className="stack" style={{ '--gap': 'var(--s5)' } as React.CSSProperties}>
          <TodayCases {...myCases} locale={locale} f={f} claimAction={claimCaseAction} />
        </div>
      )}
      {mayOpen ? (
        <div className="cols">
          <div className="stack" style={{ '--gap': 'var(--s5)' } as React.CSSProperties}>
            {can(ctx.actor, 'teaching.call.close') && (
              <CallPanel
                locale={locale}
                f={f}
                calls={await openCalls(ctx, locale)}
                action={closeCallAction}
              />
            )}
            {can(ctx.actor, 'ambassadors.pair.view') && (
              <PairsToday
                locale={locale}
                f={f}
                now={await pairAttention(ctx, instantOf(`${day.slice(0, 8)}01`, 0, zone))}
              />
            )}
            <Panel title={t('today.wanted')} count={today.wanted.length} colour="rose" action={all}>
              {rows(
                today.wanted,
                t('today.noWanted'),
                (run) => t('today.waiting', { count: run.waiting }),
                'waiting',
              )}
            </Panel>
            <Panel title={t('today.thin')} count={today.thin.length} colour="ochre" action={all}>
              {rows(today.thin, t('today.noThin'), (run) => `${run.taken} / ${run.capacity}`, 'open')}
            </Panel>
            <Panel title={t('today.drafts')} count={today.drafts.length} colour="violet" action={all}>
              {rows(today.drafts, t('today.noDrafts'), (run) => f.shortDay(run.firstLessonAt), 'busy')}
            </Panel>
          </div>
          <Panel title={t('today.lessons')} count={today.lessons.length} colour="green">
            {today.lessons.length === 0 ? (
              <p className="panel__foot soft">{t('today.noLessons')}</p>
            ) : (
              today.lessons.map((lesson) => (
                <div className="today" key={lesson.id}>
                  <b>{f.time(lesson.startsAt)}</b>
                  <div>
                    <a
                      className="hit strong"
                      href={`/${locale}/staff/courses/${lesson.run.courseId}/runs/${lesson.run.id}`}
                    >
                      {lesson.run.title}
                    </a>
                    <span className="soft small">
                      <bdi>{placeWords(courses, lesson.run)}</bdi>
                    </span>
                    <span className="seatline">
                      <Room run={lesson.run} />
                    </span>
                  </div>
                </div>
              ))
            )}
          </Panel>
        </div>
      ) : (
        all && (
          <p>
            <LinkButton href={all.href} variant="quiet" icon="book-open">
              {t('nav.courses')}
            </LinkButton>
          </p>
        )
      )}
    </StaffPage>
  )
}
