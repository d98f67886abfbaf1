import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import type { Day } from '@/lib/time/time'
import type { ActivityKind } from './vocabulary'

export type CreditedHours = {
  personId: string
  /** Which domain's rows these hours come from: `teaching.attendance`, `events.checkIn`. */
  sourceKind: string
  /** The row there. The same source is credited once to a person, whatever happens. */
  sourceId: string
  activityKind: ActivityKind
  /** 1–1440 */
  minutes: number
  /** The day it happened, town time. */
  on: Day
  /** Who saw it happen (a teacher, an ambassador, who checked in); null: it waits for the contact person's word. */
  confirmedById: string | null
}

/**
 * Credits hours of taking part to a person's passport. Call it in the transaction of the fact itself. Sending the
 * same source again changes minutes, day and kind to what they are now, and takes hours that were reversed back in.
 * Refuses `notFound` (no such person), `minutes` (not 1–1440), `own` (nobody confirms their own hours).
 */
export async function creditHours(
  ctx: Ctx,
  input: CreditedHours,
): Promise<Result<{ hoursId: string }, 'notFound' | 'minutes' | 'own'>> {
  if (!Number.isInteger(input.minutes) || input.minutes < 1 || input.minutes > 1440) return refused('minutes')
  if (input.confirmedById === input.personId) return refused('own')
  return inTransaction(ctx, async (tx) => {
    const actorId = personIdOf(tx.actor)
    // A row only comes back when something is new: the same credit sent twice leaves one audit row.
    const rows = await tx.db.$queryRaw<{ id: string }[]>`
      INSERT INTO passport_hours AS h (id, person_id, source_kind, source_id, activity_kind, minutes, "on", created_at,
             created_by_id, confirmed_at, confirmed_by_id, confirmed_via)
      SELECT ${newId()}::uuid, p.id, ${input.sourceKind}, ${input.sourceId}, ${input.activityKind}, ${input.minutes},
             ${input.on}::date, ${tx.now}, ${actorId}::uuid,
             ${input.confirmedById ? tx.now : null}::timestamptz, ${input.confirmedById}::uuid,
             ${input.confirmedById ? 'source' : null}
        FROM person p WHERE p.id = ${input.personId}::uuid AND p.erased_at IS NULL
      ON CONFLICT (person_id, source_kind, source_id) DO UPDATE
         SET minutes = excluded.minutes, activity_kind = excluded.activity_kind, "on" = excluded."on",
             reversed_at = NULL, reversed_by_id = NULL,
             confirmed_at = coalesce(h.confirmed_at, CASE WHEN h.refused_at IS NULL THEN excluded.confirmed_at END),
             confirmed_by_id = coalesce(h.confirmed_by_id, CASE WHEN h.refused_at IS NULL THEN excluded.confirmed_by_id END),
             confirmed_via = coalesce(h.confirmed_via, CASE WHEN h.refused_at IS NULL THEN excluded.confirmed_via END)
       WHERE h.minutes <> excluded.minutes OR h.activity_kind <> excluded.activity_kind OR h."on" <> excluded."on"
          OR h.reversed_at IS NOT NULL
          OR (h.confirmed_at IS NULL AND h.refused_at IS NULL AND excluded.confirmed_at IS NOT NULL)
      RETURNING h.id`
    const [changed] = rows
    if (!changed) {
      const same = await tx.db.passportHours.findUnique({
        where: {
          personId_sourceKind_sourceId: {
            personId: input.personId,
            sourceKind: input.sourceKind,
            sourceId: input.sourceId,
          },
        },
        select: { id: true },
      })
      return same ? ok({ hoursId: same.id }) : refused('notFound')
    }
    await record(tx, {
      event: 'passport.hours.credited',
      subject: { type: 'passportHours', id: changed.id },
      personId: input.personId,
      data: { source: input.sourceKind, kind: input.activityKind, minutes: input.minutes },
    })
    return ok({ hoursId: changed.id })
  })
}

/** Takes hours back because their source no longer holds (a mark was changed). Answers whether there were any. */
export async function reverseHours(
  ctx: Ctx,
  input: { personId: string; sourceKind: string; sourceId: string },
): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const where = { ...input, reversedAt: null }
    const found = await tx.db.passportHours.findFirst({ where, select: { id: true } })
    if (!found) return false
    const { count } = await tx.db.passportHours.updateMany({
      where,
      data: { reversedAt: tx.now, reversedById: personIdOf(tx.actor) },
    })
    if (count === 0) return false
    await record(tx, {
      event: 'passport.hours.reversed',
      subject: { type: 'passportHours', id: found.id },
      personId: input.personId,
      data: { source: input.sourceKind },
    })
    return true
  })
}
