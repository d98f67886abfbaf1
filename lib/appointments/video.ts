import 'server-only'
import { createHmac } from 'node:crypto'
import { settings } from '@/lib/config/settings'
import { hours, shift } from '@/lib/time/time'
import type { AppointmentState } from './vocabulary'

/** In a service's address: takes the name of a room of its own for each appointment. */
const roomMark = '{room}'

/**
 * The address of an appointment's conversation by video: its service's own room, or for a pattern a room that nobody can
 * guess. Null where it is not by video, where the service has no address, before it is confirmed, and an hour after its
 * end. Only for the two who speak: the caller sees to that.
 */
export function videoLink(
  appointment: {
    id: string
    setting: string
    state: AppointmentState
    endsAt: Date
    service: { videoUrl: string | null } | null
  },
  now: Date,
): string | null {
  const url = appointment.service?.videoUrl
  const stands = appointment.state === 'confirmed' || appointment.state === 'arrived'
  if (!url || appointment.setting !== 'video' || !stands || now >= shift(appointment.endsAt, hours(1)))
    return null
  if (!url.includes(roomMark)) return url
  const room = createHmac('sha256', settings().AUTH_SECRET)
    .update(`appointment-video:${appointment.id}`)
    .digest('hex')
    .slice(0, 24)
  return url.replaceAll(roomMark, room)
}
