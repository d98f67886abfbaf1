import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { settings } from '@/lib/config/settings'
import { town } from '@/lib/config/town'
import { isId } from '@/lib/db/ids'
import { formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import type { MessageWriter, PendingMessage } from '@/lib/outbox/types'
import { townZone } from '@/lib/time/clock'
import { appointmentCalendar } from './calendar'
import { linkToken } from './link'
import { appointmentById } from './queries'

type Kind = 'booked' | 'rescheduled' | 'cancelled' | 'remindDay' | 'remindHours' | 'missed'

/** The appointment a message is about, in its reader's language; null when it is gone or somebody else's. */
async function load(ctx: Ctx, message: PendingMessage, locale: Locale) {
  const id = message.data.appointmentId
  return isId(id) && message.personId ? appointmentById(ctx, id, locale) : null
}

const where = (appointment: { setting: string; placeName: string | null }) =>
  appointment.setting === 'centre'
    ? `${town.centre.street}, ${town.centre.town}`
    : (appointment.placeName ?? '')

/** When, what about, and a link that opens this one appointment; a calendar file where the time changes. */
function writer(kind: Kind): MessageWriter {
  return async (ctx, message, locale) => {
    const appointment = await load(ctx, message, locale)
    if (!appointment) return null
    // A reminder of what was called off meanwhile is not sent.
    const off = appointment.state !== 'confirmed' && appointment.state !== 'arrived'
    if (off && (kind === 'remindDay' || kind === 'remindHours' || kind === 'rescheduled')) return null
    const zone = townZone()
    const t = await translatorFor(locale, 'appointments')
    const f = formats(locale, zone)
    const service = appointment.service?.name ?? t('setting.elsewhere')
    const again = kind === 'cancelled' || kind === 'missed'
    const url =
      again && appointment.service
        ? `${settings().appUrl}/${locale}/appointments/${appointment.service.slug}`
        : `${settings().appUrl}/${locale}/appointments/change/${linkToken(appointment.id)}`
    const place =
      appointment.setting === 'phone'
        ? t('phoneYou')
        : appointment.setting === 'video'
          ? appointment.videoUrl
            ? t('mail.video', { url: appointment.videoUrl })
            : t('setting.video')
          : t('mail.where', { place: where(appointment) })
    const calendar =
      kind === 'booked' || kind === 'rescheduled' || kind === 'cancelled'
        ? [
            {
              filename: 'samen.ics',
              contentType: 'text/calendar; charset=utf-8',
              content: appointmentCalendar(appointment, zone, {
                summary: service,
                location: appointment.videoUrl ?? where(appointment),
                url,
              }),
            },
          ]
        : []
    return {
      mail: {
        subject: t(`mail.${kind}.subject`),
        paragraphs: [
          t(`mail.${kind}.text`, { service }),
          ...(kind === 'missed'
            ? []
            : [
                t('mail.when', { day: f.fullDay(appointment.startsAt), time: f.time(appointment.startsAt) }),
                ...(kind === 'cancelled' ? [] : [place]),
              ]),
          t(`mail.${kind}.next`),
        ],
        button: { label: t(`mail.${kind}.button`), url },
      },
      attachments: calendar,
    }
  }
}

/** To who is asked along, who goes, and who need not: when and what kind, no name and no address. */
function accompanyWriter(kind: 'accompanyAsked' | 'accompanyFound' | 'accompanyTaken'): MessageWriter {
  return async (ctx, message, locale) => {
    const id = message.data.requestId
    if (!isId(id) || !message.personId) return null
    const request = await ctx.db.accompanyRequest.findUnique({
      where: { id },
      include: { appointment: { select: { id: true, personId: true, startsAt: true, cancelledAt: true } } },
    })
    if (!request) return null
    if (kind === 'accompanyAsked' && (request.acceptedAt || request.withdrawnAt)) return null
    const t = await translatorFor(locale, 'appointments')
    const f = formats(locale, townZone())
    const own = request.appointment.personId === message.personId
    const kindWords = t(`help.kind.${request.kind as 'interpreter'}`, {
      language: f.languageName(request.language),
    })
    return {
      mail: {
        subject: t(`mail.${kind}.subject`),
        paragraphs: [
          t(`mail.${kind}.text`, { kind: kindWords }),
          ...(kind === 'accompanyTaken'
            ? []
            : [
                t('mail.when', {
                  day: f.fullDay(request.appointment.startsAt),
                  time: f.time(request.appointment.startsAt),
                }),
              ]),
          t(`mail.${kind}.next`),
        ],
        button: {
          label: t(`mail.${kind}.button`),
          url: `${settings().appUrl}/${locale}/my/${own ? `appointments/${request.appointment.id}` : 'accompany'}`,
        },
      },
    }
  }
}

/** To a coordinator, four working days before: nobody comes along yet. When and what kind, no name and no place. */
async function escalated(ctx: Ctx, message: PendingMessage, locale: Locale): ReturnType<MessageWriter> {
  const id = message.data.requestId
  if (!isId(id) || !message.personId) return null
  const request = await ctx.db.accompanyRequest.findFirst({
    where: {
      id,
      acceptedAt: null,
      withdrawnAt: null,
      appointment: { cancelledAt: null, startsAt: { gt: ctx.now } },
    },
    select: { kind: true, language: true, appointment: { select: { id: true, startsAt: true } } },
  })
  // Somebody was found meanwhile, or nobody need come along any more.
  if (!request) return null
  const [t, s] = await Promise.all([
    translatorFor(locale, 'appointments'),
    translatorFor(locale, 'appointmentsStaff'),
  ])
  const f = formats(locale, townZone())
  const { appointment } = request
  return {
    mail: {
      subject: s('escalated.subject'),
      paragraphs: [
        s('escalated.text', {
          kind: t(`help.kind.${request.kind as 'interpreter'}`, {
            language: f.languageName(request.language),
          }),
        }),
        t('mail.when', { day: f.fullDay(appointment.startsAt), time: f.time(appointment.startsAt) }),
        s('escalated.next'),
      ],
      button: {
        label: s('escalated.button'),
        url: `${settings().appUrl}/${locale}/staff/appointments/${appointment.id}`,
      },
    },
  }
}

export const appointmentMessages: Record<string, MessageWriter> = {
  'appointments.booked': writer('booked'),
  'appointments.rescheduled': writer('rescheduled'),
  'appointments.cancelled': writer('cancelled'),
  'appointments.remindDay': writer('remindDay'),
  'appointments.remindHours': writer('remindHours'),
  'appointments.missed': writer('missed'),
  'appointments.accompanyAsked': accompanyWriter('accompanyAsked'),
  'appointments.accompanyFound': accompanyWriter('accompanyFound'),
  'appointments.accompanyTaken': accompanyWriter('accompanyTaken'),
  'appointments.accompanyEscalated': escalated,
}
