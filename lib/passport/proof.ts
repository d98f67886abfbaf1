import 'server-only'
import { can, personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { recordView } from '@/lib/audit/views'
import { inTransaction } from '@/lib/db/transaction'
import { formats } from '@/lib/i18n/format'
import { type Locale, localeOr, locales } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import { renderPdf, typstSource } from '@/lib/pdf/render'
import { issueProof, proofUrl, revokeProof } from '@/lib/proofs/issue-proof'
import { qrSvg } from '@/lib/qr/qr'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { dateToDay } from '@/lib/time/time'
import type { OwnTexts } from './types'
import { type ActivityKind, isActivityKind } from './vocabulary'
import { partWords } from './words'

const proofSource = 'passport.part'

const ownPart = (part: { code: string; words: unknown }) => ({
  code: part.code,
  words: part.words as OwnTexts | null,
})

/** The trajectory's part with its confirmed hours, for its own person and for staff who may; else null. */
async function partOf(ctx: Ctx, input: { trajectoryId: string; partId: string }) {
  const mayAll = can(ctx.actor, 'passport.trajectory.list')
  const trajectory = await ctx.db.trajectory.findFirst({
    where: {
      id: input.trajectoryId,
      ...(mayAll ? {} : { personId: personIdOf(ctx.actor) ?? '00000000-0000-0000-0000-000000000000' }),
    },
    select: {
      id: true,
      personId: true,
      startedOn: true,
      template: { select: { parts: { where: { id: input.partId } } } },
    },
  })
  const part = trajectory?.template.parts[0]
  if (!trajectory || !part?.requiredMinutes) return null
  const hours = await ctx.db.passportHours.findMany({
    where: {
      personId: trajectory.personId,
      activityKind: { in: part.counts },
      confirmedAt: { not: null },
      reversedAt: null,
      on: { gte: trajectory.startedOn },
    },
    select: { activityKind: true, minutes: true, on: true },
    orderBy: { on: 'asc' },
  })
  return { trajectory, part, hours, minutes: hours.reduce((sum, row) => sum + row.minutes, 0) }
}

/**
 * Makes a proof of the hours that others confirmed. The machine issues it: nobody issues their own, and these hours
 * were all confirmed by somebody else. An older one with other hours is replaced. Refuses `notFound`, `nothing`.
 */
export async function makeHoursProof(
  ctx: Ctx,
  input: { trajectoryId: string; partId: string },
): Promise<Result<{ proofId: string }, 'notFound' | 'nothing'>> {
  return inTransaction(ctx, async (tx) => {
    const found = await partOf(tx, input)
    if (!found) return refused('notFound')
    const [first, last] = [found.hours[0], found.hours.at(-1)]
    if (!first || !last) return refused('nothing')
    const { personId } = found.trajectory
    const sourceId = `${found.trajectory.id}:${found.part.id}`
    const old = await tx.db.proof.findFirst({
      where: { personId, sourceKind: proofSource, sourceId, revokedAt: null },
      select: { id: true, summary: true },
    })
    const machine: Ctx = { ...tx, actor: { kind: 'system', job: 'passport' } }
    if (old && (old.summary as { minutes?: number }).minutes !== found.minutes)
      await revokeProof(machine, { proofId: old.id, reason: 'replaced' })
    const titles: Record<string, string> = {}
    for (const locale of locales) {
      const t = await translatorFor(locale, 'passport')
      titles[locale] = partWords(t, ownPart(found.part), locale).title
    }
    const issued = await issueProof(machine, {
      kind: 'passportHours',
      personId,
      sourceKind: proofSource,
      sourceId,
      summary: { titles, minutes: found.minutes, from: dateToDay(first.on), to: dateToDay(last.on) },
    })
    if (!issued.ok) return refused('notFound')
    await record(tx, {
      event: 'passport.proof.made',
      subject: { type: 'proof', id: issued.value.proofId },
      personId,
      data: { minutes: found.minutes },
    })
    return ok({ proofId: issued.value.proofId })
  })
}

/** The proof in force of each part of a trajectory: part id → proof. */
export async function proofsInForce(
  ctx: Ctx,
  trajectoryIds: readonly string[],
): Promise<Map<string, { minutes: number }>> {
  if (trajectoryIds.length === 0) return new Map()
  const rows = await ctx.db.proof.findMany({
    where: {
      sourceKind: proofSource,
      revokedAt: null,
      OR: trajectoryIds.map((id) => ({ sourceId: { startsWith: `${id}:` } })),
    },
    select: { sourceId: true, summary: true },
  })
  return new Map(
    rows.map((row) => [row.sourceId, { minutes: (row.summary as { minutes?: number }).minutes ?? 0 }]),
  )
}

/** The proof as a PDF, Dutch beside the newcomer's language; null without one, or when it is not the reader's. */
export async function hoursProofPdf(
  ctx: Ctx,
  input: { trajectoryId: string; partId: string },
): Promise<Uint8Array | null> {
  const found = await partOf(ctx, input)
  if (!found) return null
  const proof = await ctx.db.proof.findFirst({
    where: {
      personId: found.trajectory.personId,
      sourceKind: proofSource,
      sourceId: `${found.trajectory.id}:${found.part.id}`,
      revokedAt: null,
    },
    select: { code: true, holder: true, issuedAt: true, summary: true },
  })
  if (!proof) return null
  await recordView(ctx, 'people.person.viewed', [found.trajectory.personId])
  const person = await ctx.db.person.findUniqueOrThrow({
    where: { id: found.trajectory.personId },
    select: { locale: true },
  })
  const lang = localeOr(person.locale)
  const minutes = (proof.summary as { minutes?: number }).minutes ?? found.minutes
  const kinds = [...new Set(found.hours.map((row) => row.activityKind))].filter(isActivityKind)
  const words = async (locale: Locale) => {
    const t = await translatorFor(locale, 'passport')
    const f = formats(locale, townZone())
    const hours = (value: number) => t('duration', { hours: f.number(Math.round(value / 6) / 10) })
    return {
      title: t('proof.title'),
      of: t('proof.of'),
      part: t('proof.part'),
      partName: partWords(t, ownPart(found.part), locale).title,
      total: t('proof.total'),
      minutes: hours(minutes),
      asked: t('proof.asked'),
      required: hours(found.part.requiredMinutes ?? 0),
      issued: t('proof.issued'),
      issuedOn: f.fullDay(proof.issuedAt),
      activity: t('proof.activity'),
      hours: t('proof.hours'),
      check: t('proof.check'),
      kind: (kind: ActivityKind) => t(`kind.${kind}`),
    }
  }
  const { kind: nlKind, ...nl } = await words('nl')
  const { kind: otherKind, ...other } = await words(lang)
  const url = proofUrl(proof.code)
  return renderPdf({
    source: typstSource('lib/passport/proof.typ'),
    lang: 'nl',
    title: `${nl.title} · ${nl.partName}`,
    data: {
      lang,
      name: proof.holder ?? '',
      nl,
      other,
      rows: kinds.map((kind) => ({
        nl: nlKind(kind),
        other: otherKind(kind),
        hours: String(
          Math.round(
            found.hours
              .filter((row) => row.activityKind === kind)
              .reduce((sum, row) => sum + row.minutes, 0) / 6,
          ) / 10,
        ),
      })),
      url: url.replace(/^https?:\/\//, ''),
      qr: qrSvg(url),
    },
  })
}
