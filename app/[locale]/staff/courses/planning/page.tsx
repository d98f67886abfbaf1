import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PrintButton } from '@/components/layout/print-button'
import { StaffPage } from '@/components/layout/staff-page'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Pagination } from '@/components/ui/navigation'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { boardRows, planningBoard } from '@/lib/courses/planning/board'
import { readBoard, writeBoard } from '@/lib/courses/planning/filters'
import { listVenues } from '@/lib/courses/staff-queries'
import { pageLocale } from '@/lib/i18n/page'
import { townZone } from '@/lib/time/clock'
import { addDays, dayOf } from '@/lib/time/time'

const path = '/staff/courses/planning'
type Props = PageProps<'/[locale]/staff/courses/planning'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('coursesStaff')
  return { title: t('plan.title') }
}

/** Weeks × rooms or teachers. The address is the state. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { ctx } = await requirePermission('courses.plan.view', { locale, path })
  const filters = readBoard(await searchParams, dayOf(ctx.now, townZone()))
  const [t, courses, board, venues] = await Promise.all([
    getTranslations('coursesStaff'),
    getTranslations('courses'),
    planningBoard(ctx, locale, filters, townZone()),
    listVenues(ctx),
  ])
  const hrefOf = (change: Partial<typeof filters>) =>
    `/${locale}${path}?${writeBoard({ ...filters, page: 1, ...change })}`
  const query = writeBoard(filters)
  const noon = (day: string) => new Date(`${day}T12:00:00Z`)
  return (
    <StaffPage
      locale={locale}
      path={path}
      query={query}
      section="courses"
      top={
        <>
          <h1>{t('plan.title')}</h1>
          <span className="gap" />
          {can(ctx.actor, 'courses.plan.export') && (
            <>
              <LinkButton href={`/${locale}${path}.csv?${query}`} variant="quiet" icon="file-csv" small>
                {t('csv')}
              </LinkButton>
              <LinkButton href={`/${locale}${path}.xlsx?${query}`} variant="quiet" icon="file-xls" small>
                {t('xlsx')}
              </LinkButton>
            </>
          )}
          <PrintButton label={t('print')} small />
          {can(ctx.actor, 'courses.runs.import') && (
            <LinkButton href={`/${locale}/staff/courses/import`} variant="quiet" icon="plus" small>
              {t('import.title')}
            </LinkButton>
          )}
        </>
      }
    >
      <form className="panel form__row" method="get" action={`/${locale}${path}`}>
        <div className="f">
          <label htmlFor="by">{t('plan.by')}</label>
          <select className="input" id="by" name="by" defaultValue={filters.by}>
            <option value="room">{t('plan.rooms')}</option>
            <option value="teacher">{t('plan.teachers')}</option>
          </select>
        </div>
        <div className="f">
          <label htmlFor="venue">{t('form.venue')}</label>
          <select className="input" id="venue" name="venue" defaultValue={filters.venueId ?? ''}>
            <option value="">{t('all')}</option>
            {venues.map((venue) => (
              <option key={venue.id} value={venue.id}>
                {venue.name}
              </option>
            ))}
          </select>
        </div>
        <div className="f">
          <label htmlFor="from">{t('plan.from')}</label>
          <input className="input" id="from" name="from" type="date" dir="ltr" defaultValue={filters.from} />
        </div>
        <button type="submit" className="btn btn--s">
          {t('search')}
        </button>
      </form>
      <p className="row">
        <a href={hrefOf({ from: addDays(filters.from, -28) })}>{t('plan.earlier')}</a>
        <a href={hrefOf({ from: addDays(filters.from, 28) })}>{t('plan.later')}</a>
        {board.loose > 0 && (
          <span className="soft">
            {filters.by === 'room'
              ? t('plan.looseRoom', { count: board.loose })
              : t('plan.looseTeacher', { count: board.loose })}
          </span>
        )}
      </p>
      {board.rows.length === 0 ? (
        <Empty title={t('plan.none')}>{t('plan.noneText')}</Empty>
      ) : (
        <section className="panel overflow-x-auto" aria-label={t('plan.title')}>
          <table className="tbl tbl--stack">
            <thead>
              <tr>
                <th>{filters.by === 'room' ? t('form.room') : t('column.teacher')}</th>
                {board.weeks.map((week) => (
                  <th key={week}>{f.shortDay(noon(week))}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {board.rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <bdi>{row.name}</bdi>
                    {row.where && <span className="small soft block font-normal">{row.where}</span>}
                  </th>
                  {row.weeks.map((cells, n) => (
                    <td key={board.weeks[n]} data-th={f.shortDay(noon(board.weeks[n] ?? filters.from))}>
                      {cells.length === 0 && <span className="soft">–</span>}
                      {cells.map((cell) => (
                        <span key={cell.runId} className="small block">
                          <a href={`/${locale}/staff/courses/${cell.courseId}/runs/${cell.runId}`}>
                            {cell.title}
                          </a>{' '}
                          <bdi className="num">
                            {t('plan.cell', {
                              lessons: cell.lessons,
                              taken: cell.taken,
                              capacity: cell.capacity,
                            })}
                          </bdi>
                          {cell.waiting > 0 && <b> {t('plan.waiting', { count: cell.waiting })}</b>}
                          {cell.draft && <i> {t('phases.draft')}</i>}
                        </span>
                      ))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Pagination
        label={courses('list.pages')}
        page={filters.page}
        pages={Math.ceil(board.total / boardRows)}
        hrefOf={(n) => hrefOf({ page: n })}
        previous={courses('list.previous')}
        next={courses('list.next')}
      />
    </StaffPage>
  )
}
