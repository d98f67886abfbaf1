import { getTranslations } from 'next-intl/server'
import { Status } from '@/components/ui/status'
import type { AppointmentState } from '@/lib/appointments/vocabulary'

const looks = {
  reserved: { phase: 'waiting', tone: 'warn' },
  confirmed: { phase: 'done', tone: 'ok' },
  arrived: { phase: 'busy', tone: 'info' },
  done: { phase: 'full', tone: 'info' },
  noShow: { phase: 'open', tone: 'warn' },
  cancelled: { phase: 'open', tone: 'late' },
  expired: { phase: 'open', tone: 'late' },
} as const

/** Where an appointment stands, in a word with its moon. */
export async function AppointmentStatus({ state }: { state: AppointmentState }) {
  const t = await getTranslations('appointments')
  return (
    <Status {...looks[state]} fill>
      {t(`state.${state}`)}
    </Status>
  )
}
