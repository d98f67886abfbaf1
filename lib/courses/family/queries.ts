import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import type { Locale } from '@/lib/i18n/locales'
import { bookableRunWhere, ownBookingWhere } from '../policy'
import { runSelect, titleSelect, toRunSummary } from '../select'
import type { RunSummary } from '../types'
import { newcomerAudiences } from '../vocabulary'
import { titleFor } from '../words'

export type RunOption = { courseId: string; title: string; lang: string; run: RunSummary }

/** Runs to choose from for a family, the soonest first: what is open to me, for newcomers, parents and job seekers. */
export async function familyRuns(ctx: Ctx, locale: Locale): Promise<RunOption[]> {
  const where = bookableRunWhere(ctx.actor, ctx.now)
  const rows = await ctx.db.courseRun.findMany({
    where: {
      ...where,
      course: {
        ...where.course,
        OR: [{ audience: { isEmpty: true } }, { audience: { hasSome: [...newcomerAudiences] } }],
      },
    },
    orderBy: [{ firstLessonAt: 'asc' }, { id: 'asc' }],
    take: 80,
    select: {
      ...runSelect,
      course: {
        select: { id: true, texts: { where: { locale: { in: [locale, 'nl'] } }, select: titleSelect } },
      },
    },
  })
  return rows.map((row) => ({
    courseId: row.course.id,
    ...titleFor(row.course.texts, locale),
    run: toRunSummary(row),
  }))
}

export type PartyMember = {
  bookingId: string
  /** What the person is called; a child's first name. */
  name: string
  mine: boolean
  child: boolean
  title: string
  lang: string
  state: string
  /** May I give this place up? Mine, and those I booked. */
  mayCancel: boolean
}

/** Everybody in the party of one of my bookings, grown-ups first; empty when it was booked alone. */
export async function partyOf(ctx: Ctx, bookingId: string, locale: Locale): Promise<PartyMember[]> {
  const me = personIdOf(ctx.actor)
  const own = await ctx.db.booking.findFirst({
    where: { id: bookingId, ...ownBookingWhere(ctx.actor) },
    select: { partyId: true, party: { select: { bookedById: true } } },
  })
  if (!own?.partyId) return []
  const course = {
    select: {
      course: { select: { texts: { where: { locale: { in: [locale, 'nl'] } }, select: titleSelect } } },
    },
  }
  const rows = await ctx.db.booking.findMany({
    where: { partyId: own.partyId },
    orderBy: [{ companion: 'asc' }, { arrival: 'asc' }],
    select: {
      id: true,
      personId: true,
      companion: true,
      state: true,
      person: { select: { fullName: true, callName: true } },
      child: { select: { callName: true } },
      pool: { select: { run: course, childcareOf: course } },
    },
  })
  const iBooked = own.party?.bookedById === me
  return rows.map((row) => ({
    bookingId: row.id,
    name: (row.companion > 0 ? row.child?.callName : (row.person?.callName ?? row.person?.fullName)) ?? '',
    mine: row.personId === me && row.companion === 0,
    child: row.companion > 0,
    ...titleFor((row.pool.run ?? row.pool.childcareOf)?.course.texts ?? [], locale),
    state: row.state,
    mayCancel: row.personId === me || iBooked,
  }))
}

/** How many of my bookings' parties have more than one claim: booking id → claims. */
export async function partySizes(ctx: Ctx, bookingIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await ctx.db.booking.findMany({
    where: { id: { in: [...bookingIds] }, partyId: { not: null }, ...ownBookingWhere(ctx.actor) },
    select: { id: true, party: { select: { _count: { select: { bookings: true } } } } },
  })
  return new Map(rows.map((row) => [row.id, row.party?._count.bookings ?? 1]))
}
