import 'server-only'
import { settings } from '@/lib/config/settings'
import { formats } from '@/lib/i18n/format'
import { translatorFor } from '@/lib/i18n/translate'
import type { MessageWriter } from '@/lib/outbox/types'
import { townZone } from '@/lib/time/clock'
import { mayReceive } from '../letters/audience'
import { stopAddresses } from '../letters/token'
import { gatheringCalendar } from './calendar'
import { guestInvitation } from './queries'
import { invitationPage } from './token'

type Kind = 'invite' | 'yes' | 'waiting' | 'offer' | 'expired' | 'no' | 'changed' | 'off'

const withCalendar: readonly Kind[] = ['yes', 'changed', 'off', 'no']

/**
 * One sentence about what happened, when and where it is, and a link to the page with the answer: opening it changes
 * nothing. The invitation is a letter to many and can be stopped; what follows an answer is about the person themselves.
 */
function writer(kind: Kind): MessageWriter {
  return async (ctx, message, locale) => {
    const { personId, data } = message
    if (!personId) return null
    let gatheringId = typeof data.gatheringId === 'string' ? data.gatheringId : null
    if (!gatheringId) {
      const booking = await ctx.db.booking.findUnique({
        where: { id: String(data.bookingId) },
        select: { poolId: true },
      })
      const of =
        booking && (await ctx.db.ambassadorGathering.findUnique({ where: { poolId: booking.poolId } }))
      gatheringId = of?.id ?? null
    }
    const invitation = gatheringId && (await guestInvitation(ctx, { gatheringId, personId }, locale))
    if (!invitation) return null
    if (invitation.over || (invitation.cancelled && kind !== 'off')) return null
    // Who answered while the invitation waited to leave needs it no more.
    if (kind === 'invite' && (invitation.answer !== 'open' || !(await mayReceive(ctx, personId)))) return null
    const t = await translatorFor(locale, 'ambassadorsMail')
    const f = formats(locale, townZone())
    const url = invitationPage({ gatheringId: invitation.id, personId }, locale)
    const stop = stopAddresses(personId, locale)
    const letters = kind === 'invite' ? await translatorFor(locale, 'ambassadors') : null
    const facts = [
      t('gathering.when', { day: f.fullDay(invitation.startsAt), time: f.time(invitation.startsAt) }),
      t('gathering.where', { place: invitation.place }),
    ]
    const inPlace = kind !== 'off' && kind !== 'no' && kind !== 'expired'
    return {
      mail: {
        subject: t(`gathering.${kind}.subject`, { day: f.day(invitation.startsAt) }),
        paragraphs: [
          t(`gathering.${kind}.text`, { title: invitation.title }),
          ...(inPlace ? facts : []),
          ...(kind === 'offer' && invitation.keptUntil
            ? [t('gathering.answerBefore', { time: f.dayAndTime(invitation.keptUntil) })]
            : []),
        ],
        ...(kind === 'off' ? {} : { button: { label: t('gathering.button'), url } }),
        ...(letters ? { unsubscribe: { label: letters('letters.stop'), url: stop.page } } : {}),
      },
      ...(letters
        ? {
            headers: {
              'List-Unsubscribe': `<${stop.oneClick}>`,
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            },
          }
        : {}),
      attachments: withCalendar.includes(kind)
        ? [
            {
              filename: 'samen.ics',
              contentType: 'text/calendar; charset=utf-8',
              content: gatheringCalendar(
                { ...invitation, cancelled: kind === 'off' || kind === 'no' },
                { title: invitation.title, url: `${settings().appUrl}/${locale}/my/ambassador` },
              ),
            },
          ]
        : [],
    }
  }
}

export const gatheringMessages: Record<string, MessageWriter> = {
  'ambassadors.gatheringInvite': writer('invite'),
  'ambassadors.gatheringYes': writer('yes'),
  'ambassadors.gatheringWaiting': writer('waiting'),
  'ambassadors.gatheringOffer': writer('offer'),
  'ambassadors.gatheringExpired': writer('expired'),
  'ambassadors.gatheringNo': writer('no'),
  'ambassadors.gatheringChanged': writer('changed'),
  'ambassadors.gatheringOff': writer('off'),
}
