import { getTranslations } from 'next-intl/server'
import { Tabs } from '@/components/ui/navigation'
import { can } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import type { Permission } from '@/lib/access/matrix'

const tabs = [
  { key: 'match', path: '', permission: 'ambassadors.match.view' },
  { key: 'proposals', path: '/proposals', permission: 'ambassadors.match.propose' },
  { key: 'pairs', path: '/all', permission: 'ambassadors.pair.view' },
  { key: 'reports', path: '/reports', permission: 'ambassadors.report.read' },
  { key: 'weights', path: '/weights', permission: 'ambassadors.match.view' },
] as const satisfies readonly { key: string; path: string; permission: Permission }[]

/** The tabs of everything about pairs, those that the reader may open. */
export async function PairTabs({
  ctx,
  locale,
  current,
}: {
  ctx: Ctx
  locale: string
  current: (typeof tabs)[number]['key']
}) {
  const t = await getTranslations('pairsStaff')
  return (
    <Tabs
      label={t('title')}
      line
      items={tabs
        .filter((tab) => can(ctx.actor, tab.permission))
        .map((tab) => ({
          href: `/${locale}/staff/pairs${tab.path}`,
          label: t(`tab.${tab.key}`),
          current: tab.key === current,
        }))}
    />
  )
}
