import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { town } from '@/lib/config/town'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { takeRole } from '@/lib/people/roles'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { type Day, dayOf, dayToDate } from '@/lib/time/time'
import { keepAvailability } from './availability'
import { ownAmbassadorWhere } from './policy'
import { codeVersion } from './rules'
import { addStep, lockAmbassador } from './steps'
import type { LeaveReason } from './vocabulary'

/** Signs the code of conduct as it is shown now; twice changes nothing. Refuses `notFound`. */
export async function signCode(ctx: Ctx, input: { language: string }): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const own = await lockAmbassador(tx, ownAmbassadorWhere(tx.actor))
    if (!own || own.state === 'left') return refused('notFound')
    const made = await tx.db.ambassadorAcceptance.createMany({
      skipDuplicates: true,
      data: [
        {
          id: newId(),
          ambassadorId: own.id,
          document: 'code',
          country: town.country,
          version: codeVersion,
          language: input.language,
          acceptedAt: tx.now,
        },
      ],
    })
    if (made.count > 0)
      await record(tx, {
        event: 'ambassadors.code.signed',
        subject: { type: 'ambassador', id: own.id },
        personId: own.personId,
        data: { version: codeVersion, language: input.language },
      })
    return ok(null)
  })
}

/** Takes a pause; nobody is proposed while it lasts. Refuses `notFound`, `wrongState`, `inPast` (the day). */
export async function pauseOwn(
  ctx: Ctx,
  input: { until?: Day },
): Promise<Result<null, 'notFound' | 'wrongState' | 'inPast'>> {
  if (input.until && input.until <= dayOf(ctx.now, townZone())) return refused('inPast')
  return inTransaction(ctx, async (tx) => {
    const own = await lockAmbassador(tx, ownAmbassadorWhere(tx.actor))
    if (!own) return refused('notFound')
    if (own.state !== 'active') return refused('wrongState')
    await addStep(tx, own, { kind: 'paused' })
    await tx.db.ambassador.update({
      where: { id: own.id },
      data: { pausedUntil: input.until ? dayToDate(input.until) : null },
    })
    return ok(null)
  })
}

/** Is there again. Refuses `notFound`, `wrongState`. */
export async function resumeOwn(ctx: Ctx): Promise<Result<null, 'notFound' | 'wrongState'>> {
  return inTransaction(ctx, async (tx) => {
    const own = await lockAmbassador(tx, ownAmbassadorWhere(tx.actor))
    if (!own) return refused('notFound')
    if (own.state !== 'paused') return refused('wrongState')
    await addStep(tx, own, { kind: 'resumed' })
    await tx.db.ambassador.update({ where: { id: own.id }, data: { pausedUntil: null } })
    return ok(null)
  })
}

/** Says when and how many. Refuses `notFound`, `wrongState` (after the end). */
export async function keepOwnAvailability(
  ctx: Ctx,
  input: { times: string[]; capacity: number },
): Promise<Result<null, 'notFound' | 'wrongState'>> {
  return inTransaction(ctx, async (tx) => {
    const own = await lockAmbassador(tx, ownAmbassadorWhere(tx.actor))
    if (!own) return refused('notFound')
    if (own.state === 'left') return refused('wrongState')
    await tx.db.ambassador.update({
      where: { id: own.id },
      data: { capacity: input.capacity, changedAt: tx.now, version: { increment: 1 } },
    })
    await keepAvailability(tx, own.personId, input.times)
    await record(tx, {
      event: 'ambassadors.availability.kept',
      subject: { type: 'ambassador', id: own.id },
      personId: own.personId,
      data: { capacity: input.capacity, times: input.times.length },
    })
    return ok(null)
  })
}

/** Stops. An applicant withdraws, an ambassador leaves; who did either may sign up again. Refuses `notFound`, `wrongState`. */
export async function leaveOwn(
  ctx: Ctx,
  input: { reason: LeaveReason },
): Promise<Result<null, 'notFound' | 'wrongState'>> {
  return inTransaction(ctx, async (tx) => {
    const own = await lockAmbassador(tx, ownAmbassadorWhere(tx.actor))
    if (!own) return refused('notFound')
    if (own.state === 'left') return refused('wrongState')
    const was = own.state === 'active' || own.state === 'paused'
    await addStep(tx, own, { kind: was ? 'left' : 'withdrawn', reason: input.reason })
    await endProgramme(tx, own)
    return ok(null)
  })
}

/** What falls away with the end: talks that were planned, the role. */
export async function endProgramme(ctx: Ctx, ambassador: { id: string; personId: string }): Promise<void> {
  await ctx.db.ambassadorTalk.updateMany({
    where: { ambassadorId: ambassador.id, outcome: null, cancelledAt: null },
    data: { cancelledAt: ctx.now },
  })
  // As the machine: nobody takes a role from themselves, and here it follows from the step.
  await takeRole(
    { ...ctx, actor: { kind: 'system', job: 'ambassadors' } },
    { personId: ambassador.personId, role: 'ambassador' },
  )
}
