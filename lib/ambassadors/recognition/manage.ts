import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { recordView } from '@/lib/audit/views'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { createPool } from '@/lib/places/pool'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { addDays, type Day, dateToDay, dayOf, dayToDate, instantOf } from '@/lib/time/time'
import { judgedWhere } from '../policy'
import { perkPlaceOwner } from './own'
import type { Achievement } from './rules'

/** Puts a stock of tickets in the wallet. Refuses `inPast` (the last day). */
export async function addPerk(
  ctx: Ctx,
  input: { partner: string; title: string; how: string; stock: number; minHours: number; validUntil: Day },
): Promise<Result<{ perkId: string }, 'inPast'>> {
  if (input.validUntil <= dayOf(ctx.now, townZone())) return refused('inPast')
  return inTransaction(ctx, async (tx) => {
    const perkId = newId()
    const poolId = await createPool(tx, {
      kind: perkPlaceOwner.kind,
      capacity: input.stock,
      closesAt: instantOf(addDays(input.validUntil, 1), 0, townZone()),
    })
    await tx.db.ambassadorPerk.create({
      data: {
        id: perkId,
        poolId,
        partner: input.partner,
        words: { nl: { title: input.title, how: input.how } },
        minHours: input.minHours,
        validUntil: dayToDate(input.validUntil),
        createdAt: tx.now,
        createdById: personIdOf(tx.actor),
        publishedAt: tx.now,
      },
    })
    await record(tx, {
      event: 'ambassadors.perk.added',
      subject: { type: 'ambassadorPerk', id: perkId },
      data: { stock: input.stock, minHours: input.minHours },
    })
    return ok({ perkId })
  })
}

/** Lets somebody's words stand on the public wall. Nobody reads their own. Refuses `notFound`. */
export async function approveWall(
  ctx: Ctx,
  input: { ambassadorId: string },
): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const me = personIdOf(tx.actor)
    const [row] = await tx.db.ambassadorThanks.updateManyAndReturn({
      where: {
        ambassadorId: input.ambassadorId,
        withdrawnAt: null,
        approvedAt: null,
        personId: { not: me ?? undefined },
      },
      data: { approvedAt: tx.now, approvedById: me },
      select: { personId: true },
    })
    if (!row) return refused('notFound')
    await record(tx, {
      event: 'ambassadors.wall.approved',
      subject: { type: 'ambassador', id: input.ambassadorId },
      personId: row.personId,
    })
    return ok(null)
  })
}

export type RecognitionDesk = {
  perks: {
    id: string
    partner: string
    title: string
    stock: number
    left: number
    minHours: number
    validUntil: Day
  }[]
  wall: { ambassadorId: string; shownAs: string; words: string; language: string }[]
  badges: number
}

/** What a colleague tends: stocks, words to read, how many badges were given. */
export async function recognitionDesk(ctx: Ctx): Promise<RecognitionDesk> {
  const [perks, wall, badges] = await Promise.all([
    ctx.db.ambassadorPerk.findMany({ orderBy: { createdAt: 'desc' }, take: 100 }),
    ctx.db.ambassadorThanks.findMany({
      where: { withdrawnAt: null, approvedAt: null, personId: { not: personIdOf(ctx.actor) ?? undefined } },
      orderBy: { agreedAt: 'asc' },
      take: 100,
    }),
    ctx.db.ambassadorBadge.count({ where: { revokedAt: null } }),
  ])
  await recordView(
    ctx,
    'ambassadors.ambassador.viewed',
    wall.map((row) => row.personId),
  )
  const pools = await ctx.db.placePool.findMany({
    where: { id: { in: perks.map((perk) => perk.poolId) } },
    select: { id: true, capacity: true, taken: true },
  })
  return {
    perks: perks.map((perk) => {
      const pool = pools.find((one) => one.id === perk.poolId)
      return {
        id: perk.id,
        partner: perk.partner,
        title: (perk.words as { nl?: { title: string } }).nl?.title ?? '',
        stock: pool?.capacity ?? 0,
        left: pool ? pool.capacity - pool.taken : 0,
        minHours: perk.minHours,
        validUntil: dateToDay(perk.validUntil),
      }
    }),
    wall: wall.map(({ ambassadorId, shownAs, words, language }) => ({
      ambassadorId,
      shownAs,
      words,
      language,
    })),
    badges,
  }
}

export type GivenBadge = { id: string; achievement: Achievement; issuedAt: Date }

/** The badges of an ambassador that count now; none of oneself, which nobody tends. */
export async function badgesOf(ctx: Ctx, ambassadorId: string): Promise<GivenBadge[]> {
  const rows = await ctx.db.ambassadorBadge.findMany({
    where: { ambassadorId, revokedAt: null, ambassador: judgedWhere(ctx.actor) },
    orderBy: { issuedAt: 'asc' },
    select: { id: true, achievement: true, issuedAt: true },
  })
  return rows.map((row) => ({ ...row, achievement: row.achievement as Achievement }))
}
