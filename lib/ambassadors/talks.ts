import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import { sqlState } from '@/lib/db/errors'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { type Day, instantOf, minuteOfTime, minutes, shift } from '@/lib/time/time'
import { judgedWhere } from './policy'
import { nextSteps } from './rules'
import { addStep, lockAmbassador } from './steps'
import type { TalkWay } from './vocabulary'

/**
 * Plans the talk, or moves it: the colleague who plans listens. Refuses `notFound` (also oneself), `wrongState`,
 * `inPast`, `busy`: the colleague has another talk then (the database decides between two who plan at once).
 */
export async function planTalk(
  ctx: Ctx,
  input: { ambassadorId: string; on: Day; at: string; way: TalkWay },
): Promise<Result<null, 'notFound' | 'wrongState' | 'inPast' | 'busy'>> {
  const withId = personIdOf(ctx.actor)
  const minute = minuteOfTime(input.at)
  if (!withId || minute === null) return refused('notFound')
  const startsAt = instantOf(input.on, minute, townZone())
  if (startsAt <= ctx.now) return refused('inPast')
  try {
    return await inTransaction(ctx, async (tx) => {
      const who = await lockAmbassador(tx, { id: input.ambassadorId, ...judgedWhere(tx.actor) })
      if (!who) return refused('notFound')
      if (!nextSteps(who.state).includes('talkPlanned')) return refused('wrongState')
      await tx.db.ambassadorTalk.updateMany({
        where: { ambassadorId: who.id, cancelledAt: null, outcome: null },
        data: { cancelledAt: tx.now },
      })
      const talkId = newId()
      await tx.db.ambassadorTalk.create({
        data: {
          id: talkId,
          ambassadorId: who.id,
          withId,
          startsAt,
          endsAt: shift(startsAt, minutes(limits.ambassadors.talkMinutes)),
          way: input.way,
          plannedAt: tx.now,
          plannedById: withId,
        },
      })
      await addStep(tx, who, { kind: 'talkPlanned', evidenceId: talkId })
      if (!who.coordinatorId)
        await tx.db.ambassador.update({ where: { id: who.id }, data: { coordinatorId: withId } })
      await enqueue(tx, {
        kind: 'ambassadors.talkPlanned',
        dedupeKey: `ambassador:talk:${talkId}`,
        personId: who.personId,
        data: { talkId },
      })
      return ok(null)
    })
  } catch (error) {
    if (sqlState(error) === '23P01') return refused('busy')
    throw error
  }
}

/**
 * Writes down how the talk went. `held`: they were screened, with the roles that suit them. `missed`: nothing but that.
 * Refuses `notFound` (also oneself), `wrongState`, `needsRole`.
 */
export async function recordTalk(
  ctx: Ctx,
  input: { ambassadorId: string; outcome: 'held' | 'missed'; roles: readonly string[]; notes?: string },
): Promise<Result<null, 'notFound' | 'wrongState' | 'needsRole'>> {
  if (input.outcome === 'held' && input.roles.length === 0) return refused('needsRole')
  return inTransaction(ctx, async (tx) => {
    const who = await lockAmbassador(tx, { id: input.ambassadorId, ...judgedWhere(tx.actor) })
    if (!who) return refused('notFound')
    if (!nextSteps(who.state).includes('screened')) return refused('wrongState')
    const talk = await tx.db.ambassadorTalk.findFirst({
      where: { ambassadorId: who.id, cancelledAt: null, outcome: null },
      select: { id: true },
    })
    if (talk) await tx.db.ambassadorTalk.update({ where: { id: talk.id }, data: { outcome: input.outcome } })
    if (input.notes)
      await tx.db.ambassador.update({ where: { id: who.id }, data: { talkNotes: input.notes } })
    if (input.outcome === 'missed') {
      await tx.db.ambassador.update({ where: { id: who.id }, data: { changedAt: tx.now } })
      return ok(null)
    }
    const by = personIdOf(tx.actor)
    const known = await tx.db.ambassadorRole.findMany({
      where: { key: { in: [...input.roles] } },
      select: { key: true },
    })
    if (known.length === 0) return refused('needsRole')
    for (const { key } of known)
      await tx.db.ambassadorRoleWish.upsert({
        where: { ambassadorId_roleKey: { ambassadorId: who.id, roleKey: key } },
        create: { ambassadorId: who.id, roleKey: key, agreedAt: tx.now, agreedById: by },
        update: { agreedAt: tx.now, agreedById: by },
      })
    await addStep(tx, who, { kind: 'screened', evidenceId: talk?.id ?? null })
    await enqueue(tx, {
      kind: 'ambassadors.screened',
      dedupeKey: `ambassador:${who.id}:screened:${tx.now.getTime()}`,
      personId: who.personId,
      data: {},
    })
    return ok(null)
  })
}
