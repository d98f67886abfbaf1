import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { MaterialsPanel } from '@/components/courses/materials-panel'
import { Room } from '@/components/courses/room'
import { daysWords, placeWords, timesWords } from '@/components/courses/words'
import { OneButton } from '@/components/forms/plain-form'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Panel } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Crumbs } from '@/components/ui/navigation'
import { Status } from '@/components/ui/status'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { runPhase } from '@/lib/courses/rules'
import { getStaffCourse } from '@/lib/courses/staff-queries'
import { isOneOf } from '@/lib/courses/vocabulary'
import { isId } from '@/lib/db/ids'
import { localeNames, locales } from '@/lib/i18n/locales'
import { pageLocale } from '@/lib/i18n/page'
import { addMaterialAction, closeCourseAction, publishCourseAction, removeMaterialAction } from '../actions'

const notices = ['saved', 'published', 'closed', 'materialAdded', 'materialRemoved'] as const

type Props = PageProps<'/[locale]/staff/courses/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('coursesStaff')
  return { title: t('form.course') }
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/staff/courses/${id}`
  const { ctx } = await requirePermission('courses.course.list', { locale, path })
  const course = isId(id) ? await getStaffCourse(ctx, id) : null
  if (!course) notFound()
  const { done } = await searchParams
  const [t, courses, staff] = await Promise.all([
    getTranslations('coursesStaff'),
    getTranslations('courses'),
    getTranslations('staff'),
  ])
  return (
    <StaffPage locale={locale} path={path} section="courses">
      <Crumbs
        label={courses('crumbs')}
        home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
        items={[{ href: `/${locale}/staff/courses`, label: t('title') }]}
      />
      {isOneOf(notices, done) && (
        <Banner tone="ok" live>
          <p>{t(done)}</p>
        </Banner>
      )}
      <div className="work__top">
        <h1 lang="nl">{course.source.title}</h1>
        <Status
          phase={course.phase === 'published' ? 'done' : 'busy'}
          tone={course.phase === 'published' ? 'ok' : undefined}
          fill
        >
          {t(`phases.${course.phase}`)}
        </Status>
        <span className="gap" />
        {course.phase === 'published' && (
          <LinkButton href={`/${locale}/courses/${course.id}`} variant="quiet" icon="globe" small>
            {t('view')}
          </LinkButton>
        )}
        {can(ctx.actor, 'courses.course.edit') && (
          <LinkButton href={`/${locale}${path}/edit`} variant="quiet" icon="pencil-simple" small>
            {t('edit')}
          </LinkButton>
        )}
        {can(ctx.actor, 'courses.course.publish') && course.phase !== 'published' && (
          <OneButton
            id="publish"
            action={publishCourseAction}
            locale={locale}
            path={path}
            fields={{ courseId: course.id }}
            variant="fill"
          >
            {t('publish')}
          </OneButton>
        )}
      </div>
      <p className="lead" lang="nl">
        {course.source.summary}
      </p>
      <div className="cols">
        <Panel title={t('runs')} count={course.runs.length} colour="ochre">
          {course.runs.length === 0 ? (
            <Empty title={t('noRuns')}>{t('noRunsText')}</Empty>
          ) : (
            <table className="tbl tbl--stack">
              <thead>
                <tr>
                  <th>{t('column.next')}</th>
                  <th>{t('column.phase')}</th>
                  <th>{t('column.when')}</th>
                  <th>{t('column.where')}</th>
                  <th>{t('column.places')}</th>
                </tr>
              </thead>
              <tbody>
                {course.runs.map((run) => {
                  const phase = runPhase({ ...run, endsOn: run.endsOnDate }, ctx.now)
                  return (
                    <tr key={run.id}>
                      <th scope="row">
                        <a href={`/${locale}${path}/runs/${run.id}`}>{f.fullDay(run.firstLessonAt)}</a>
                      </th>
                      <td data-th={t('column.phase')}>
                        <Status
                          phase={
                            phase === 'open'
                              ? 'open'
                              : phase === 'running'
                                ? 'busy'
                                : phase === 'cancelled'
                                  ? 'late'
                                  : 'done'
                          }
                          tone={phase === 'open' ? 'ok' : phase === 'cancelled' ? 'late' : undefined}
                        >
                          {t(`runPhases.${phase}`)}
                        </Status>
                      </td>
                      <td data-th={t('column.when')}>
                        {daysWords(f, run.weekly)}, <bdi>{timesWords(courses, f, run.weekly)}</bdi>
                      </td>
                      <td data-th={t('column.where')}>
                        <bdi>{placeWords(courses, run)}</bdi>
                      </td>
                      <td data-th={t('column.places')}>
                        <span className="seatline">
                          <Room run={run} />
                        </span>
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          )}
          {can(ctx.actor, 'courses.run.schedule') && (
            <p className="panel__foot">
              <LinkButton href={`/${locale}${path}/runs/new`} icon="plus" small>
                {t('newRun')}
              </LinkButton>
            </p>
          )}
        </Panel>
        <div className="stack" style={{ '--gap': 'var(--s5)' } as React.CSSProperties}>
          <Panel title={t('languages')} count={course.languages.length} colour="blue">
            <ul className="panel__foot">
              {locales.map((code) => {
                const text = course.languages.find((language) => language.locale === code)
                return (
                  <li key={code} className="iw w-full justify-between">
                    <span lang={code}>{localeNames[code]}</span>
                    <Status
                      phase={text ? (text.outdated ? 'busy' : 'done') : 'open'}
                      tone={text ? (text.outdated ? 'warn' : 'ok') : undefined}
                    >
                      {text ? (text.outdated ? t('outdated') : t('upToDate')) : t('missing')}
                    </Status>
                  </li>
                )
              })}
            </ul>
          </Panel>
          {can(ctx.actor, 'courses.course.edit') && (
            <MaterialsPanel
              courseId={course.id}
              materials={course.materials}
              locale={locale}
              path={path}
              addAction={addMaterialAction}
              removeAction={removeMaterialAction}
            />
          )}
          {can(ctx.actor, 'courses.course.close') && course.phase === 'published' && (
            <Panel title={t('close')}>
              <p className="panel__foot">{t('closeHint')}</p>
              <OneButton
                id="close"
                action={closeCourseAction}
                locale={locale}
                path={path}
                fields={{ courseId: course.id }}
              >
                {t('close')}
              </OneButton>
            </Panel>
          )}
        </div>
      </div>
    </StaffPage>
  )
}
