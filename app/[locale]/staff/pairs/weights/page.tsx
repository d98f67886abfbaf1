import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StaffPage } from '@/components/layout/staff-page'
import { PairTabs } from '@/components/pairs/staff-head'
import { WeightsForm } from '@/components/pairs/what-if'
import { Banner } from '@/components/ui/banner'
import { Panel } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { townWeights, weightsHistory } from '@/lib/ambassadors/matching/weights'
import { pageLocale } from '@/lib/i18n/page'
import { facets } from '@/lib/matching/types'
import { setWeightsAction, startMatchRunAction } from '../actions'

type Props = PageProps<'/[locale]/staff/pairs/weights'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('pairsStaff')
  return { title: t('tab.weights') }
}

/** How much each thing counts, and counted before. An administrator sets it; everybody who matches may try. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/staff/pairs/weights'
  const { ctx } = await requirePermission('ambassadors.match.view', { locale, path })
  const [s, now, history, query] = await Promise.all([
    getTranslations('pairsStaff'),
    townWeights(ctx),
    weightsHistory(ctx),
    searchParams,
  ])
  const maySet = can(ctx.actor, 'ambassadors.weights.set')
  return (
    <StaffPage locale={locale} path={path} section="pairs">
      <h1>{s('tab.weights')}</h1>
      <PairTabs ctx={ctx} locale={locale} current="weights" />
      <p>{s('weightsLead')}</p>
      {query.done === 'saved' && (
        <Banner tone="ok" live>
          <p>{s('done.saved')}</p>
        </Banner>
      )}
      <Panel title={maySet ? s('tab.weights') : s('tryTitle')}>
        <WeightsForm
          s={s}
          locale={locale}
          path={path}
          weights={now.weights}
          floorGap={now.floorGap}
          action={maySet ? setWeightsAction : startMatchRunAction}
          whatIf={!maySet}
        />
      </Panel>
      <Panel title={s('history')} count={history.length}>
        <Table
          caption={s('history')}
          hideCaption
          rows={history}
          rowKey={(row) => row.id}
          empty={<p>{s('none')}</p>}
          columns={[
            { key: 'at', header: s('at'), cell: (row) => f.fullDayAndTime(row.setAt) },
            { key: 'by', header: s('by'), cell: (row) => <bdi>{row.setBy ?? '—'}</bdi> },
            ...[...facets, 'waiting' as const].map((facet) => ({
              key: facet,
              header: s(`facet.${facet}`),
              end: true,
              cell: (row: (typeof history)[number]) => f.number(row.weights[facet]),
            })),
          ]}
        />
      </Panel>
    </StaffPage>
  )
}
