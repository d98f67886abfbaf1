import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { countGuestBooking } from '@/lib/auth/limiter'
import { ok, type Result, refused } from '@/lib/result/result'
import { hours, shift } from '@/lib/time/time'
import { type BookAppointmentRefusal, bookAppointment } from './book-appointment'
import { linkToken } from './link'

/**
 * Keeps an hour for somebody without an account: reception calls within a working day, two hours before it at the
 * latest. Few for one telephone and generously many for one network: a shelter shares one. Answers the token of the
 * page where it can be called off. Refuses what booking refuses, and `tooOften`.
 */
export async function reserveAsGuest(
  ctx: Ctx,
  input: {
    serviceId: string
    startsAt: Date
    setting: 'centre' | 'phone' | 'video'
    language: string
    guestName: string
    guestPhone: string
  },
  network: string,
): Promise<Result<{ token: string }, BookAppointmentRefusal | 'tooOften'>> {
  const seconds = await countGuestBooking(input.guestPhone, network)
  if (seconds > 0) return refused('tooOften', { seconds })
  const day = shift(ctx.now, hours(24))
  const before = shift(input.startsAt, -hours(2))
  const { serviceId, startsAt, setting, language, guestName, guestPhone } = input
  const booked = await bookAppointment(ctx, {
    serviceId,
    startsAt,
    setting,
    language,
    guestName,
    guestPhone,
    audience: 'public',
    bookedBy: 'guest',
    keptUntil: before < day ? before : day,
  })
  return booked.ok ? ok({ token: linkToken(booked.value.appointmentId) }) : booked
}
