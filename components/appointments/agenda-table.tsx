import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { Empty } from '@/components/ui/empty'
import { Status } from '@/components/ui/status'
import { Table } from '@/components/ui/table'
import { PhoneLink } from '@/components/ui/text'
import type { AgendaRow } from '@/lib/appointments/types'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { minutes, shift } from '@/lib/time/time'
import { AppointmentStatus } from './status'

export type AgendaActions = { confirm: FormServerAction; note: FormServerAction; cancel: FormServerAction }

/** What may be noted about an appointment now. */
function stepsOf(row: AgendaRow, now: Date): ('arrived' | 'done' | 'noShow')[] {
  if (row.state === 'arrived') return row.startsAt <= now ? ['done'] : []
  if (row.state !== 'confirmed') return []
  const soon = shift(row.startsAt, -minutes(240)) <= now
  return [
    ...(soon ? (['arrived'] as const) : []),
    ...(row.startsAt <= now ? (['done'] as const) : []),
    ...(shift(row.startsAt, minutes(15)) <= now ? (['noShow'] as const) : []),
  ]
}

/** The buttons of one appointment. */
export async function AgendaActs({
  row,
  locale,
  path,
  actions,
  now,
}: {
  row: AgendaRow
  locale: Locale
  path: string
  actions: AgendaActions
  now: Date
}) {
  const t = await getTranslations('appointmentsStaff')
  const about = (verb: string) => `${verb}: ${row.who}`
  return (
    <div className="row row--tight">
      {row.state === 'reserved' && (
        <OneButton
          id={`confirm-${row.id}`}
          action={actions.confirm}
          locale={locale}
          path={path}
          fields={{ appointmentId: row.id }}
          about={about(t('act.confirm'))}
          variant="fill"
        >
          {t('act.confirm')}
        </OneButton>
      )}
      {stepsOf(row, now).map((step) => (
        <OneButton
          key={step}
          id={`${step}-${row.id}`}
          action={actions.note}
          locale={locale}
          path={path}
          fields={{ appointmentId: row.id, step }}
          about={about(t(`act.${step}`))}
        >
          {t(`act.${step}`)}
        </OneButton>
      ))}
      {(row.state === 'confirmed' || row.state === 'reserved') && row.startsAt > now && (
        <OneButton
          id={`cancel-${row.id}`}
          action={actions.cancel}
          locale={locale}
          path={path}
          fields={{ appointmentId: row.id }}
          about={about(t('act.cancel'))}
          variant="bare"
        >
          {t('act.cancel')}
        </OneButton>
      )}
    </div>
  )
}

/** Appointments in order: when, who, about what, with whom, how it stands, what to do. */
export async function AgendaTable({
  rows,
  caption,
  locale,
  f,
  path,
  actions,
  now,
  days = false,
}: {
  rows: readonly AgendaRow[]
  caption: string
  locale: Locale
  f: Formats
  path: string
  actions: AgendaActions
  now: Date
  /** With the day beside the time. */
  days?: boolean
}) {
  const [t, words] = await Promise.all([
    getTranslations('appointmentsStaff'),
    getTranslations('appointments'),
  ])
  return (
    <Table
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={(row) => row.id}
      empty={<Empty title={t('none')} />}
      columns={[
        {
          key: 'time',
          header: t('column.time'),
          label: t('column.time'),
          rowHeader: true,
          cell: (row) => (
            <a href={`/${locale}/staff/appointments/${row.id}`}>
              {days && <span className="block">{f.shortDay(row.startsAt)}</span>}
              <bdi>{`${f.time(row.startsAt)}–${f.time(row.endsAt)}`}</bdi>
            </a>
          ),
        },
        {
          key: 'who',
          header: t('column.who'),
          label: t('column.who'),
          cell: (row) => (
            <>
              {row.personId ? (
                <a href={`/${locale}/staff/people/${row.personId}`}>
                  <bdi>{row.who}</bdi>
                </a>
              ) : (
                <bdi>{row.who}</bdi>
              )}
              <span className="block soft small">{f.languageName(row.language)}</span>
              {row.phone && (
                <span className="block small">
                  <PhoneLink number={row.phone} shown={row.phone} />
                </span>
              )}
            </>
          ),
        },
        {
          key: 'what',
          header: t('column.what'),
          label: t('column.what'),
          cell: (row) => (
            <>
              {row.service ?? row.placeName}
              <span className="block soft small">{words(`setting.${row.setting}`)}</span>
              {row.accompany.map((each) => (
                <span className="block small" key={each.id}>
                  {t(`along.${each.kind}`)}: {each.found ? t('alongFound') : t('alongOpen')}
                </span>
              ))}
            </>
          ),
        },
        {
          key: 'with',
          header: t('column.with'),
          label: t('column.with'),
          cell: (row) => (
            <>
              <bdi>{row.staffName}</bdi>
              {row.roomName && <span className="block soft small">{row.roomName}</span>}
            </>
          ),
        },
        {
          key: 'state',
          header: t('column.state'),
          label: t('column.state'),
          cell: (row) => (
            <>
              <AppointmentStatus state={row.state} />
              {row.state === 'reserved' && row.keptUntil && (
                <Status phase="busy" tone="warn">
                  {t('callBack', { time: f.dayAndTime(row.keptUntil) })}
                </Status>
              )}
              {row.accompany.some((each) => each.escalated && !each.found) && (
                <Status phase="late" tone="late">
                  {t('seekAlong')}
                </Status>
              )}
            </>
          ),
        },
        {
          key: 'acts',
          header: t('column.acts'),
          hideHeader: true,
          end: true,
          cell: (row) => <AgendaActs row={row} locale={locale} path={path} actions={actions} now={now} />,
        },
      ]}
    />
  )
}
