import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { settings } from '@/lib/config/settings'
import { formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import type { MessageWriter, PendingMessage } from '@/lib/outbox/types'
import { townZone } from '@/lib/time/clock'
import { dayToDate } from '@/lib/time/time'
import { termCalendar } from './calendar-file'
import { myTerm } from './own-queries'

const text = (message: PendingMessage, key: string) => {
  const value = message.data[key]
  return typeof value === 'string' ? value : null
}
const url = (locale: Locale, path: string) => `${settings().appUrl}/${locale}${path}`
const asPerson = (ctx: Ctx, personId: string): Ctx => ({
  ...ctx,
  actor: { kind: 'person', personId, sessionId: '', roles: [] },
})

/** "There is something about your question": what, where to look, and nothing of what it is about. */
function plain(kind: 'opened' | 'shared' | 'closed'): MessageWriter {
  return async (ctx, message, locale) => {
    const caseId = text(message, 'caseId')
    if (!caseId || !message.personId) return null
    const row = await ctx.db.helpCase.findFirst({
      where: { id: caseId, personId: message.personId, anonymisedAt: null, sensitive: false },
      select: { id: true, number: true, answerBy: true },
    })
    if (!row) return null
    const t = await translatorFor(locale, 'cases')
    const f = formats(locale, 'UTC')
    return {
      mail: {
        subject: t(`mail.${kind}.subject`),
        paragraphs: [
          t(`mail.${kind}.text`, { number: row.number, day: f.fullDay(row.answerBy) }),
          t('mail.look'),
        ],
        button: { label: t('mail.button'), url: url(locale, `/my/cases/${row.id}`) },
      },
    }
  }
}

/** A day that comes near, with the calendar file; null when it was done meanwhile. */
const reminder: MessageWriter = async (ctx, message, locale) => {
  const [caseId, termId] = [text(message, 'caseId'), text(message, 'termId')]
  if (!caseId || !termId || !message.personId) return null
  const found = await myTerm(asPerson(ctx, message.personId), caseId, termId)
  if (!found || found.term.metOn || found.term.missedOn) return null
  const { term } = found
  const until = term.safeUntilOn ?? term.latestOn
  if (!until) return null
  const t = await translatorFor(locale, 'cases')
  const f = formats(locale, 'UTC')
  const link = url(locale, `/my/cases/${caseId}`)
  const description = t('mail.reminder.text', { day: f.fullDay(dayToDate(until)) })
  return {
    mail: {
      subject: t('mail.reminder.subject'),
      paragraphs: [description, t('mail.look')],
      button: { label: t('mail.button'), url: link },
    },
    attachments: [
      {
        filename: 'samen.ics',
        contentType: 'text/calendar; charset=utf-8',
        content: termCalendar(term, found.changedAt, townZone(), {
          summary: t('calendar.title'),
          description,
          url: link,
        }),
      },
    ],
  }
}

/** To whoever helps: which case has a term coming. */
const staffReminder: MessageWriter = async (ctx, message, locale) => {
  const caseId = text(message, 'caseId')
  const row = caseId
    ? await ctx.db.helpCase.findFirst({
        where: { id: caseId, closedAt: null },
        select: { id: true, number: true },
      })
    : null
  if (!row) return null
  const t = await translatorFor(locale, 'cases')
  return {
    mail: {
      subject: t('mail.staffReminder.subject', { number: row.number }),
      paragraphs: [t('mail.staffReminder.text', { number: row.number })],
      button: { label: t('mail.staffReminder.button'), url: url(locale, `/staff/cases/${row.id}`) },
    },
  }
}

/** To a partner's people: somebody is offered to them; who, only behind the door. */
const referralAsked: MessageWriter = async (_ctx, _message, locale) => {
  const t = await translatorFor(locale, 'cases')
  return {
    mail: {
      subject: t('mail.referralAsked.subject'),
      paragraphs: [t('mail.referralAsked.text')],
      button: { label: t('mail.referralAsked.button'), url: url(locale, '/my/referrals') },
    },
  }
}

export const caseMessages: Record<string, MessageWriter> = {
  'cases.opened': plain('opened'),
  'cases.shared': plain('shared'),
  'cases.closed': plain('closed'),
  'cases.reminder': reminder,
  'cases.staffReminder': staffReminder,
  'cases.referralAsked': referralAsked,
}
