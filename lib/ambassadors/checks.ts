import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { town } from '@/lib/config/town'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { type Day, dayOf, dayToDate } from '@/lib/time/time'
import { judgedWhere } from './policy'
import { checkExpiresOn, checkRules, codeVersion, decideCheck } from './rules'
import { addStep, lockAmbassador } from './steps'

/**
 * Writes down that a police record was seen: by whom, when, its date and until when it counts. Never the paper. Seen
 * again later it is the renewal. With `codeOnPaper` the code of conduct was signed at the desk. Refuses `notFound` (also
 * oneself), `wrongState` (before the talk, after the end), `inFuture`, `tooOld` (six months), `codeMissing`.
 */
export async function recordCheck(
  ctx: Ctx,
  input: { ambassadorId: string; issuedOn: Day; codeOnPaper: boolean },
): Promise<Result<null, 'notFound' | 'wrongState' | 'inFuture' | 'tooOld' | 'codeMissing'>> {
  const seenById = personIdOf(ctx.actor)
  const rule = checkRules[town.country]
  if (!seenById || !rule) return refused('notFound')
  const decision = decideCheck({ issuedOn: input.issuedOn, today: dayOf(ctx.now, townZone()) })
  if (!decision.ok) return refused(decision.refusal)
  return inTransaction(ctx, async (tx) => {
    const who = await lockAmbassador(tx, { id: input.ambassadorId, ...judgedWhere(tx.actor) })
    if (!who) return refused('notFound')
    if (['applied', 'talkPlanned', 'left'].includes(who.state)) return refused('wrongState')
    if (!(await codeSigned(tx, who, input.codeOnPaper))) return refused('codeMissing')
    const checkId = newId()
    await tx.db.ambassadorCheck.create({
      data: {
        id: checkId,
        ambassadorId: who.id,
        personId: who.personId,
        kind: rule.kind,
        seenAt: tx.now,
        seenById,
        issuedOn: dayToDate(input.issuedOn),
        expiresOn: dayToDate(checkExpiresOn(input.issuedOn, rule)),
      },
    })
    await addStep(tx, who, { kind: 'checked', evidenceId: checkId })
    return ok(null)
  })
}

/** Somebody whose agreed roles need no police record: the code alone. Refuses as `recordCheck`, and `recordNeeded`. */
export async function checkNotNeeded(
  ctx: Ctx,
  input: { ambassadorId: string; codeOnPaper: boolean },
): Promise<Result<null, 'notFound' | 'wrongState' | 'recordNeeded' | 'codeMissing'>> {
  return inTransaction(ctx, async (tx) => {
    const who = await lockAmbassador(tx, { id: input.ambassadorId, ...judgedWhere(tx.actor) })
    if (!who) return refused('notFound')
    if (who.state !== 'screened') return refused('wrongState')
    const needs = await tx.db.ambassadorRoleWish.count({
      where: { ambassadorId: who.id, agreedAt: { not: null }, role: { needsPoliceRecord: true } },
    })
    if (needs > 0) return refused('recordNeeded')
    if (!(await codeSigned(tx, who, input.codeOnPaper))) return refused('codeMissing')
    await addStep(tx, who, { kind: 'checked', reason: 'notNeeded' })
    return ok(null)
  })
}

/** Whether the code of conduct is signed as it is now; a signature on paper is written down here. */
async function codeSigned(
  tx: Ctx,
  who: { id: string; personId: string },
  onPaper: boolean,
): Promise<boolean> {
  const which = { ambassadorId: who.id, document: 'code', country: town.country, version: codeVersion }
  if ((await tx.db.ambassadorAcceptance.count({ where: which })) > 0) return true
  if (!onPaper) return false
  await tx.db.ambassadorAcceptance.create({
    data: { id: newId(), ...which, language: 'nl', acceptedAt: tx.now },
  })
  await record(tx, {
    event: 'ambassadors.code.signed',
    subject: { type: 'ambassador', id: who.id },
    personId: who.personId,
    data: { version: codeVersion, onPaper: true },
  })
  return true
}
