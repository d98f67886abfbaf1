import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { changeCapacity, endAllPlaces } from '@/lib/places/change-place'
import { changeClosing, createPool, lockPool } from '@/lib/places/pool'
import { activeStates } from '@/lib/places/types'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import type { Day } from '@/lib/time/time'
import type { Audience } from '../letters/schema'
import { readTexts } from '../letters/schema'
import { gatheringOff, gatheringPlaceOwner } from './place-owner'
import { decideWhen } from './rules'

type WhenAndWhere = { on: Day; from: string; until: string; place: string }

export type GatheringRefusal =
  | 'notFound'
  | 'dutch'
  | 'half'
  | 'changed'
  | 'inPast'
  | 'order'
  | 'belowTaken'
  | 'already'
  | 'nobody'

const subject = (id: string) => ({ type: 'ambassadorGathering', id })

/**
 * Writes a gathering down, or changes one that is still to come. Once people were invited, all who did not say no are told
 * of another hour or place; who has a place keeps it. Refuses `dutch`, `half` (`language`), `inPast`, `order`,
 * `belowTaken` (`taken`: nobody loses a place by a number), `changed` (somebody else saved it meanwhile), `notFound`.
 */
export async function saveGathering(
  ctx: Ctx,
  input: Record<string, unknown> &
    WhenAndWhere & {
      gatheringId?: string
      version?: number
      capacity: number
      language?: string
      neighbourhoodId?: string
      role?: string
    },
): Promise<Result<{ gatheringId: string }, GatheringRefusal>> {
  const { texts, half } = readTexts(input)
  const [first] = half
  if (first) return refused('half', { language: first })
  if (!texts.nl) return refused('dutch')
  const decided = decideWhen(input, ctx.now, townZone())
  if (!decided.ok) return refused(decided.refusal)
  const { when } = decided
  const audience: Audience = {
    states: ['active'],
    role: input.role ?? null,
    coordinatorId: null,
    language: input.language ?? null,
    neighbourhoodId: input.neighbourhoodId ?? null,
  }
  return inTransaction(ctx, async (tx) => {
    if (!input.gatheringId) {
      const gatheringId = newId()
      const poolId = await createPool(tx, {
        kind: gatheringPlaceOwner.kind,
        capacity: input.capacity,
        closesAt: when.startsAt,
      })
      await tx.db.ambassadorGathering.create({
        data: {
          id: gatheringId,
          kind: 'network',
          poolId,
          texts,
          audience,
          place: input.place,
          ...when,
          createdAt: tx.now,
          createdById: personIdOf(tx.actor),
        },
      })
      await record(tx, { event: 'ambassadors.gathering.planned', subject: subject(gatheringId) })
      return ok({ gatheringId })
    }
    const before = await tx.db.ambassadorGathering.findFirst({
      where: { id: input.gatheringId, kind: 'network', cancelledAt: null, startsAt: { gt: tx.now } },
    })
    if (!before?.poolId) return refused('notFound')
    await lockPool(tx, before.poolId)
    const moved =
      before.startsAt.getTime() !== when.startsAt.getTime() ||
      before.endsAt.getTime() !== when.endsAt.getTime() ||
      before.place !== input.place
    const { count } = await tx.db.ambassadorGathering.updateMany({
      where: { id: before.id, version: input.version ?? 0, cancelledAt: null },
      data: {
        texts,
        audience,
        place: input.place,
        ...when,
        version: { increment: 1 },
        ...(moved ? { sequence: { increment: 1 } } : {}),
      },
    })
    if (count === 0) return refused('changed')
    // First the hour after which nothing is offered, then the places that may be offered.
    await changeClosing(tx, before.poolId, when.startsAt)
    const resized = await changeCapacity(tx, gatheringPlaceOwner, {
      poolId: before.poolId,
      capacity: input.capacity,
    })
    if (!resized.ok) return refused(resized.refusal, resized.details)
    if (moved && before.invitedAt) {
      const guests = await tx.db.ambassadorGuest.findMany({
        where: { gatheringId: before.id, saidNoAt: null },
        orderBy: { personId: 'asc' },
        select: { personId: true },
      })
      await enqueue(
        tx,
        ...guests.map(({ personId }) => ({
          kind: 'ambassadors.gatheringChanged',
          dedupeKey: `gathering:${before.id}:changed:${before.sequence + 1}:${personId}`,
          personId,
          data: { gatheringId: before.id },
        })),
      )
    }
    await record(tx, {
      event: 'ambassadors.gathering.changed',
      subject: subject(before.id),
      data: { moved, capacity: input.capacity },
    })
    return ok({ gatheringId: before.id })
  })
}

/** Says when the next evening is at which anybody hears what the programme is. Refuses `inPast`, `order`. */
export async function planInfoEvening(
  ctx: Ctx,
  input: WhenAndWhere,
): Promise<Result<{ gatheringId: string }, GatheringRefusal>> {
  const decided = decideWhen(input, ctx.now, townZone())
  if (!decided.ok) return refused(decided.refusal)
  return inTransaction(ctx, async (tx) => {
    const gatheringId = newId()
    await tx.db.ambassadorGathering.create({
      data: {
        id: gatheringId,
        kind: 'info',
        place: input.place,
        ...decided.when,
        createdAt: tx.now,
        createdById: personIdOf(tx.actor),
      },
    })
    await record(tx, { event: 'ambassadors.infoEvening.planned', subject: subject(gatheringId) })
    return ok({ gatheringId })
  })
}

/**
 * It is off, and everybody who was invited and did not say no is told, once. Who answers at this moment waits for the
 * pool and reads that it is off. Refuses `notFound`, `already`, `inPast` (it has begun).
 */
export async function cancelGathering(
  ctx: Ctx,
  input: { gatheringId: string },
): Promise<Result<{ told: number }, GatheringRefusal>> {
  return inTransaction(ctx, async (tx) => {
    const row = await tx.db.ambassadorGathering.findUnique({ where: { id: input.gatheringId } })
    if (!row) return refused('notFound')
    if (row.poolId) await lockPool(tx, row.poolId)
    if (row.startsAt <= tx.now) return refused('inPast')
    const { count } = await tx.db.ambassadorGathering.updateMany({
      where: { id: row.id, cancelledAt: null },
      data: {
        cancelledAt: tx.now,
        cancelledById: personIdOf(tx.actor),
        sequence: { increment: 1 },
        version: { increment: 1 },
      },
    })
    if (count === 0) return refused('already')
    let told = 0
    if (row.poolId) {
      const coming = await tx.db.booking.findMany({
        where: { poolId: row.poolId, state: { in: [...activeStates] } },
        select: { personId: true },
      })
      const others = await tx.db.ambassadorGuest.findMany({
        where: {
          gatheringId: row.id,
          saidNoAt: null,
          personId: { notIn: coming.flatMap((one) => one.personId ?? []) },
        },
        orderBy: { personId: 'asc' },
        select: { personId: true },
      })
      await changeClosing(tx, row.poolId, tx.now)
      told = await endAllPlaces(tx, gatheringPlaceOwner, { poolId: row.poolId, reason: gatheringOff })
      await enqueue(
        tx,
        ...others.map(({ personId }) => ({
          kind: 'ambassadors.gatheringOff',
          dedupeKey: `gathering:${row.id}:off:${personId}`,
          personId,
          data: { gatheringId: row.id },
        })),
      )
      told += others.length
    }
    await record(tx, { event: 'ambassadors.gathering.cancelled', subject: subject(row.id), data: { told } })
    return ok({ told })
  })
}
