import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Pagination } from '@/components/ui/navigation'
import { Status } from '@/components/ui/status'
import { Table } from '@/components/ui/table'
import { MailLink } from '@/components/ui/text'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { withWords } from '@/lib/auth/typed-words'
import { limits } from '@/lib/config/limits'
import { pageLocale } from '@/lib/i18n/page'
import {
  organisationFilter,
  organisationsPerPage,
  staffOrganisations,
} from '@/lib/people/organisations/queries'
import { organisationKinds, organisationStates } from '@/lib/people/organisations/schema'

type Props = PageProps<'/[locale]/staff/organisations'>

const phases = { asked: 'waiting', live: 'open', ended: 'full' } as const

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('organisationsStaff')
  return { title: t('title') }
}

/** Employers and partners; the address is the list's state. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/staff/organisations'
  const { ctx } = await requirePermission('people.organisation.list', { locale, path })
  const query = await searchParams
  const filter = organisationFilter(withWords(query))
  const { q: words, ...chosen } = filter
  /** The same as an address: what was typed stands there sealed. */
  const shown = { ...chosen, ...(words ? { s: String(query.s) } : {}) }
  const page = Math.max(1, Math.min(10_000, Number.parseInt(String(query.page ?? '1'), 10) || 1))
  const [t, { rows, total }] = await Promise.all([
    getTranslations('organisationsStaff'),
    staffOrganisations(ctx, filter, page),
  ])
  const addressOf = (change: Record<string, string>) =>
    new URLSearchParams({ ...shown, ...change }).toString()
  const filtered = Object.keys(filter).length > 0
  const asked = filtered ? `?${addressOf({})}` : ''
  const empty = (
    <Empty title={filtered ? t('noneFound') : t('none')}>{filtered ? undefined : t('noneText')}</Empty>
  )
  return (
    <StaffPage
      locale={locale}
      path={path}
      query={addressOf(page > 1 ? { page: String(page) } : {}) || undefined}
      section="organisations"
    >
      <StaffHead
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <LinkButton variant="quiet" icon="file-csv" small href={`/${locale}${path}/list.csv${asked}`}>
              {t('csv')}
            </LinkButton>
            <LinkButton variant="quiet" icon="file-xls" small href={`/${locale}${path}/list.xlsx${asked}`}>
              {t('xlsx')}
            </LinkButton>
            {can(ctx.actor, 'people.organisation.add') && (
              <LinkButton href={`/${locale}${path}/new`} icon="plus" small>
                {t('add')}
              </LinkButton>
            )}
          </>
        }
      />
      <form className="panel form__row" method="post" action={`/${locale}/staff/find`}>
        <input type="hidden" name="to" value={path} />
        <div className="f">
          <label htmlFor="q">{t('find')}</label>
          <input
            className="input"
            id="q"
            name="q"
            type="search"
            data-search-key
            autoComplete="off"
            defaultValue={words}
            maxLength={limits.text.search}
            dir="auto"
          />
        </div>
        <div className="f">
          <label htmlFor="kind">{t('kind')}</label>
          <select className="input" id="kind" name="kind" defaultValue={filter.kind ?? ''}>
            <option value="">{t('all')}</option>
            {organisationKinds.map((value) => (
              <option key={value} value={value}>
                {t(`kinds.${value}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="f">
          <label htmlFor="state">{t('state')}</label>
          <select className="input" id="state" name="state" defaultValue={filter.state ?? ''}>
            <option value="">{t('all')}</option>
            {organisationStates.map((value) => (
              <option key={value} value={value}>
                {t(`states.${value}`)}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="btn btn--s">
          {t('search')}
        </button>
        {filtered && (
          <a className="btn btn--bare btn--s" href={`/${locale}${path}`}>
            {t('clear')}
          </a>
        )}
      </form>
      <div className="panel">
        <Table
          caption={t('found', { count: total })}
          rows={rows}
          rowKey={(row) => row.id}
          empty={empty}
          columns={[
            {
              key: 'name',
              header: t('name'),
              cell: (row) => (
                <a href={`/${locale}${path}/${row.id}`}>
                  <bdi>{row.name}</bdi>
                </a>
              ),
            },
            { key: 'kind', header: t('kind'), cell: (row) => t(`kinds.${row.kind}`) },
            {
              key: 'contact',
              header: t('contact'),
              cell: (row) => (
                <>
                  {row.contactName && <bdi className="block">{row.contactName}</bdi>}
                  {row.email && <MailLink address={row.email} />}
                </>
              ),
            },
            {
              key: 'state',
              header: t('state'),
              cell: (row) => <Status phase={phases[row.state]}>{t(`states.${row.state}`)}</Status>,
            },
            { key: 'members', header: t('members'), end: true, cell: (row) => f.number(row.members) },
            { key: 'invited', header: t('invited'), end: true, cell: (row) => f.number(row.invited) },
          ]}
        />
      </div>
      <Pagination
        label={t('pages')}
        page={page}
        pages={Math.ceil(total / organisationsPerPage)}
        hrefOf={(n) => `/${locale}${path}?${addressOf({ page: String(n) })}`}
        previous={t('previous')}
        next={t('next')}
      />
    </StaffPage>
  )
}
