import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import { inTransaction } from '@/lib/db/transaction'
import { registerAtDesk } from '@/lib/people/register'
import { throughGate } from '@/lib/places/gate'
import { type PartyClaim, type TakenParty, takeParty } from '@/lib/places/party'
import { ok, type Result, refused } from '@/lib/result/result'
import { inOpenRound } from '../allocation/round'
import { runPlaceOwner } from '../place-owner'
import { levelRefusal } from '../placement/gate'
import { bookableRunWhere } from '../policy'
import { titleSelect } from '../select'
import { titleFor } from '../words'
import { type Care, childrenAloneAt, firstClash } from './rules'

export type FamilyRefusal =
  | 'notFound'
  | 'closed'
  | 'alreadyBooked'
  | 'tooManyCourses'
  | 'timesClash'
  | 'childrenAlone'
  | 'noChildcare'
  | 'levelUnknown'
  | 'levelBelow'
  | 'wishesFirst'

export type Family = {
  /** Who books and comes. */
  me: { personId: string; runId: string }
  /** Another grown-up: known, or written down by their name. */
  other: { personId: string | null; name: string; runId: string } | null
  children: readonly { name: string; birthYear: number }[]
  /** In whose run's childcare the children are. */
  care: Care
}

const lessonsSelect = {
  where: { cancelledAt: null },
  orderBy: { startsAt: 'asc' },
  select: { startsAt: true, endsAt: true },
} as const

/**
 * Books two grown-ups and their children in one go: everybody has a place, or everybody waits. All people are locked
 * in the order of their ids, then all pools in the order of theirs, so that two families who book the same courses
 * the other way round never lock each other out. Refuses `notFound`, `closed`, `alreadyBooked` and `tooManyCourses`
 * (`who`: me or other), `timesClash` (`who`, `course`, `at`), `childrenAlone` (`at`), `noChildcare`.
 */
export async function bookFamily(
  ctx: Ctx,
  family: Family,
  as: { locale: string; bookedBy: 'self' | 'staff' },
): Promise<Result<TakenParty, FamilyRefusal>> {
  const runIds = [...new Set([family.me.runId, ...(family.other ? [family.other.runId] : [])])].sort()
  const gated = runIds.reduceRight<() => Promise<Result<TakenParty, FamilyRefusal>>>(
    (work, runId) => () => throughGate(runId, limits.booking.connectionsPerPool, work),
    () => inTransaction(ctx, (tx) => bookIn(tx, family, as)),
  )
  return gated()
}

async function bookIn(
  tx: Ctx,
  family: Family,
  as: { locale: string; bookedBy: 'self' | 'staff' },
): Promise<Result<TakenParty, FamilyRefusal>> {
  const otherId = family.other ? (family.other.personId ?? (await personOf(tx, family, as.locale))) : null
  const people = [family.me.personId, ...(otherId ? [otherId] : [])].sort()
  const locked = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM person WHERE id = ANY(${people}::uuid[]) AND disabled_at IS NULL ORDER BY id FOR NO KEY UPDATE`
  if (locked.length < new Set(people).size || otherId === family.me.personId) return refused('notFound')

  const comers = [
    { who: 'me', personId: family.me.personId, runId: family.me.runId },
    ...(family.other && otherId ? [{ who: 'other', personId: otherId, runId: family.other.runId }] : []),
  ] as const
  const runs = await tx.db.courseRun.findMany({
    where: { id: { in: comers.map((comer) => comer.runId) }, ...bookableRunWhere(tx.actor, tx.now) },
    select: { id: true, courseId: true, poolId: true, childcarePoolId: true, lessons: lessonsSelect },
  })
  const runOf = (runId: string) => runs.find((run) => run.id === runId)
  const claims: PartyClaim[] = []
  for (const { who, personId, runId } of comers) {
    const run = runOf(runId)
    if (!run) return refused('notFound')
    if (await inOpenRound(tx, runId)) return refused('wishesFirst')
    const level = as.bookedBy === 'self' ? await levelRefusal(tx, run.courseId, personId) : null
    if (level) return { ...level, details: { ...level.details, who } }
    const busy = await refusalOf(tx, { who, personId, run })
    if (busy) return busy
    claims.push({ poolId: run.poolId, personId, companion: 0 })
  }
  const [mine, theirs] = [runOf(family.me.runId), family.other ? runOf(family.other.runId) : undefined]
  if (family.children.length > 0) {
    const alone = mine && theirs ? childrenAloneAt(mine.lessons, theirs.lessons, family.care) : null
    if (alone) return refused('childrenAlone', { at: alone.toISOString() })
    if (family.care !== 'none') {
      const poolId = (family.care === 'mine' ? mine : theirs)?.childcarePoolId
      const personId = family.care === 'mine' ? family.me.personId : otherId
      if (!poolId || !personId) return refused('noChildcare')
      claims.push(...family.children.map((_, n) => ({ poolId, personId, companion: n + 1 })))
    }
  }
  const taken = await takeParty(tx, runPlaceOwner, {
    bookedById: family.me.personId,
    bookedBy: as.bookedBy,
    claims,
  })
  if (!taken.ok) return taken.refusal === 'alreadyBooked' ? refused('alreadyBooked', { who: 'me' }) : taken
  const inCare = taken.value.bookings.filter((booking) => booking.companion > 0)
  await tx.db.childcareChild.createMany({
    data: inCare.flatMap(({ bookingId, companion }) => {
      const child = family.children[companion - 1]
      return child ? [{ bookingId, callName: child.name, birthYear: child.birthYear }] : []
    }),
  })
  return ok(taken.value)
}

/** The other grown-up: somebody this family booked with before under this name, or written down now. */
async function personOf(tx: Ctx, family: Family, locale: string): Promise<string> {
  const name = family.other?.name ?? ''
  const before = await tx.db.booking.findFirst({
    where: {
      party: { bookedById: family.me.personId },
      companion: 0,
      person: { fullName: name, disabledAt: null, erasedAt: null, mergedIntoId: null },
      personId: { not: family.me.personId },
    },
    select: { personId: true },
  })
  if (before?.personId) return before.personId
  return (await registerAtDesk(tx, { fullName: name, email: null, phone: null, locale })).id
}

/** Why this person cannot have this run as well, or null. */
async function refusalOf(
  tx: Ctx,
  claim: {
    who: string
    personId: string
    run: { id: string; poolId: string; lessons: readonly { startsAt: Date; endsAt: Date }[] }
  },
) {
  const { who, personId, run } = claim
  const others = await tx.db.booking.findMany({
    where: {
      personId,
      companion: 0,
      state: { in: ['placed', 'waiting', 'offered'] },
      pool: { run: { endsOn: { gte: tx.now } } },
    },
    select: {
      poolId: true,
      pool: {
        select: {
          run: {
            select: {
              lessons: { ...lessonsSelect, where: { cancelledAt: null, endsAt: { gt: tx.now } } },
              course: { select: { texts: { where: { locale: 'nl' }, select: titleSelect } } },
            },
          },
        },
      },
    },
  })
  if (others.some((other) => other.poolId === run.poolId)) return refused('alreadyBooked', { who })
  if (others.length >= limits.booking.activeCourses)
    return refused('tooManyCourses', { who, most: limits.booking.activeCourses })
  for (const { pool } of others) {
    const clash = firstClash(pool.run?.lessons ?? [], run.lessons)
    if (clash)
      return refused('timesClash', {
        who,
        course: titleFor(pool.run?.course.texts ?? [], 'nl').title,
        at: clash.startsAt.toISOString(),
      })
  }
  return null
}
