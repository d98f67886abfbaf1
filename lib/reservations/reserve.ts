import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { newId } from '@/lib/db/ids'
import { ok, type Result, refused } from '@/lib/result/result'

/** What can be in one place at a time. */
export type Thing = { kind: 'person' | 'room' | 'equipment'; id: string; endsAt?: Date }

/** Whose reservation it is: a domain's thing. */
export type Holder = { kind: string; id: string }

/**
 * Reserves every thing for [startsAt, endsAt), or none; a thing with an `endsAt` of its own is kept until then (time
 * to tidy up). Their rows are locked in the order of their ids, then looked at, then written. Unconfirmed
 * reservations whose minute has come are ended on the way. To be called inside a transaction. Refuses `taken`.
 */
export async function reserve(
  ctx: Ctx,
  wanted: {
    things: readonly Thing[]
    startsAt: Date
    endsAt: Date
    holder: Holder
    keptUntil?: Date | null
  },
): Promise<Result<null, 'taken'>> {
  const things = [...wanted.things].sort((a, b) => (a.id < b.id ? -1 : 1))
  const ids = things.map((thing) => thing.id)
  const rows = JSON.stringify(
    things.map((thing) => ({
      id: newId(),
      thing: thing.id,
      kind: thing.kind,
      ends_at: (thing.endsAt ?? wanted.endsAt).toISOString(),
    })),
  )
  await ctx.db.$executeRaw`
    INSERT INTO reservable (id, kind)
    SELECT r.thing, r.kind FROM jsonb_to_recordset(${rows}::jsonb) AS r(thing uuid, kind text) ORDER BY r.thing
    ON CONFLICT (id) DO NOTHING`
  await ctx.db.$queryRaw`SELECT id FROM reservable WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`
  await ctx.db.$executeRaw`
    UPDATE reservation SET ended_at = kept_until
     WHERE reservable_id = ANY(${ids}::uuid[]) AND ended_at IS NULL AND kept_until <= ${ctx.now}`
  const [clash] = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT o.id FROM reservation o
      JOIN jsonb_to_recordset(${rows}::jsonb) AS r(thing uuid, ends_at timestamptz) ON r.thing = o.reservable_id
     WHERE o.ended_at IS NULL AND o.starts_at < r.ends_at AND o.ends_at > ${wanted.startsAt} LIMIT 1`
  if (clash) return refused('taken')
  await ctx.db.$executeRaw`
    INSERT INTO reservation (id, reservable_id, starts_at, ends_at, holder_kind, holder_id, kept_until, created_at)
    SELECT r.id, r.thing, ${wanted.startsAt}, r.ends_at, ${wanted.holder.kind}, ${wanted.holder.id}::uuid, ${wanted.keptUntil ?? null}::timestamptz, ${ctx.now}
      FROM jsonb_to_recordset(${rows}::jsonb) AS r(id uuid, thing uuid, ends_at timestamptz)`
  return ok(null)
}

/** Makes a kept reservation lasting. Answers false when its minute had come (the time may be somebody else's). */
export async function confirmReservation(ctx: Ctx, holder: Holder): Promise<boolean> {
  const { count } = await ctx.db.reservation.updateMany({
    where: { holderKind: holder.kind, holderId: holder.id, endedAt: null, keptUntil: { gt: ctx.now } },
    data: { keptUntil: null },
  })
  return count > 0
}

/** Gives everything of a holder back. */
export async function releaseReservation(ctx: Ctx, holder: Holder): Promise<void> {
  await ctx.db.reservation.updateMany({
    where: { holderKind: holder.kind, holderId: holder.id, endedAt: null },
    data: { endedAt: ctx.now },
  })
}

export type Busy = { thingId: string; from: Date; to: Date }

/**
 * When these things are taken in a stretch of time, but for one holder. A kept one whose minute has come is free again.
 */
export async function busyTimes(
  ctx: Ctx,
  thingIds: readonly string[],
  stretch: { from: Date; to: Date },
  exceptHolderId?: string,
): Promise<Busy[]> {
  const rows = await ctx.db.reservation.findMany({
    where: {
      reservableId: { in: [...thingIds] },
      endedAt: null,
      ...(exceptHolderId ? { holderId: { not: exceptHolderId } } : {}),
      startsAt: { lt: stretch.to },
      endsAt: { gt: stretch.from },
      OR: [{ keptUntil: null }, { keptUntil: { gt: ctx.now } }],
    },
    select: { reservableId: true, startsAt: true, endsAt: true },
  })
  return rows.map((row) => ({ thingId: row.reservableId, from: row.startsAt, to: row.endsAt }))
}
