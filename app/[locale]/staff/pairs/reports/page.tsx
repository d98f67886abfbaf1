import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextArea } from '@/components/forms/text-fields'
import { StaffPage } from '@/components/layout/staff-page'
import { PairTabs } from '@/components/pairs/staff-head'
import { Banner } from '@/components/ui/banner'
import { Panel } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { PlainText } from '@/components/ui/text'
import { requirePermission } from '@/lib/access/require'
import { listReports } from '@/lib/ambassadors/pairs/staff-queries'
import { pageLocale } from '@/lib/i18n/page'
import { handleReportAction } from '../actions'

type Props = PageProps<'/[locale]/staff/pairs/reports'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('pairsStaff')
  return { title: t('reports') }
}

/** What goes wrong between two people: for the few who may read it. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/staff/pairs/reports'
  const { ctx } = await requirePermission('ambassadors.report.read', { locale, path })
  const [s, { busy, ...strings }, rows, query] = await Promise.all([
    getTranslations('pairsStaff'),
    formStrings(),
    listReports(ctx),
    searchParams,
  ])
  return (
    <StaffPage locale={locale} path={path} section="reports">
      <h1>{s('reports')}</h1>
      <PairTabs ctx={ctx} locale={locale} current="reports" />
      <p className="soft">{s('reportsLead')}</p>
      {query.done === 'handled' && (
        <Banner tone="ok" live>
          <p>{s('done.handled')}</p>
        </Banner>
      )}
      <Panel title={s('reports')} count={rows.filter(({ handledAt }) => !handledAt).length} colour="rose">
        {rows.length === 0 && <p>{s('none')}</p>}
        <ul>
          {rows.map((row) => (
            <li
              className="suggestion stack"
              style={{ '--gap': 'var(--s2)' } as React.CSSProperties}
              key={row.id}
            >
              <p className="row">
                <Status
                  phase="late"
                  tone={row.handledAt ? undefined : row.kind === 'safety' ? 'late' : 'warn'}
                  fill
                >
                  {s(`reportKind.${row.kind}`)}
                </Status>
                <span>{f.fullDayAndTime(row.reportedAt)}</span>
                <span>
                  {s('reporter')}{' '}
                  {row.reporter ? (
                    <a href={`/${locale}/staff/people/${row.reporter.id}`}>
                      <bdi>{row.reporter.name}</bdi>
                    </a>
                  ) : (
                    s('anonymous')
                  )}
                </span>
              </p>
              {row.words && <PlainText text={row.words} />}
              {row.handledAt ? (
                <p className="soft">
                  {s('handled')} {f.shortDay(row.handledAt)} · <bdi>{row.note}</bdi>
                </p>
              ) : (
                <Form
                  id={`r-${row.id}`}
                  action={handleReportAction}
                  locale={locale}
                  path={path}
                  strings={strings}
                  submit={
                    <Submit busy={busy} small>
                      {s('handle')}
                    </Submit>
                  }
                >
                  <input type="hidden" name="reportId" value={row.id} />
                  <TextArea name="note" label={s('note')} rows={2} />
                </Form>
              )}
            </li>
          ))}
        </ul>
      </Panel>
    </StaffPage>
  )
}
