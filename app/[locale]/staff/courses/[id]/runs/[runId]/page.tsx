import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { findPersonAction } from '@/app/[locale]/staff/find/actions'
import { Room } from '@/components/courses/room'
import { RosterTable } from '@/components/courses/roster-table'
import { daysWords, placeWords, timesWords } from '@/components/courses/words'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextField } from '@/components/forms/text-fields'
import { PrintButton } from '@/components/layout/print-button'
import { StaffPage } from '@/components/layout/staff-page'
import { FindForm } from '@/components/people/find-form'
import { AttendancePanel } from '@/components/teaching/attendance-panel'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Panel } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { Crumbs } from '@/components/ui/navigation'
import { Status } from '@/components/ui/status'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { wordsOf } from '@/lib/auth/typed-words'
import { runPhase } from '@/lib/courses/rules'
import { getRoster } from '@/lib/courses/staff-queries'
import { isId, newId } from '@/lib/db/ids'
import { localeNames, locales } from '@/lib/i18n/locales'
import { pageLocale } from '@/lib/i18n/page'
import { searchPeople } from '@/lib/people/search'
import { runAttendance } from '@/lib/teaching/queries'
import {
  bookForAction,
  cancelForAction,
  cancelRunAction,
  moveUpAction,
  publishRunAction,
} from '../../../actions'

type Props = PageProps<'/[locale]/staff/courses/[id]/runs/[runId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('coursesStaff')
  return { title: t('roster') }
}

const notices = ['saved', 'runPublished', 'bookedPlace', 'bookedWaiting', 'movedUp', 'cancelledFor'] as const

/** A run: who has a place, who is asked, who waits, and what staff can do about it. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id, runId } = await params
  const path = `/staff/courses/${id}/runs/${runId}`
  const { ctx } = await requirePermission('courses.roster.view', { locale, path })
  const roster = isId(runId) ? await getRoster(ctx, runId, locale) : null
  if (!roster || roster.courseId !== id) notFound()
  const query = await searchParams
  const notice = notices.find((key) => key === query.done)
  const q = wordsOf(query)
  const mayBook = can(ctx.actor, 'courses.place.bookFor')
  const [t, courses, staff, strings, known] = await Promise.all([
    getTranslations('coursesStaff'),
    getTranslations('courses'),
    getTranslations('staff'),
    formStrings(),
    mayBook && q ? searchPeople(ctx, q) : [],
  ])
  const { run } = roster
  const phase = runPhase({ ...run, endsOn: run.endsOnDate }, ctx.now)
  const shared = {
    locale,
    f,
    path,
    mayCancel: can(ctx.actor, 'courses.place.cancelFor'),
    mayTest: can(ctx.actor, 'courses.level.test'),
    cancelAction: cancelForAction,
  }
  return (
    <StaffPage
      locale={locale}
      path={path}
      query={q ? new URLSearchParams({ s: String(query.s) }).toString() : undefined}
      section="courses"
    >
      <Crumbs
        label={courses('crumbs')}
        home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
        items={[
          { href: `/${locale}/staff/courses`, label: t('title') },
          { href: `/${locale}/staff/courses/${id}`, label: roster.title },
        ]}
      />
      {notice && (
        <Banner tone="ok" live>
          <p>{t(notice)}</p>
        </Banner>
      )}
      {query.done === 'runCancelled' && (
        <Banner tone="ok" live>
          <p>{t('runCancelled', { count: Number(query.count) || 0 })}</p>
        </Banner>
      )}
      <div className="work__top">
        <h1>{t('runTitle', { day: f.fullDay(run.firstLessonAt) })}</h1>
        <Status
          phase={phase === 'open' ? 'open' : phase === 'cancelled' ? 'late' : 'busy'}
          tone={phase === 'open' ? 'ok' : phase === 'cancelled' ? 'late' : undefined}
          fill
        >
          {t(`runPhases.${phase}`)}
        </Status>
        <span className="gap" />
        {can(ctx.actor, 'courses.roster.export') && (
          <>
            <LinkButton href={`/${locale}${path}/roster.csv`} variant="quiet" icon="file-csv" small>
              {t('csv')}
            </LinkButton>
            <LinkButton href={`/${locale}${path}/roster.xlsx`} variant="quiet" icon="file-xls" small>
              {t('xlsx')}
            </LinkButton>
          </>
        )}
        <PrintButton label={t('print')} small />
        {can(ctx.actor, 'courses.run.schedule') && (
          <LinkButton href={`/${locale}/staff/courses/${id}/runs/new?copy=${runId}`} variant="quiet" small>
            {t('plan.copy')}
          </LinkButton>
        )}
        {can(ctx.actor, 'courses.run.schedule') && phase !== 'cancelled' && (
          <LinkButton href={`/${locale}${path}/edit`} variant="quiet" icon="pencil-simple" small>
            {t('edit')}
          </LinkButton>
        )}
        {phase === 'draft' && can(ctx.actor, 'courses.course.publish') && (
          <OneButton
            id="publish"
            action={publishRunAction}
            locale={locale}
            path={path}
            fields={{ runId }}
            variant="fill"
          >
            {t('publishRun')}
          </OneButton>
        )}
      </div>
      {run.cancelReason && (
        <Banner tone="late" title={t('runPhases.cancelled')}>
          <p>{run.cancelReason}</p>
        </Banner>
      )}
      <div className="cols">
        <div className="stack" style={{ '--gap': 'var(--s5)' } as React.CSSProperties}>
          <Panel
            title={t('roster')}
            count={`${roster.placed.length} / ${run.capacity}`}
            colour="ochre"
            id="roster"
          >
            <RosterTable {...shared} rows={roster.placed} empty={t('rosterEmpty')} />
          </Panel>
          {roster.offered.length > 0 && (
            <Panel title={t('offered')} count={roster.offered.length} colour="blue">
              <RosterTable {...shared} rows={roster.offered} empty="" />
            </Panel>
          )}
          <Panel title={t('waitingList')} count={roster.waiting.length} colour="rose" id="waiting">
            <RosterTable
              {...shared}
              rows={roster.waiting}
              empty={t('waitingEmpty')}
              moveUpAction={can(ctx.actor, 'courses.place.moveUp') ? moveUpAction : undefined}
            />
          </Panel>
          <AttendancePanel
            people={roster.placed}
            attendance={await runAttendance(ctx, runId)}
            href={can(ctx.actor, 'teaching.group.view') ? `/${locale}/staff/teaching/${runId}` : undefined}
          />
        </div>
        <div className="stack" style={{ '--gap': 'var(--s5)' } as React.CSSProperties}>
          <section className="panel">
            <Facts
              items={[
                { icon: 'calendar-blank', label: courses('fact.when'), value: daysWords(f, run.weekly) },
                {
                  icon: 'clock',
                  label: courses('fact.time'),
                  value: <bdi>{timesWords(courses, f, run.weekly)}</bdi>,
                },
                {
                  icon: 'map-pin',
                  label: courses('fact.where'),
                  value: <bdi>{placeWords(courses, run)}</bdi>,
                },
                {
                  icon: 'chalkboard-teacher',
                  label: courses('fact.teacher'),
                  value: <bdi>{run.teacherName}</bdi>,
                },
              ]}
            />
            <p className="seatline pt-4">
              <Room run={run} />
            </p>
            <details className="data pt-2">
              <summary>
                {t('lessons')} ({roster.lessons.length})
              </summary>
              <ol>
                {roster.lessons.map((lesson) => (
                  <li key={lesson.id}>
                    {f.day(lesson.startsAt)},{' '}
                    <bdi>
                      {courses('timeRange', { from: f.time(lesson.startsAt), to: f.time(lesson.endsAt) })}
                    </bdi>
                  </li>
                ))}
              </ol>
            </details>
          </section>
          {mayBook && (phase === 'open' || phase === 'draft') && (
            <Panel title={t('bookFor')} id="book-for">
              <p className="soft small">{t('bookForHint')}</p>
              <FindForm
                locale={locale}
                path={path}
                action={findPersonAction}
                label={t('bookForFind')}
                button={t('bookForSearch')}
                words={q}
                anchor="book-for"
                quiet
              />
              {known.length > 0 && (
                <ul aria-label={t('bookForKnown')} className="pt-3">
                  {known.map((person) => (
                    <li key={person.id} className="person">
                      <span className="col-span-2">
                        <bdi className="strong">{person.fullName}</bdi>{' '}
                        <bdi className="soft small" dir="ltr">
                          {person.email ?? person.phone}
                        </bdi>
                      </span>
                      <OneButton
                        id={`book-${person.id}`}
                        action={bookForAction}
                        locale={locale}
                        path={path}
                        fields={{ runId, personId: person.id }}
                      >
                        {t('bookForThis', { name: person.fullName })}
                      </OneButton>
                    </li>
                  ))}
                </ul>
              )}
              <details className="pt-4" open={q !== '' && known.length === 0}>
                <summary className="strong">{t('bookForNew')}</summary>
                <Form
                  id="new-person"
                  action={bookForAction}
                  locale={locale}
                  path={path}
                  idempotencyKey={newId()}
                  strings={strings}
                  submit={<Submit busy={strings.busy}>{t('bookForSubmit')}</Submit>}
                >
                  <input type="hidden" name="runId" value={runId} />
                  <TextField name="fullName" label={t('bookForName')} autoComplete="off" />
                  <SelectField
                    name="locale"
                    label={t('bookForLanguage')}
                    options={locales.map((code) => ({ value: code, label: localeNames[code], lang: code }))}
                    defaultValue={locale}
                  />
                  <TextField
                    name="email"
                    type="email"
                    label={t('bookForEmail')}
                    optional
                    autoComplete="off"
                  />
                  <TextField name="phone" type="tel" label={t('bookForPhone')} optional autoComplete="off" />
                </Form>
              </details>
            </Panel>
          )}
          {can(ctx.actor, 'courses.run.cancel') && phase !== 'cancelled' && phase !== 'over' && (
            <Panel title={t('cancelRun')}>
              <details className="data">
                <summary>{t('cancelRun')}</summary>
                <Form
                  id="cancel-run"
                  action={cancelRunAction}
                  locale={locale}
                  path={path}
                  strings={strings}
                  submit={
                    <Submit busy={strings.busy} variant="late">
                      {t('cancelRunYes')}
                    </Submit>
                  }
                >
                  <input type="hidden" name="runId" value={runId} />
                  <TextField name="reason" label={t('cancelRunReason')} hint={t('cancelRunHint')} />
                </Form>
              </details>
            </Panel>
          )}
        </div>
      </div>
    </StaffPage>
  )
}
