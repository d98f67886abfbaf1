import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Status } from '@/components/ui/status'
import { Details } from '@/components/ui/text'
import type { Formats } from '@/lib/i18n/format'
import type { HoursRow } from '@/lib/passport/types'
import { dayToDate } from '@/lib/time/time'

const looks = {
  confirmed: { phase: 'done', tone: 'ok' },
  waiting: { phase: 'waiting', tone: 'warn' },
  refused: { phase: 'late', tone: 'late' },
} as const

type Props = {
  f: Formats
  rows: readonly HoursRow[]
  /** A button beside a row. */
  aside?: (row: HoursRow) => ReactNode
}

/**
 * Hours, newest first: day, what, how long, and whether they count. Those that wait for somebody stand on top, each by
 * itself; a year of lessons folds up by month, with the sum of it.
 */
export async function HoursList({ f, rows, aside }: Props) {
  const t = await getTranslations('passport')
  if (rows.length === 0) return <p className="soft">{t('noHours')}</p>
  const duration = (minutes: number) => t('duration', { hours: f.number(Math.round(minutes / 6) / 10) })
  const list = (some: readonly HoursRow[]) => (
    <ul className="hours">
      {some.map((row) => (
        <li key={row.id} className="hours__row">
          <div>
            <p className="strong">
              {row.what ? <bdi dir="auto">{row.what}</bdi> : t(`kind.${row.activityKind}`)}
            </p>
            <p className="soft small">
              {f.fullDay(dayToDate(row.on))} · <bdi>{duration(row.minutes)}</bdi>
              {row.what && <> · {t(`kind.${row.activityKind}`)}</>}
            </p>
            <Status {...looks[row.state]}>{t(`rowState.${row.state}`)}</Status>
            {row.refusedReason && (
              <p className="small">
                {t('reason')} <bdi dir="auto">{row.refusedReason}</bdi>
              </p>
            )}
          </div>
          {aside?.(row)}
        </li>
      ))}
    </ul>
  )
  const unsettled = rows.filter((row) => row.state !== 'confirmed')
  const months = Map.groupBy(
    rows.filter((row) => row.state === 'confirmed'),
    (row) => row.on.slice(0, 7),
  )
  return (
    <>
      {unsettled.length > 0 && list(unsettled)}
      {[...months.values()].map((some, place) => (
        <Details
          key={some[0]?.id}
          open={place === 0}
          summary={
            <>
              {f.monthAndYear(dayToDate(some[0]?.on ?? ''))} ·{' '}
              <bdi>{duration(some.reduce((sum, row) => sum + row.minutes, 0))}</bdi>
            </>
          }
        >
          {list(some)}
        </Details>
      ))}
    </>
  )
}
