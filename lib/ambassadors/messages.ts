import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { settings } from '@/lib/config/settings'
import { formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import type { MessageWriter, PendingMessage, Rendered } from '@/lib/outbox/types'
import { townZone } from '@/lib/time/clock'
import { declineReasons, isOneOf } from './vocabulary'

type Say = {
  t: Awaited<ReturnType<typeof translatorFor<'ambassadorsMail'>>>
  f: ReturnType<typeof formats>
  url: (path: string) => string
}

function writer(
  write: (ctx: Ctx, message: PendingMessage, say: Say) => Promise<Rendered['mail'] | null>,
): MessageWriter {
  return async (ctx, message, locale: Locale) => {
    const mail = await write(ctx, message, {
      t: await translatorFor(locale, 'ambassadorsMail'),
      f: formats(locale, townZone()),
      url: (path) => `${settings().appUrl}/${locale}${path}`,
    })
    return mail && { mail }
  }
}

const id = (message: PendingMessage, key: string) => String(message.data[key] ?? '')

/** A word with nothing in it but a link to one's own page. */
const plain = (key: 'applied' | 'screened' | 'activated' | 'chase' | 'milestone' | 'award') =>
  writer(async (_ctx, _message, { t, url }) => ({
    subject: t(`${key}.subject`),
    paragraphs: [t(`${key}.text`)],
    button: {
      label: t(`${key}.button`),
      url: url(key === 'milestone' || key === 'award' ? '/my/ambassador/thanks' : '/my/ambassador'),
    },
  }))

const claim = (key: 'claimApproved' | 'claimRefused') =>
  writer(async (ctx, message, { t, f, url }) => {
    const row = await ctx.db.expenseClaim.findUnique({
      where: { id: id(message, 'claimId') },
      select: { on: true },
    })
    if (!row) return null
    const day = f.fullDay(row.on)
    return {
      subject: key === 'claimRefused' ? t('claimRefused.subject', { day }) : t('claimApproved.subject'),
      paragraphs: [key === 'claimRefused' ? t('claimRefused.text') : t('claimApproved.text', { day })],
      button: { label: t(`${key}.button`), url: url('/my/ambassador/expenses') },
    }
  })

/** The programme's letters: no name, no word that somebody typed, a link instead. */
export const ambassadorMessages: Record<string, MessageWriter> = {
  'ambassadors.applied': plain('applied'),
  'ambassadors.screened': plain('screened'),
  'ambassadors.activated': plain('activated'),
  'ambassadors.chase': plain('chase'),
  'ambassadors.milestone': plain('milestone'),
  'ambassadors.award': plain('award'),
  'ambassadors.lapsed': writer(async (_ctx, _message, { t, url }) => ({
    subject: t('lapsed.subject'),
    paragraphs: [t('lapsed.text')],
    button: { label: t('lapsed.button'), url: url('/ambassadors/join') },
  })),
  'ambassadors.talkPlanned': writer(async (ctx, message, { t, f, url }) => {
    const talk = await ctx.db.ambassadorTalk.findFirst({
      where: { id: id(message, 'talkId'), cancelledAt: null },
      select: { startsAt: true },
    })
    return (
      talk && {
        subject: t('talkPlanned.subject', { day: f.day(talk.startsAt) }),
        paragraphs: [t('talkPlanned.text', { time: f.dayAndTime(talk.startsAt) })],
        button: { label: t('talkPlanned.button'), url: url('/my/ambassador') },
      }
    )
  }),
  'ambassadors.declined': writer(async (_ctx, message, { t, url }) => {
    const reason = message.data.reason
    if (!isOneOf(declineReasons, reason)) return null
    return {
      subject: t('declined.subject'),
      paragraphs: [t(`declined.${reason}`)],
      button: { label: t('declined.button'), url: url('/ambassadors') },
    }
  }),
  'ambassadors.recordRenew': writer(async (ctx, message, { t, f, url }) => {
    const check = await ctx.db.ambassadorCheck.findFirst({
      where: { id: id(message, 'checkId'), voidedAt: null },
      select: { expiresOn: true },
    })
    return (
      check && {
        subject: t('recordRenew.subject'),
        paragraphs: [t('recordRenew.text', { day: f.fullDay(check.expiresOn) })],
        button: { label: t('recordRenew.button'), url: url('/my/ambassador') },
      }
    )
  }),
  'ambassadors.claimApproved': claim('claimApproved'),
  'ambassadors.claimRefused': claim('claimRefused'),
}
