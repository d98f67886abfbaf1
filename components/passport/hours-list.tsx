import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Status } from '@/components/ui/status'
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

/** Hours, newest first: day, what, how long, and whether they count. */
export async function HoursList({ f, rows, aside }: Props) {
  const t = await getTranslations('passport')
  if (rows.length === 0) return <p className="soft">{t('noHours')}</p>
  return (
    <ul className="hours">
      {rows.map((row) => (
        <li key={row.id} className="hours__row">
          <div>
            <p className="strong">
              {row.what ? <bdi dir="auto">{row.what}</bdi> : t(`kind.${row.activityKind}`)}
            </p>
            <p className="soft small">
              {f.fullDay(dayToDate(row.on))} ·{' '}
              <bdi>{t('duration', { hours: f.number(Math.round(row.minutes / 6) / 10) })}</bdi>
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
}
