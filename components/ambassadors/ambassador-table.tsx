import { getTranslations } from 'next-intl/server'
import { Status } from '@/components/ui/status'
import { Table } from '@/components/ui/table'
import type { AmbassadorRow } from '@/lib/ambassadors/staff-queries'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { dayToDate } from '@/lib/time/time'

/** Ambassadors as a list. */
export async function AmbassadorTable({
  locale,
  f,
  rows,
  roleName,
}: {
  locale: Locale
  f: Formats
  rows: readonly AmbassadorRow[]
  roleName: ReadonlyMap<string, string>
}) {
  const t = await getTranslations('ambassadorsStaff')
  return (
    <div className="panel">
      <Table
        caption={t('title')}
        hideCaption
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            header: t('column.name'),
            cell: (row) => (
              <a href={`/${locale}/staff/ambassadors/${row.id}`}>
                <bdi>{row.name}</bdi>
              </a>
            ),
          },
          {
            key: 'state',
            header: t('column.state'),
            label: t('column.state'),
            cell: (row) => (
              <Status
                phase={
                  row.state === 'active'
                    ? 'done'
                    : row.state === 'left'
                      ? 'full'
                      : row.state === 'paused'
                        ? 'waiting'
                        : 'busy'
                }
                tone={row.state === 'active' ? 'ok' : row.attention ? 'warn' : undefined}
              >
                {t(`states.${row.state}`)}
              </Status>
            ),
          },
          {
            key: 'since',
            header: t('column.since'),
            label: t('column.since'),
            cell: (row) => f.shortDay(row.since),
          },
          {
            key: 'roles',
            header: t('column.roles'),
            label: t('column.roles'),
            cell: (row) => row.roles.map((key) => roleName.get(key) ?? key).join(', '),
          },
          {
            key: 'language',
            header: t('column.language'),
            label: t('column.language'),
            cell: (row) => f.languageName(row.locale),
          },
          {
            key: 'coordinator',
            header: t('column.coordinator'),
            label: t('column.coordinator'),
            cell: (row) => row.coordinator ?? t('nobodyYet'),
          },
          {
            key: 'record',
            header: t('column.record'),
            label: t('column.record'),
            cell: (row) => (row.recordUntil ? f.shortDay(dayToDate(row.recordUntil)) : '–'),
          },
          {
            key: 'pairs',
            header: t('column.pairs'),
            label: t('column.pairs'),
            end: true,
            cell: (row) => f.number(row.pairs),
          },
        ]}
      />
    </div>
  )
}
