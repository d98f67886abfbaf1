import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { settings } from '@/lib/config/settings'
import { openRunWhere } from '@/lib/courses/policy'
import { textSelect } from '@/lib/courses/select'
import { wordsFor } from '@/lib/courses/words'
import { formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import type { MessageWriter, PendingMessage } from '@/lib/outbox/types'
import { speakerOf } from '@/lib/phrasebook/render'
import { asPhrases } from '@/lib/phrasebook/rules'
import { townZone } from '@/lib/time/clock'
import { absencesOf } from './follow-up'

/** The course of a run in the reader's language; null when the run is gone. */
async function courseOf(ctx: Ctx, runId: unknown, locale: Locale) {
  if (typeof runId !== 'string') return null
  const run = await ctx.db.courseRun.findUnique({
    where: { id: runId },
    select: {
      poolId: true,
      cancelledAt: true,
      course: {
        select: {
          id: true,
          kind: true,
          levelTo: true,
          textVersion: true,
          texts: { where: { locale: { in: [locale, 'nl'] } }, select: textSelect },
        },
      },
    },
  })
  if (!run) return null
  const { course } = run
  return { ...run, course, title: wordsFor(course.texts, locale, course.textVersion).title }
}

/** The person's booking of the run, which is where their buttons lead; null when they have no place any more. */
async function bookingOf(ctx: Ctx, poolId: string, personId: string | null): Promise<string | null> {
  if (!personId) return null
  const booking = await ctx.db.booking.findFirst({
    where: { poolId, personId, state: 'placed' },
    select: { id: true },
  })
  return booking?.id ?? null
}

const group: MessageWriter = async (ctx, message, locale) => {
  const sent = await ctx.db.groupMessage.findUnique({ where: { id: String(message.data.messageId) } })
  const run = await courseOf(ctx, sent?.runId, locale)
  const bookingId = run && (await bookingOf(ctx, run.poolId, message.personId))
  if (!sent || !run || !bookingId) return null
  const [t, speak] = await Promise.all([translatorFor(locale, 'teaching'), speakerOf(locale)])
  return {
    mail: {
      subject: t('mail.group.subject'),
      paragraphs: [t('mail.course', { course: run.title }), ...asPhrases(sent.phrases).map(speak)],
      button: {
        label: t('mail.button'),
        url: `${settings().appUrl}/${locale}/my/bookings/${bookingId}`,
      },
    },
  }
}

const absence: MessageWriter = async (ctx, message, locale) => {
  const run = await courseOf(ctx, message.data.runId, locale)
  const bookingId = run && (await bookingOf(ctx, run.poolId, message.personId))
  const follow = await ctx.db.followUp.findUnique({ where: { id: String(message.data.followUpId) } })
  if (!run || run.cancelledAt || !bookingId || !follow) return null
  const rule = await ctx.db.followUpRule.findUniqueOrThrow({ where: { id: follow.ruleId } })
  const absences = await absencesOf(ctx, { runId: follow.runId, personIds: [follow.personId] })
  // The mark was mended meanwhile: then there is nothing to say.
  if ((absences.get(follow.personId) ?? 0) < rule.threshold) return null
  const t = await translatorFor(locale, 'teaching')
  return {
    mail: {
      subject: t('mail.absence.subject'),
      paragraphs: [t('mail.absence.text', { course: run.title }), t('mail.absence.help')],
      button: { label: t('mail.button'), url: `${settings().appUrl}/${locale}/my/bookings/${bookingId}` },
    },
  }
}

const evaluation: MessageWriter = async (ctx, message, locale) => {
  const run = await courseOf(ctx, message.data.runId, locale)
  const ask =
    run && message.personId
      ? await ctx.db.evaluationAsk.findUnique({
          where: { runId_personId: { runId: String(message.data.runId), personId: message.personId } },
        })
      : null
  if (!run || !ask || ask.answeredOn) return null
  const t = await translatorFor(locale, 'teaching')
  return {
    mail: {
      subject: t('mail.evaluation.subject'),
      paragraphs: [t('mail.evaluation.text', { course: run.title })],
      button: {
        label: t('mail.evaluation.button'),
        url: `${settings().appUrl}/${locale}/my/evaluation/${ask.id}`,
      },
    },
  }
}

const nextLevel: MessageWriter = async (ctx, message, locale) => {
  const run = await courseOf(ctx, message.data.runId, locale)
  if (!run?.course.levelTo) return null
  const next = await nextCourse(ctx, run.course, locale)
  if (!next) return null
  const t = await translatorFor(locale, 'teaching')
  return {
    mail: {
      subject: t('mail.nextLevel.subject'),
      paragraphs: [t('mail.nextLevel.text', { course: run.title, next: next.title })],
      button: {
        label: t('mail.nextLevel.button'),
        url: `${settings().appUrl}/${locale}/courses/${next.id}`,
      },
    },
  }
}

/** The course of the same kind that begins where this one ended and has a run that can be booked, soonest first. */
export async function nextCourse(
  ctx: Ctx,
  course: { id: string; kind: string; levelTo: string | null },
  locale: Locale,
): Promise<{ id: string; title: string; lang: string } | null> {
  if (!course.levelTo) return null
  const open = openRunWhere(ctx.now)
  const run = await ctx.db.courseRun.findFirst({
    where: {
      ...open,
      course: { ...open.course, kind: course.kind, levelFrom: course.levelTo, id: { not: course.id } },
    },
    orderBy: [{ firstLessonAt: 'asc' }, { id: 'asc' }],
    select: {
      course: {
        select: {
          id: true,
          textVersion: true,
          texts: { where: { locale: { in: [locale, 'nl'] } }, select: textSelect },
        },
      },
    },
  })
  if (!run) return null
  const words = wordsFor(run.course.texts, locale, run.course.textVersion)
  return { id: run.course.id, title: words.title, lang: words.lang }
}

const certificate: MessageWriter = async (ctx, message: PendingMessage, locale) => {
  const found = await ctx.db.certificate.findFirst({
    where: { id: String(message.data.certificateId), revokedAt: null },
    select: { runId: true },
  })
  const run = found && (await courseOf(ctx, found.runId, locale))
  if (!run) return null
  const t = await translatorFor(locale, 'teaching')
  return {
    mail: {
      subject: t('mail.certificate.subject'),
      paragraphs: [t('mail.certificate.text', { course: run.title })],
      button: { label: t('mail.certificate.button'), url: `${settings().appUrl}/${locale}/my/certificates` },
    },
  }
}

const renewal: MessageWriter = async (ctx, message, locale) => {
  const found = await ctx.db.certificate.findFirst({
    where: { id: String(message.data.certificateId), revokedAt: null },
    select: { runId: true, validUntil: true },
  })
  const run = found && (await courseOf(ctx, found.runId, locale))
  if (!run || !found.validUntil) return null
  const t = await translatorFor(locale, 'teaching')
  return {
    mail: {
      subject: t('mail.renewal.subject'),
      paragraphs: [
        t('mail.renewal.text', {
          course: run.title,
          day: formats(locale, townZone()).fullDay(found.validUntil),
        }),
      ],
      button: { label: t('mail.certificate.button'), url: `${settings().appUrl}/${locale}/my/certificates` },
    },
  }
}

export const teachingMessages: Record<string, MessageWriter> = {
  'teaching.renewal': renewal,
  'teaching.groupMessage': group,
  'teaching.message': absence,
  'teaching.evaluation': evaluation,
  'teaching.nextLevel': nextLevel,
  'teaching.certificate': certificate,
}
