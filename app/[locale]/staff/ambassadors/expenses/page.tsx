import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DecideClaim } from '@/components/ambassadors/decide-claim'
import { ExpenseRuleForm } from '@/components/ambassadors/expense-rule-form'
import { OneButton } from '@/components/forms/plain-form'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Table } from '@/components/ui/table'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { expenseRuleOn } from '@/lib/ambassadors/expenses/claim'
import { claimLists, listClaims, openClaims } from '@/lib/ambassadors/expenses/queries'
import { isOneOf } from '@/lib/ambassadors/vocabulary'
import { euros } from '@/lib/i18n/format'
import { pageLocale } from '@/lib/i18n/page'
import { townZone } from '@/lib/time/clock'
import { dayOf, dayToDate } from '@/lib/time/time'
import { approveClaimAction, markExportedAction, refuseClaimAction, setExpenseRuleAction } from './actions'

type Props = PageProps<'/[locale]/staff/ambassadors/expenses'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('ambassadorsStaff')
  return { title: t('expenses.title') }
}

/** Claims to decide, and the list by name for the town's accounts. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/staff/ambassadors/expenses'
  const { ctx } = await requirePermission('ambassadors.expenses.decide', { locale, path })
  const query = await searchParams
  const thisYear = Number(dayOf(ctx.now, townZone()).slice(0, 4))
  const list = isOneOf(claimLists, query.list) ? query.list : 'open'
  const asked = Number(query.year)
  const year = Number.isInteger(asked) && asked > 2000 && asked <= thisYear ? asked : thisYear
  const [t, a, rows, open, rule] = await Promise.all([
    getTranslations('ambassadorsStaff'),
    getTranslations('ambassadors'),
    listClaims(ctx, list, year),
    openClaims(ctx),
    expenseRuleOn(ctx, `${year}-12-31`),
  ])
  const file = (kind: string) => `/${locale}${path}/claims.${kind}?list=${list}&year=${year}`
  return (
    <StaffPage locale={locale} path={path} query={`list=${list}&year=${year}`} section="ambassadors">
      <StaffHead
        title={t('expenses.title')}
        lead={t('expenses.lead', { count: open })}
        crumbs={
          <p className="small">
            <a href={`/${locale}/staff/ambassadors`}>{t('title')}</a>
          </p>
        }
      />
      {query.done && (
        <Banner tone="ok">
          <p>{t('done')}</p>
        </Banner>
      )}
      <form className="panel form__row" method="get" action={`/${locale}${path}`}>
        <div className="f">
          <label htmlFor="list">{t('expenses.shown')}</label>
          <select className="input" id="list" name="list" defaultValue={list}>
            {claimLists.map((one) => (
              <option key={one} value={one}>
                {t(`expenses.${one}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="f">
          <label htmlFor="year">{t('expenses.year')}</label>
          <select className="input" id="year" name="year" defaultValue={String(year)}>
            {[thisYear, thisYear - 1, thisYear - 2].map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="btn btn--s">
          {t('filter')}
        </button>
      </form>
      {rule && (
        <p className="soft small">
          {t('expenses.rule', {
            year: String(year),
            amount: euros(locale, rule.yearCents),
            source: rule.source,
          })}
        </p>
      )}
      {rule?.toConfirm && (
        <Banner tone="warn">
          <p>{t('expenses.toConfirm', { year: String(year) })}</p>
        </Banner>
      )}
      <div className="panel">
        <Table
          caption={t(`expenses.${list}`)}
          rows={rows}
          rowKey={(row) => row.id}
          empty={<p className="soft">{t('expenses.none')}</p>}
          columns={[
            { key: 'name', header: t('column.name'), cell: (row) => <bdi>{row.name}</bdi> },
            {
              key: 'on',
              header: t('expenses.day'),
              label: t('expenses.day'),
              cell: (row) => f.shortDay(dayToDate(row.on)),
            },
            {
              key: 'kind',
              header: t('expenses.kind'),
              label: t('expenses.kind'),
              cell: (row) => t(`expenses.${row.kind}`),
            },
            {
              key: 'what',
              header: t('expenses.what'),
              label: t('expenses.what'),
              cell: (row) => (
                <>
                  {a(`expenses.whats.${row.what}`)} {row.note && <bdi className="soft">{row.note}</bdi>}
                </>
              ),
            },
            {
              key: 'amount',
              header: t('expenses.amount'),
              label: t('expenses.amount'),
              end: true,
              cell: (row) => <bdi className="num">{euros(locale, row.cents)}</bdi>,
            },
            {
              key: 'total',
              header: t('expenses.total'),
              label: t('expenses.total'),
              end: true,
              cell: (row) => <bdi className="num">{euros(locale, row.yearCents)}</bdi>,
            },
            {
              key: 'receipts',
              header: t('expenses.receipts'),
              label: t('expenses.receipts'),
              cell: (row) =>
                row.kind === 'real' && (
                  <a href={`/${locale}${path}/${row.id}`}>
                    {row.receipts > 0
                      ? a('expenses.receiptCount', { count: row.receipts })
                      : t('expenses.receiptNone')}
                  </a>
                ),
            },
            ...(list === 'open'
              ? [
                  {
                    key: 'decide',
                    header: t('expenses.approve'),
                    hideHeader: true,
                    cell: (row: (typeof rows)[number]) => (
                      <DecideClaim
                        locale={locale}
                        path={path}
                        claim={row}
                        approve={approveClaimAction}
                        refuse={refuseClaimAction}
                      />
                    ),
                  },
                ]
              : []),
          ]}
        />
      </div>
      {can(ctx.actor, 'ambassadors.expenseRules.set') && (
        <ExpenseRuleForm
          locale={locale}
          path={path}
          action={setExpenseRuleAction}
          validFrom={`${thisYear}-01-01`}
        />
      )}
      {can(ctx.actor, 'ambassadors.expenses.export') && rows.length > 0 && list !== 'open' && (
        <section className="panel stack">
          <h2>{t('expenses.export')}</h2>
          <p className="soft">{t('expenses.exportHint')}</p>
          <p className="row">
            <LinkButton small variant="quiet" icon="file-csv" href={file('csv')}>
              {t('csv')}
            </LinkButton>
            <LinkButton small variant="quiet" icon="file-xls" href={file('xlsx')}>
              {t('xlsx')}
            </LinkButton>
          </p>
          {list === 'approved' && (
            <OneButton
              id="exported"
              action={markExportedAction}
              locale={locale}
              path={path}
              fields={{}}
              small
            >
              {t('expenses.markExported')}
            </OneButton>
          )}
        </section>
      )}
    </StaffPage>
  )
}
