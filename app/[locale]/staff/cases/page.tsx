import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CaseTable } from '@/components/cases/case-table'
import { SearchForm } from '@/components/forms/filter-form'
import { OneButton } from '@/components/forms/plain-form'
import { ListKeys } from '@/components/layout/list-keys'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { Button, LinkButton } from '@/components/ui/button'
import { Panel } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { withWords } from '@/lib/auth/typed-words'
import { recentBulk } from '@/lib/cases/bulk'
import { filterQuery, readFilters, type Show, shows, sorts } from '@/lib/cases/filters'
import { colleagues, listCases, myTeams } from '@/lib/cases/inbox'
import { savedViews } from '@/lib/cases/saved-views'
import { listTypeChoices } from '@/lib/cases/type-list'
import { typeName } from '@/lib/cases/words'
import { limits } from '@/lib/config/limits'
import { town } from '@/lib/config/town'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { claimCaseAction, undoBulkAction } from './actions'
import { HandOverPanel, ViewsPanel } from './side-panels'

type Props = PageProps<'/[locale]/staff/cases'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('casesStaff')
  return { title: t('title') }
}

/** The inbox: whose turn it is, the fewest days first. The address is the list. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const query = await searchParams
  const filters = readFilters(withWords(query))
  const here = `/staff/cases${filterQuery(filters, { page: filters.page })}`
  const { ctx } = await requirePermission('cases.case.list', { locale, path: here })
  const [t, cases, teams] = await Promise.all([
    getTranslations('casesStaff'),
    getTranslations('cases'),
    myTeams(ctx),
  ])
  const [inbox, views, people, bulk, types] = await Promise.all([
    listCases(ctx, teams, filters),
    savedViews(ctx, teams),
    colleagues(
      ctx,
      teams.map((team) => team.id),
    ),
    isId(query.bulk) ? recentBulk(ctx, query.bulk) : null,
    listTypeChoices(ctx, town.country, 'all'),
  ])
  const list = `/${locale}/staff/cases`
  const to = (changes: Parameters<typeof filterQuery>[1]) => `${list}${filterQuery(filters, changes)}`
  const pages = Math.max(1, Math.ceil(inbox.total / limits.cases.pageSize))
  const count = (show: Show) => (show === 'closed' ? undefined : inbox.counts[show])
  const back = Number(query.back)
  return (
    <StaffPage
      locale={locale}
      path="/staff/cases"
      query={filterQuery(filters, { page: filters.page }).slice(1)}
      section="cases"
      top={
        <>
          <SearchForm
            action={`/${locale}/staff/find`}
            method="post"
            label={t('list.search')}
            placeholder={t('list.search')}
            submitLabel={t('list.find')}
            defaultValue={filters.q}
            hidden={{
              to: '/staff/cases',
              show: filters.show === 'all' ? undefined : filters.show,
              team: filters.team,
            }}
          />
          <LinkButton href={`${list}/new`} icon="plus">
            {t('list.new')}
          </LinkButton>
        </>
      }
    >
      <StaffHead
        title={t('title')}
        actions={
          <>
            {can(ctx.actor, 'cases.type.view') && (
              <LinkButton href={`${list}/types`} variant="quiet" icon="list-checks">
                {t('list.types')}
              </LinkButton>
            )}
            <LinkButton href={`${list}/list.csv${filterQuery(filters)}`} variant="quiet" icon="file-csv">
              {t('list.csv')}
            </LinkButton>
            <LinkButton href={`${list}/list.xlsx${filterQuery(filters)}`} variant="quiet" icon="file-csv">
              {t('list.xlsx')}
            </LinkButton>
          </>
        }
      />
      {teams.length === 0 ? (
        can(ctx.actor, 'cases.team.manage') ? (
          <Empty
            title={t('list.noTeam')}
            action={
              <LinkButton href={`${list}/teams`} icon="users">
                {t('list.manageTeams')}
              </LinkButton>
            }
          >
            {t('list.noTeamHint')}
          </Empty>
        ) : (
          <Empty title={t('list.noTeam')}>{t('list.noTeamText')}</Empty>
        )
      ) : (
        <>
          {bulk && isId(query.bulk) && (
            <Banner
              tone="ok"
              live
              title={t('bulk.done', { count: bulk.count })}
              actions={
                <OneButton
                  id="undo"
                  action={undoBulkAction}
                  locale={locale}
                  path={here}
                  fields={{ bulkId: query.bulk }}
                  icon="arrow-counter-clockwise"
                >
                  {t('bulk.undo')}
                </OneButton>
              }
            />
          )}
          {Number.isInteger(back) && back > 0 && (
            <Banner tone="ok" live>
              {t('bulk.undone', { count: back })}
            </Banner>
          )}
          {query.handed === '1' && (
            <Banner tone="ok" live>
              {t('handOver.done')}
            </Banner>
          )}
          {query.done === '1' && (
            <Banner tone="ok" live>
              {t('case.saved')}
            </Banner>
          )}
          <nav className="tabs tabs--line" aria-label={t('title')}>
            {shows.map((show) => (
              <a key={show} href={to({ show })} aria-current={show === filters.show ? 'page' : undefined}>
                {t(`show.${show}`)}
                {count(show) !== undefined && <span className="num"> {f.number(count(show) ?? 0)}</span>}
              </a>
            ))}
          </nav>
          <form action={list} method="get" className="row" aria-label={t('list.filter')}>
            {filters.show !== 'all' && <input type="hidden" name="show" value={filters.show} />}
            {filters.q && <input type="hidden" name="s" value={filters.s} />}
            <label className="f">
              {t('list.team')}
              <select className="input input--s" name="team" defaultValue={filters.team ?? ''}>
                <option value="">{t('list.anyTeam')}</option>
                {teams.map((team) => (
                  <option key={team.id} value={team.id}>
                    {team.name}
                  </option>
                ))}
              </select>
            </label>
            <label className="f">
              {t('list.type')}
              <select className="input input--s" name="type" defaultValue={filters.type ?? ''}>
                <option value="">{t('list.anyType')}</option>
                {types.map((type) => (
                  <option key={type.typeKey} value={type.typeKey}>
                    {typeName(cases, type, locale)}
                  </option>
                ))}
              </select>
            </label>
            <label className="f">
              {t('list.worker')}
              <select className="input input--s" name="who" defaultValue={filters.who ?? ''}>
                <option value="">{t('list.anyone')}</option>
                {people.map((person) => (
                  <option key={`${person.id}${person.teamId}`} value={person.id}>
                    {person.name}
                  </option>
                ))}
              </select>
            </label>
            <label className="f">
              {t('list.sort')}
              <select className="input input--s" name="sort" defaultValue={filters.sort}>
                {sorts.map((sort) => (
                  <option key={sort} value={sort}>
                    {t(
                      sort === 'due'
                        ? 'list.sortDue'
                        : sort === 'opened'
                          ? 'list.sortOpened'
                          : 'list.sortChanged',
                    )}
                  </option>
                ))}
              </select>
            </label>
            <Button variant="quiet" small>
              {t('list.apply')}
            </Button>
            <a href={to({ team: undefined, type: undefined, who: undefined, q: undefined, sort: 'due' })}>
              {t('list.clear')}
            </a>
          </form>
          <ListKeys locale={locale}>
            <CaseTable
              rows={inbox.rows}
              caption={t('list.caption', { count: inbox.total })}
              locale={locale}
              f={f}
              path={here}
              claimAction={claimCaseAction}
              chooseForm="chosen"
              empty={<Empty title={t('list.none')}>{t('list.noneText')}</Empty>}
            />
          </ListKeys>
          {inbox.rows.length > 0 && (
            <form id="chosen" action={`${list}/bulk`} method="get" className="row">
              <input type="hidden" name="back" value={filterQuery(filters)} />
              <Button variant="quiet" icon="list-checks">
                {t('list.with')}
              </Button>
            </form>
          )}
          {pages > 1 && (
            <nav className="row" aria-label={t('list.page', { page: filters.page, pages })}>
              {filters.page > 1 && (
                <LinkButton variant="quiet" href={to({ page: filters.page - 1 })}>
                  {t('list.previous')}
                </LinkButton>
              )}
              <span>{t('list.page', { page: filters.page, pages })}</span>
              {filters.page < pages && (
                <LinkButton variant="quiet" href={to({ page: filters.page + 1 })}>
                  {t('list.next')}
                </LinkButton>
              )}
            </nav>
          )}
          <div className="cols">
            <Panel title={t('views.title')} count={views.length} colour="violet">
              <ViewsPanel
                locale={locale}
                path={here}
                views={views}
                teams={teams}
                query={filterQuery(filters)}
              />
            </Panel>
            <Panel title={t('handOver.title')}>
              <HandOverPanel locale={locale} path={here} people={people} />
            </Panel>
          </div>
        </>
      )}
    </StaffPage>
  )
}
