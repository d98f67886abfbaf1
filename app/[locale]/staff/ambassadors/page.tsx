import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AmbassadorTable } from '@/components/ambassadors/ambassador-table'
import { Board } from '@/components/ambassadors/board'
import { HandOver } from '@/components/ambassadors/hand-over'
import { PrintButton } from '@/components/layout/print-button'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Pagination } from '@/components/ui/navigation'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { readBoardFilters } from '@/lib/ambassadors/filters'
import { listCoordinators } from '@/lib/ambassadors/hand-over'
import { listRoles } from '@/lib/ambassadors/roles'
import { ambassadorBoard, ambassadorList, programmeCounts } from '@/lib/ambassadors/staff-queries'
import { states } from '@/lib/ambassadors/vocabulary'
import { withWords } from '@/lib/auth/typed-words'
import { limits } from '@/lib/config/limits'
import { pageLocale } from '@/lib/i18n/page'
import { handOverAction } from './[id]/actions'

type Props = PageProps<'/[locale]/staff/ambassadors'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('ambassadorsStaff')
  return { title: t('title') }
}

/** Everybody on the road to being an ambassador, as a board or as a list. The address is the only state. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/staff/ambassadors'
  const { ctx } = await requirePermission('ambassadors.board.view', { locale, path })
  const query = await searchParams
  const filters = readBoardFilters(withWords(query))
  const { q: words, ...chosen } = filters
  /** The same as an address: what was typed stands there sealed. */
  const shown = { ...chosen, ...(words ? { s: String(query.s) } : {}) }
  const asList = query.view === 'list'
  const page = Math.max(1, Math.min(10_000, Number.parseInt(String(query.page ?? '1'), 10) || 1))
  const [t, roles, colleagues, counts, columns, list] = await Promise.all([
    getTranslations('ambassadorsStaff'),
    listRoles(ctx, locale, true),
    listCoordinators(ctx),
    programmeCounts(ctx),
    asList ? null : ambassadorBoard(ctx, filters),
    asList ? ambassadorList(ctx, filters, page) : null,
  ])
  const roleName = new Map(roles.map((role) => [role.key, role.name]))
  const addressOf = (change: Record<string, string>) =>
    new URLSearchParams({ ...shown, ...(asList ? { view: 'list' } : {}), ...change }).toString()
  const file = (kind: string) => `/${locale}${path}/list.${kind}?${new URLSearchParams(shown).toString()}`
  const nobody = columns ? columns.every((column) => column.total === 0) : list?.total === 0
  return (
    <StaffPage
      locale={locale}
      path={path}
      query={addressOf(page > 1 ? { page: String(page) } : {})}
      section="ambassadors"
      top={
        <>
          <LinkButton
            small
            variant={asList ? 'quiet' : 'fill'}
            icon="chalkboard-teacher"
            href={`/${locale}${path}?${new URLSearchParams(shown)}`}
          >
            {t('board')}
          </LinkButton>
          <LinkButton
            small
            variant={asList ? 'fill' : 'quiet'}
            icon="list"
            href={`/${locale}${path}?${new URLSearchParams({ ...shown, view: 'list' })}`}
          >
            {t('list')}
          </LinkButton>
          {can(ctx.actor, 'ambassadors.expenses.decide') && (
            <LinkButton small variant="quiet" icon="currency-eur" href={`/${locale}${path}/expenses`}>
              {t('expenses.title')}
            </LinkButton>
          )}
          {can(ctx.actor, 'ambassadors.mailing.send') && (
            <LinkButton small variant="quiet" icon="envelope-simple" href={`/${locale}${path}/letters`}>
              {t('mail.title')}
            </LinkButton>
          )}
          {can(ctx.actor, 'ambassadors.gathering.manage') && (
            <LinkButton small variant="quiet" icon="calendar-check" href={`/${locale}${path}/gatherings`}>
              {t('gatherings.title')}
            </LinkButton>
          )}
          {can(ctx.actor, 'ambassadors.recognition.manage') && (
            <LinkButton small variant="quiet" icon="star" href={`/${locale}${path}/thanks`}>
              {t('thanks.title')}
            </LinkButton>
          )}
        </>
      }
    >
      <StaffHead title={t('title')} lead={t('lead', counts)} />
      <form className="panel form__row" method="post" action={`/${locale}/staff/find`}>
        <input type="hidden" name="to" value={path} />
        {asList && <input type="hidden" name="view" value="list" />}
        <div className="f">
          <label htmlFor="q">{t('find')}</label>
          <input
            className="input"
            id="q"
            name="q"
            type="search"
            data-search-key
            dir="auto"
            autoComplete="off"
            defaultValue={words}
            maxLength={200}
          />
        </div>
        <div className="f">
          <label htmlFor="role">{t('role')}</label>
          <select className="input" id="role" name="role" defaultValue={filters.role ?? ''}>
            <option value="">{t('all')}</option>
            {roles.map((role) => (
              <option key={role.key} value={role.key}>
                {role.name}
              </option>
            ))}
          </select>
        </div>
        <div className="f">
          <label htmlFor="who">{t('coordinator')}</label>
          <select className="input" id="who" name="who" defaultValue={filters.who ?? ''}>
            <option value="">{t('all')}</option>
            <option value="nobody">{t('nobodyYet')}</option>
            {colleagues.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </div>
        <div className="f">
          <label htmlFor="state">{t('state')}</label>
          <select className="input" id="state" name="state" defaultValue={filters.state ?? ''}>
            <option value="">{t('all')}</option>
            {states.map((state) => (
              <option key={state} value={state}>
                {t(`states.${state}`)}
              </option>
            ))}
          </select>
        </div>
        <label className="pick">
          <input type="checkbox" name="attention" value="1" defaultChecked={filters.attention === '1'} />
          <span>{t('attention')}</span>
        </label>
        <button type="submit" className="btn btn--s">
          {t('filter')}
        </button>
      </form>
      {nobody ? (
        <Empty
          title={t('empty')}
          action={
            <LinkButton variant="quiet" href={`/${locale}${path}`}>
              {t('all')}
            </LinkButton>
          }
        >
          {t('emptyText')}
        </Empty>
      ) : columns ? (
        <Board
          locale={locale}
          f={f}
          columns={columns}
          roleName={roleName}
          moreHref={(state) => `/${locale}${path}?${addressOf({ view: 'list', state })}`}
        />
      ) : (
        list && (
          <>
            <AmbassadorTable locale={locale} f={f} rows={list.rows} roleName={roleName} />
            <Pagination
              label={t('pages')}
              page={page}
              pages={Math.ceil(list.total / limits.ambassadors.listPage)}
              hrefOf={(n) => `/${locale}${path}?${addressOf({ page: String(n) })}`}
              previous={t('previous')}
              next={t('next')}
            />
          </>
        )
      )}
      {query.done === 'handed' && (
        <Banner tone="ok">
          <p>{t('doneHanded')}</p>
        </Banner>
      )}
      {can(ctx.actor, 'ambassadors.caseload.handOver') && colleagues.length > 1 && (
        <HandOver locale={locale} colleagues={colleagues} action={handOverAction} />
      )}
      <p className="row">
        <LinkButton small variant="quiet" icon="file-csv" href={file('csv')}>
          {t('csv')}
        </LinkButton>
        <LinkButton small variant="quiet" icon="file-xls" href={file('xlsx')}>
          {t('xlsx')}
        </LinkButton>
        <PrintButton small label={t('print')} />
      </p>
    </StaffPage>
  )
}
