import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { GatheringForm, InfoEveningForm } from '@/components/ambassadors/gathering-form'
import { GatheringList } from '@/components/ambassadors/gathering-list'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { Panel } from '@/components/ui/card'
import { requirePermission } from '@/lib/access/require'
import { listGatherings } from '@/lib/ambassadors/gatherings/staff-queries'
import { listRoles } from '@/lib/ambassadors/roles'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { neighbourhoodChoices } from '@/lib/people/profile/queries'
import { cancelGatheringAction, planInfoEveningAction, saveGatheringAction } from './actions'

type Props = PageProps<'/[locale]/staff/ambassadors/gatherings'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('ambassadorsStaff.gatherings')
  return { title: t('title') }
}

/** Gatherings of ambassadors and info evenings: what comes, what was, and a new one. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/staff/ambassadors/gatherings'
  const { ctx } = await requirePermission('ambassadors.gathering.manage', { locale, path })
  const [t, a, gatherings, roles, neighbourhoods, query] = await Promise.all([
    getTranslations('ambassadorsStaff.gatherings'),
    getTranslations('ambassadorsStaff'),
    listGatherings(ctx),
    listRoles(ctx, locale, true),
    neighbourhoodChoices(ctx),
    searchParams,
  ])
  return (
    <StaffPage locale={locale} path={path} section="ambassadors">
      <StaffHead
        title={t('title')}
        lead={t('lead')}
        crumbs={
          <p className="small">
            <a href={`/${locale}/staff/ambassadors`}>{a('title')}</a>
          </p>
        }
      />
      {query.done && (
        <Banner tone="ok" live>
          <p>{t(query.done === 'saved' ? 'saved' : 'done')}</p>
        </Banner>
      )}
      <Panel title={t('coming')} count={gatherings.coming.length} colour="ochre">
        <div className="panel__body">
          <GatheringList
            locale={locale}
            path={path}
            f={f}
            rows={gatherings.coming}
            cancel={cancelGatheringAction}
          />
        </div>
      </Panel>
      <div className="cols">
        <Panel title={t('new')} colour="rose">
          <div className="panel__body">
            <GatheringForm
              locale={locale}
              path={path}
              f={f}
              action={saveGatheringAction}
              roles={roles}
              neighbourhoods={neighbourhoods}
              idempotencyKey={newId()}
            />
          </div>
        </Panel>
        <Panel title={t('infoNew')} colour="rose">
          <div className="panel__body stack">
            <p className="soft">{t('infoHint')}</p>
            <InfoEveningForm
              locale={locale}
              path={path}
              action={planInfoEveningAction}
              idempotencyKey={newId()}
            />
          </div>
        </Panel>
      </div>
      {gatherings.past.length > 0 && (
        <Panel title={t('past')} count={gatherings.past.length}>
          <div className="panel__body">
            <GatheringList locale={locale} path={path} f={f} rows={gatherings.past} />
          </div>
        </Panel>
      )}
    </StaffPage>
  )
}
