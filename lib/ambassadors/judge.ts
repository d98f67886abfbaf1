import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { town } from '@/lib/config/town'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { grantRole } from '@/lib/people/register'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { type Day, dateToDay, dayOf, dayToDate } from '@/lib/time/time'
import { endProgramme } from './own'
import { judgedWhere } from './policy'
import { codeVersion, missingFor, nextSteps, noteVersion } from './rules'
import { addStep, lockAmbassador } from './steps'
import { doneModules } from './training'
import type { DeclineReason, LeaveReason } from './vocabulary'

type Common = 'notFound' | 'wrongState'

/** The modules that the agreed roles ask and that were not followed yet. */
async function modulesMissing(tx: Ctx, who: { id: string; personId: string }): Promise<string[]> {
  const wishes = await tx.db.ambassadorRoleWish.findMany({
    where: { ambassadorId: who.id, agreedAt: { not: null } },
    select: { role: { select: { training: true } } },
  })
  const wanted = [...new Set(wishes.flatMap(({ role }) => role.training))]
  return (await doneModules(tx, who.personId, wanted)).filter((one) => !one.done).map((one) => one.key)
}

/**
 * The training is done: shown by the courses, or by a colleague's word with why (followed elsewhere). Refuses
 * `notFound` (also oneself), `wrongState`, `modulesMissing` (`count`; say why in `note`).
 */
export async function recordTrained(
  ctx: Ctx,
  input: { ambassadorId: string; note?: string },
): Promise<Result<null, Common | 'modulesMissing'>> {
  return inTransaction(ctx, async (tx) => {
    const who = await lockAmbassador(tx, { id: input.ambassadorId, ...judgedWhere(tx.actor) })
    if (!who) return refused('notFound')
    if (!nextSteps(who.state).includes('trained')) return refused('wrongState')
    const missing = await modulesMissing(tx, who)
    if (missing.length > 0 && !input.note) return refused('modulesMissing', { count: missing.length })
    await addStep(tx, who, {
      kind: 'trained',
      reason: missing.length > 0 ? 'elsewhere' : 'courses',
      note: input.note ?? null,
    })
    return ok(null)
  })
}

/**
 * Makes somebody an ambassador: everything must be there on this very day. Refuses `notFound` (also oneself),
 * `wrongState`, `missing` (`what`: talk, record, code, note; the first that is).
 */
export async function activate(
  ctx: Ctx,
  input: { ambassadorId: string },
): Promise<Result<null, Common | 'missing'>> {
  return inTransaction(ctx, async (tx) => {
    const who = await lockAmbassador(tx, { id: input.ambassadorId, ...judgedWhere(tx.actor) })
    if (!who) return refused('notFound')
    if (who.state !== 'trained') return refused('wrongState')
    const row = await tx.db.ambassador.findUniqueOrThrow({
      where: { id: who.id },
      select: {
        checks: { where: { voidedAt: null }, orderBy: { expiresOn: 'desc' }, take: 1 },
        acceptances: { where: { country: town.country } },
      },
    })
    const needs = await tx.db.ambassadorRoleWish.count({
      where: { ambassadorId: who.id, agreedAt: { not: null }, role: { needsPoliceRecord: true } },
    })
    const accepted = (document: string, version: string) =>
      row.acceptances.some((one) => one.document === document && one.version === version)
    const [missing] = missingFor({
      screened: true,
      recordNeeded: needs > 0,
      recordUntil: row.checks[0] ? dateToDay(row.checks[0].expiresOn) : null,
      codeSigned: accepted('code', codeVersion),
      noteAccepted: accepted('note', noteVersion),
      modulesMissing: [],
      today: dayOf(tx.now, townZone()),
    })
    if (missing) return refused('missing', { what: missing })
    await addStep(tx, who, { kind: 'activated' })
    await grantRole(tx, who.personId, 'ambassador')
    await enqueue(tx, {
      kind: 'ambassadors.activated',
      dedupeKey: `ambassador:${who.id}:activated:${tx.now.getTime()}`,
      personId: who.personId,
      data: {},
    })
    return ok(null)
  })
}

/** Does not take somebody, with a friendly letter that says why and what else. Refuses `notFound` (also oneself), `wrongState`. */
export async function decline(
  ctx: Ctx,
  input: { ambassadorId: string; reason: DeclineReason; note?: string },
): Promise<Result<null, Common>> {
  return inTransaction(ctx, async (tx) => {
    const who = await lockAmbassador(tx, { id: input.ambassadorId, ...judgedWhere(tx.actor) })
    if (!who) return refused('notFound')
    if (!nextSteps(who.state).includes('declined')) return refused('wrongState')
    await addStep(tx, who, { kind: 'declined', reason: input.reason, note: input.note || null })
    await endProgramme(tx, who)
    await enqueue(tx, {
      kind: 'ambassadors.declined',
      dedupeKey: `ambassador:${who.id}:declined:${tx.now.getTime()}`,
      personId: who.personId,
      data: { reason: input.reason },
    })
    return ok(null)
  })
}

/** Writes down that an ambassador stops. Refuses `notFound` (also oneself), `wrongState`. */
export async function recordLeave(
  ctx: Ctx,
  input: { ambassadorId: string; reason: LeaveReason; note?: string },
): Promise<Result<null, Common>> {
  return inTransaction(ctx, async (tx) => {
    const who = await lockAmbassador(tx, { id: input.ambassadorId, ...judgedWhere(tx.actor) })
    if (!who) return refused('notFound')
    if (!nextSteps(who.state).includes('left')) return refused('wrongState')
    await addStep(tx, who, { kind: 'left', reason: input.reason, note: input.note || null })
    await endProgramme(tx, who)
    return ok(null)
  })
}

/** Writes down a pause, or (`resume`) its end. Refuses `notFound` (also oneself), `wrongState`, `inPast`. */
export async function recordPause(
  ctx: Ctx,
  input: { ambassadorId: string; until?: Day; resume?: boolean },
): Promise<Result<null, Common | 'inPast'>> {
  if (input.until && input.until <= dayOf(ctx.now, townZone())) return refused('inPast')
  return inTransaction(ctx, async (tx) => {
    const who = await lockAmbassador(tx, { id: input.ambassadorId, ...judgedWhere(tx.actor) })
    if (!who) return refused('notFound')
    const kind = input.resume ? 'resumed' : 'paused'
    if (!nextSteps(who.state).includes(kind)) return refused('wrongState')
    await addStep(tx, who, { kind })
    await tx.db.ambassador.update({
      where: { id: who.id },
      data: { pausedUntil: !input.resume && input.until ? dayToDate(input.until) : null },
    })
    return ok(null)
  })
}

/** Takes back a step that was a slip; the state follows. The first one (signing up) stays. Refuses `notFound` (also oneself). */
export async function voidStep(
  ctx: Ctx,
  input: { ambassadorId: string; stepId: string; reason: string },
): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const who = await lockAmbassador(tx, { id: input.ambassadorId, ...judgedWhere(tx.actor) })
    if (!who) return refused('notFound')
    const [step] = await tx.db.ambassadorStep.updateManyAndReturn({
      where: { id: input.stepId, ambassadorId: who.id, voidedAt: null, kind: { not: 'applied' } },
      data: { voidedAt: tx.now, voidedById: personIdOf(tx.actor), note: input.reason },
      select: { kind: true, evidenceId: true },
    })
    if (!step) return refused('notFound')
    if (step.kind === 'checked' && step.evidenceId)
      await tx.db.ambassadorCheck.updateMany({
        where: { id: step.evidenceId },
        data: { voidedAt: tx.now, voidedById: personIdOf(tx.actor) },
      })
    const now = await tx.db.ambassador.findUniqueOrThrow({ where: { id: who.id }, select: { state: true } })
    // Undone: the role goes with an activation, and comes back with an end that was a slip.
    if (step.kind === 'activated') await endProgramme(tx, who)
    else if (now.state === 'active' || now.state === 'paused') await grantRole(tx, who.personId, 'ambassador')
    await record(tx, {
      event: 'ambassadors.step.voided',
      subject: { type: 'ambassador', id: who.id },
      personId: who.personId,
      data: { kind: step.kind },
    })
    return ok(null)
  })
}
