import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/transaction'
import { lockPool } from '@/lib/places/pool'
import { takePlace } from '@/lib/places/take-place'
import type { PlaceOwner } from '@/lib/places/types'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { type Day, dateToDay, dayOf, dayToDate } from '@/lib/time/time'
import { hoursOf } from '../hours'
import { ownAmbassadorWhere } from '../policy'
import { type Achievement, hoursToNext } from './rules'

/** Version of the consent's wording (`thanks.consent`). */
export const wallConsentVersion = 1

/** Tickets that partners give: a stock, and never a waiting list. */
export const perkPlaceOwner: PlaceOwner = {
  kind: 'ambassadors.perk',
  auditEvent: (change) => (change.to === 'placed' ? 'ambassadors.perk.taken' : 'ambassadors.perk.changed'),
  message: () => null,
}

type PerkWords = Record<string, { title: string; how: string } | undefined>

export type MyThanks = {
  minutes: number
  nextHours: number | null
  badges: { id: string; achievement: Achievement; issuedAt: Date }[]
  perks: {
    id: string
    partner: string
    title: string
    how: string
    lang: string
    left: number
    minHours: number
    validUntil: Day
    code: string | null
  }[]
  wall: { shownAs: string; words: string; approved: boolean } | null
}

/** What somebody is thanked with; null for who never was an ambassador. */
export async function myThanks(ctx: Ctx, locale: string): Promise<MyThanks | null> {
  const own = await ctx.db.ambassador.findFirst({
    where: {
      ...ownAmbassadorWhere(ctx.actor),
      steps: { some: { kind: 'activated', voidedAt: null } },
    },
    select: {
      personId: true,
      badges: { where: { revokedAt: null }, orderBy: { issuedAt: 'asc' } },
      thanks: { select: { shownAs: true, words: true, approvedAt: true, withdrawnAt: true } },
    },
  })
  if (!own) return null
  const today = dayToDate(dayOf(ctx.now, townZone()))
  const [given, perks] = await Promise.all([
    hoursOf(ctx, own.personId),
    ctx.db.ambassadorPerk.findMany({
      where: { publishedAt: { not: null }, validUntil: { gte: today } },
      orderBy: [{ minHours: 'asc' }, { createdAt: 'asc' }],
    }),
  ])
  const pools = await ctx.db.placePool.findMany({
    where: { id: { in: perks.map((perk) => perk.poolId) } },
    select: {
      id: true,
      capacity: true,
      taken: true,
      bookings: { where: { personId: own.personId, state: 'placed' }, select: { reference: true } },
    },
  })
  return {
    minutes: given.minutes,
    nextHours: hoursToNext(given.minutes),
    badges: own.badges.map((badge) => ({
      id: badge.id,
      achievement: badge.achievement as Achievement,
      issuedAt: badge.issuedAt,
    })),
    perks: perks.map((perk) => {
      const words = perk.words as PerkWords
      const lang = words[locale] ? locale : 'nl'
      const pool = pools.find((one) => one.id === perk.poolId)
      return {
        id: perk.id,
        partner: perk.partner,
        title: words[lang]?.title ?? '',
        how: words[lang]?.how ?? '',
        lang,
        left: pool ? pool.capacity - pool.taken : 0,
        minHours: perk.minHours,
        validUntil: dateToDay(perk.validUntil),
        code: pool?.bookings[0]?.reference ?? null,
      }
    }),
    wall:
      own.thanks && !own.thanks.withdrawnAt
        ? { shownAs: own.thanks.shownAs, words: own.thanks.words, approved: own.thanks.approvedAt !== null }
        : null,
  }
}

/**
 * Takes one of a stock of tickets; the stock's pool is locked, so that the last one is one person's. Refuses `notFound`,
 * `notEnough` (`hours` asked), `gone`, `already`.
 */
export async function takePerk(
  ctx: Ctx,
  input: { perkId: string },
): Promise<Result<null, 'notFound' | 'notEnough' | 'gone' | 'already'>> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    const [own, perk] = [
      await tx.db.ambassador.findFirst({ where: { personId, state: { in: ['active', 'paused'] } } }),
      await tx.db.ambassadorPerk.findFirst({
        where: {
          id: input.perkId,
          publishedAt: { not: null },
          validUntil: { gte: dayToDate(dayOf(tx.now, townZone())) },
        },
      }),
    ]
    if (!own || !perk) return refused('notFound')
    const { minutes } = await hoursOf(tx, personId)
    if (minutes < perk.minHours * 60) return refused('notEnough', { hours: perk.minHours })
    const pool = await lockPool(tx, perk.poolId)
    if (!pool || pool.taken >= pool.capacity) return refused('gone')
    const taken = await takePlace(tx, perkPlaceOwner, { poolId: perk.poolId, personId, bookedBy: 'self' })
    if (taken.ok) return ok(null)
    return refused(taken.refusal === 'alreadyBooked' ? 'already' : 'gone')
  })
}

/** Asks to stand on the public wall, in one's own words; a colleague reads them first. Refuses `notFound`. */
export async function postOnWall(
  ctx: Ctx,
  input: { shownAs: string; words: string; language: string },
): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const own = await tx.db.ambassador.findFirst({
      where: { ...ownAmbassadorWhere(tx.actor), steps: { some: { kind: 'activated', voidedAt: null } } },
      select: { id: true, personId: true },
    })
    if (!own) return refused('notFound')
    const row = {
      ...input,
      personId: own.personId,
      consentVersion: wallConsentVersion,
      agreedAt: tx.now,
      withdrawnAt: null,
      approvedAt: null,
      approvedById: null,
    }
    await tx.db.ambassadorThanks.upsert({
      where: { ambassadorId: own.id },
      create: { ambassadorId: own.id, ...row },
      update: row,
    })
    await record(tx, {
      event: 'ambassadors.wall.agreed',
      subject: { type: 'ambassador', id: own.id },
      personId: own.personId,
      data: { consentVersion: wallConsentVersion, language: input.language },
    })
    return ok(null)
  })
}

/** Takes one's words off the wall, at once. Refuses `notFound`. */
export async function leaveWall(ctx: Ctx): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const [row] = await tx.db.ambassadorThanks.updateManyAndReturn({
      where: { personId: personIdOf(tx.actor) ?? undefined, withdrawnAt: null },
      data: { withdrawnAt: tx.now, words: '', shownAs: '' },
      select: { ambassadorId: true, personId: true },
    })
    if (!row) return refused('notFound')
    await record(tx, {
      event: 'ambassadors.wall.withdrawn',
      subject: { type: 'ambassador', id: row.ambassadorId },
      personId: row.personId,
    })
    return ok(null)
  })
}

/** One's own badge as the signed file; null when it is not there or does not count. */
export async function ownBadge(ctx: Ctx, badgeId: string): Promise<string | null> {
  const row = await ctx.db.ambassadorBadge.findFirst({
    where: { id: badgeId, personId: personIdOf(ctx.actor) ?? undefined, revokedAt: null },
    select: { credential: true },
  })
  const jwt = (row?.credential as { jwt?: string } | undefined)?.jwt
  return personIdOf(ctx.actor) && jwt ? jwt : null
}
