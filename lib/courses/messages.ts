import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { settings } from '@/lib/config/settings'
import { formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import type { MessageWriter, PendingMessage } from '@/lib/outbox/types'
import { townZone } from '@/lib/time/clock'
import { bookingCalendar } from './calendar'
import { myBookings } from './queries'
import type { MyBooking } from './types'

type Kind =
  | 'placeBooked'
  | 'waitlisted'
  | 'movedUp'
  | 'offerMade'
  | 'offerDeclined'
  | 'offerExpired'
  | 'placeCancelled'
  | 'runCancelled'
  | 'runChanged'

/** The booking as its own person would see it, in their language. */
async function load(ctx: Ctx, message: PendingMessage, locale: Locale): Promise<MyBooking | null> {
  const bookingId = message.data.bookingId
  if (typeof bookingId !== 'string' || !message.personId) return null
  const own: Ctx = { ...ctx, actor: { kind: 'person', personId: message.personId, sessionId: '', roles: [] } }
  return (await myBookings(own, locale, { bookingId }))[0] ?? null
}

const withCalendar: readonly Kind[] = ['placeBooked', 'placeCancelled', 'runCancelled', 'runChanged']

/**
 * One sentence about what happened, the course and its first lesson, what to do, and a link: no name, no
 * address of the person. With the calendar file where a place is concerned.
 */
function writer(kind: Kind): MessageWriter {
  return async (ctx, message, locale) => {
    const booking = await load(ctx, message, locale)
    if (!booking) return null
    const zone = townZone()
    const t = await translatorFor(locale, 'mail')
    const f = formats(locale, zone)
    const course = booking.words.title
    const first = t('firstLesson', {
      day: f.fullDay(booking.run.firstLessonAt),
      time: f.time(booking.run.firstLessonAt),
    })
    const where = booking.run.venue
      ? t('where', { place: booking.run.venue.name, address: booking.run.venue.address })
      : t('online')
    const url = `${settings().appUrl}/${locale}/my/bookings/${booking.id}`
    const answerBefore = booking.keptUntil
      ? [t('answerBefore', { time: f.dayAndTime(booking.keptUntil) })]
      : []
    const paragraphs = [
      t(`${kind}.text`, { course }),
      ...(kind === 'offerDeclined' ||
      kind === 'offerExpired' ||
      kind === 'placeCancelled' ||
      kind === 'runCancelled'
        ? []
        : [first, where]),
      ...(kind === 'offerMade' ? answerBefore : []),
      t(`${kind}.next`),
    ]
    const calendar = withCalendar.includes(kind)
      ? [
          {
            filename: 'samen.ics',
            contentType: 'text/calendar; charset=utf-8',
            content: bookingCalendar(booking, zone, {
              location: booking.run.venue?.address ?? '',
              description: booking.reference,
              url,
            }),
          },
        ]
      : []
    return {
      mail: { subject: t(`${kind}.subject`), paragraphs, button: { label: t(`${kind}.button`), url } },
      attachments: calendar,
    }
  }
}

export const courseMessages: Record<string, MessageWriter> = {
  'courses.placeBooked': writer('placeBooked'),
  'courses.waitlisted': writer('waitlisted'),
  'courses.movedUp': writer('movedUp'),
  'courses.offerMade': writer('offerMade'),
  'courses.offerDeclined': writer('offerDeclined'),
  'courses.offerExpired': writer('offerExpired'),
  'courses.placeCancelled': writer('placeCancelled'),
  'courses.runCancelled': writer('runCancelled'),
  'courses.runChanged': writer('runChanged'),
}
