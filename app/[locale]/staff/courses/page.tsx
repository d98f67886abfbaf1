import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StaffPage } from '@/components/layout/staff-page'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Pagination } from '@/components/ui/navigation'
import { Status } from '@/components/ui/status'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { listStaffCourses, type StaffCourseFilters, staffCoursesPerPage } from '@/lib/courses/staff-queries'
import { isOneOf, kinds } from '@/lib/courses/vocabulary'
import { pageLocale } from '@/lib/i18n/page'

type Props = PageProps<'/[locale]/staff/courses'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('coursesStaff')
  return { title: t('title') }
}

const phases = ['draft', 'published', 'closed'] as const
const sorts = ['title', 'start', 'waiting'] as const

/** The list of courses; the address is its state. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { ctx } = await requirePermission('courses.course.list', { locale, path: '/staff/courses' })
  const query = await searchParams
  const filters: StaffCourseFilters = {}
  if (typeof query.q === 'string' && query.q.trim()) filters.q = query.q.trim().slice(0, 200)
  if (isOneOf(kinds, query.kind)) filters.kind = query.kind
  if (isOneOf(phases, query.phase)) filters.phase = query.phase
  if (isOneOf(sorts, query.sort)) filters.sort = query.sort
  const page = Math.max(1, Math.min(10_000, Number.parseInt(String(query.page ?? '1'), 10) || 1))
  const [t, courses, rows] = await Promise.all([
    getTranslations('coursesStaff'),
    getTranslations('courses'),
    listStaffCourses(ctx, locale, filters),
  ])
  const addressOf = (change: Record<string, string>) =>
    new URLSearchParams({ ...filters, ...change }).toString()
  const current = addressOf(page > 1 ? { page: String(page) } : {})
  const shown = rows.slice((page - 1) * staffCoursesPerPage, page * staffCoursesPerPage)
  return (
    <StaffPage
      locale={locale}
      path="/staff/courses"
      query={current}
      section="courses"
      top={
        <>
          <h1>{t('title')}</h1>
          <span className="gap" />
          {can(ctx.actor, 'courses.track.edit') && (
            <LinkButton href={`/${locale}/staff/courses/tracks`} variant="quiet" icon="clock" small>
              {t('tracks.title')}
            </LinkButton>
          )}
          {can(ctx.actor, 'courses.plan.view') && (
            <LinkButton
              href={`/${locale}/staff/courses/planning`}
              variant="quiet"
              icon="calendar-blank"
              small
            >
              {t('plan.title')}
            </LinkButton>
          )}
          {can(ctx.actor, 'courses.demand.view') && (
            <LinkButton
              href={`/${locale}/staff/courses/demand`}
              variant="quiet"
              icon="hourglass-medium"
              small
            >
              {t('demand.title')}
            </LinkButton>
          )}
          {can(ctx.actor, 'courses.round.manage') && (
            <LinkButton href={`/${locale}/staff/courses/rounds`} variant="quiet" icon="shuffle" small>
              {t('round.title')}
            </LinkButton>
          )}
          {can(ctx.actor, 'courses.group.manage') && (
            <LinkButton href={`/${locale}/staff/courses/groups`} variant="quiet" icon="users" small>
              {t('groups')}
            </LinkButton>
          )}
          {can(ctx.actor, 'courses.course.create') && (
            <LinkButton href={`/${locale}/staff/courses/new`} icon="plus" small>
              {t('new')}
            </LinkButton>
          )}
        </>
      }
    >
      <form className="panel form__row" method="get" action={`/${locale}/staff/courses`}>
        <div className="f">
          <label htmlFor="q">{t('find')}</label>
          <input
            className="input"
            id="q"
            name="q"
            type="search"
            data-search-key
            defaultValue={filters.q}
            maxLength={200}
          />
        </div>
        <div className="f">
          <label htmlFor="kind">{t('kind')}</label>
          <select className="input" id="kind" name="kind" defaultValue={filters.kind ?? ''}>
            <option value="">{t('all')}</option>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {courses(`kind.${kind}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="f">
          <label htmlFor="phase">{t('phase')}</label>
          <select className="input" id="phase" name="phase" defaultValue={filters.phase ?? ''}>
            <option value="">{t('all')}</option>
            {phases.map((phase) => (
              <option key={phase} value={phase}>
                {t(`phases.${phase}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="f">
          <label htmlFor="sort">{t('sort')}</label>
          <select className="input" id="sort" name="sort" defaultValue={filters.sort ?? 'title'}>
            {sorts.map((sort) => (
              <option key={sort} value={sort}>
                {t(`sortBy.${sort}`)}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="btn btn--s">
          {t('search')}
        </button>
      </form>
      {shown.length === 0 ? (
        <Empty
          title={t('empty')}
          action={
            <LinkButton variant="quiet" href={`/${locale}/staff/courses`}>
              {t('all')}
            </LinkButton>
          }
        >
          {t('emptyText')}
        </Empty>
      ) : (
        <div className="panel">
          <table className="tbl tbl--stack">
            <thead>
              <tr>
                <th>{t('column.course')}</th>
                <th>{t('column.phase')}</th>
                <th>{t('column.level')}</th>
                <th className="end">{t('column.runs')}</th>
                <th className="end">{t('column.places')}</th>
                <th className="end">{t('column.waiting')}</th>
                <th>{t('column.next')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <a href={`/${locale}/staff/courses/${row.id}`}>{row.title}</a>
                  </th>
                  <td data-th={t('column.phase')}>
                    <Status
                      phase={row.phase === 'published' ? 'done' : row.phase === 'draft' ? 'busy' : 'open'}
                      tone={row.phase === 'published' ? 'ok' : undefined}
                    >
                      {t(`phases.${row.phase}`)}
                    </Status>
                  </td>
                  <td data-th={t('column.level')}>
                    {row.levelFrom ? `${row.levelFrom} → ${row.levelTo ?? row.levelFrom}` : '–'}
                  </td>
                  <td data-th={t('column.runs')} className="end num">
                    {row.openRuns} / {row.runs}
                  </td>
                  <td data-th={t('column.places')} className="end num">
                    {t('taken', { taken: row.taken, capacity: row.capacity })}
                  </td>
                  <td data-th={t('column.waiting')} className="end num">
                    {row.waiting}
                  </td>
                  <td data-th={t('column.next')}>{row.nextStartAt ? f.shortDay(row.nextStartAt) : '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pagination
        label={courses('list.pages')}
        page={page}
        pages={Math.ceil(rows.length / staffCoursesPerPage)}
        hrefOf={(n) => `/${locale}/staff/courses?${addressOf({ page: String(n) })}`}
        previous={courses('list.previous')}
        next={courses('list.next')}
      />
    </StaffPage>
  )
}
