import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { recordView } from '@/lib/audit/views'
import type { Prisma } from '@/lib/db/client'
import type { Locale } from '@/lib/i18n/locales'
import { runSelect, titleSelect, toRunSummary } from '../select'
import { titleFor } from '../words'
import { openRoundWhere } from './policy'

const runsOf = (locale: Locale) =>
  ({
    orderBy: { run: { firstLessonAt: 'asc' as const } },
    select: {
      run: {
        select: {
          ...runSelect,
          courseId: true,
          course: { select: { texts: { where: { locale: { in: [locale, 'nl'] } }, select: titleSelect } } },
        },
      },
    },
  }) satisfies Prisma.AllocationRound$runsArgs

/** Rounds that take wishes now, and those I wished in that ended in the last weeks. */
export async function myRounds(ctx: Ctx) {
  const personId = personIdOf(ctx.actor)
  if (!personId) return []
  const rows = await ctx.db.allocationRound.findMany({
    where: {
      cancelledAt: null,
      OR: [{ ...openRoundWhere, closesAt: { gt: ctx.now } }, { wishes: { some: { personId } } }],
    },
    orderBy: { closesAt: 'desc' },
    take: 20,
    select: {
      id: true,
      title: true,
      closesAt: true,
      finishedAt: true,
      _count: { select: { runs: true } },
      wishes: { where: { personId }, select: { rank: true } },
    },
  })
  return rows.map(({ _count, wishes, ...round }) => ({ ...round, runs: _count.runs, wishes: wishes.length }))
}

/** A round as somebody who wishes sees it: its runs, my wishes, and what I got once it stands. Null when unknown. */
export async function myRound(ctx: Ctx, roundId: string, locale: Locale) {
  const personId = personIdOf(ctx.actor)
  if (!personId) return null
  const round = await ctx.db.allocationRound.findFirst({
    where: { id: roundId, cancelledAt: null },
    select: {
      id: true,
      title: true,
      closesAt: true,
      committedAt: true,
      finishedAt: true,
      seed: true,
      runs: runsOf(locale),
      wishes: { where: { personId }, orderBy: { rank: 'asc' }, select: { runId: true } },
      entries: {
        where: { personId },
        select: { drawOrder: true, runId: true, wishRank: true, priority: true },
      },
      _count: { select: { entries: true } },
    },
  })
  if (!round) return null
  const { runs, wishes, entries, seed, _count, ...rest } = round
  return {
    ...rest,
    runs: runs.map(({ run }) => ({
      ...titleFor(run.course.texts, locale),
      courseId: run.courseId,
      run: toRunSummary(run),
    })),
    wishes: wishes.map((wish) => wish.runId),
    /** Only what stands is told: a dry run is nobody's result. */
    outcome: rest.committedAt ? (entries[0] ?? null) : null,
    drawn: rest.committedAt ? { seed, people: _count.entries } : null,
  }
}

/** All rounds, newest first. */
export async function listRounds(ctx: Ctx) {
  const rows = await ctx.db.allocationRound.findMany({
    orderBy: { createdAt: 'desc' },
    take: 100,
    select: {
      id: true,
      title: true,
      closesAt: true,
      drawnAt: true,
      committedAt: true,
      finishedAt: true,
      cancelledAt: true,
      _count: { select: { runs: true } },
    },
  })
  const wishes = await ctx.db.allocationWish.groupBy({
    by: ['roundId'],
    where: { roundId: { in: rows.map((row) => row.id) }, rank: 1 },
    _count: true,
  })
  const people = new Map(wishes.map((row) => [row.roundId, row._count]))
  return rows.map(({ _count, ...round }) => ({
    ...round,
    runs: _count.runs,
    people: people.get(round.id) ?? 0,
  }))
}

export type RoundPhase = 'open' | 'closed' | 'drawn' | 'committed' | 'finished' | 'cancelled'

/** Where a round stands, derived from facts. */
export function roundPhase(
  round: {
    closesAt: Date
    drawnAt: Date | null
    committedAt: Date | null
    finishedAt: Date | null
    cancelledAt: Date | null
  },
  now: Date,
): RoundPhase {
  if (round.cancelledAt) return 'cancelled'
  if (round.finishedAt) return 'finished'
  if (round.committedAt) return 'committed'
  if (now < round.closesAt) return 'open'
  return round.drawnAt && round.drawnAt >= round.closesAt ? 'drawn' : 'closed'
}

/** A round for staff: how wanted each run is, and the outcome with the order of the draw. Null when unknown. */
export async function getRound(ctx: Ctx, roundId: string, locale: Locale) {
  const round = await ctx.db.allocationRound.findUnique({
    where: { id: roundId },
    select: {
      id: true,
      title: true,
      seed: true,
      closesAt: true,
      drawnAt: true,
      committedAt: true,
      finishedAt: true,
      cancelledAt: true,
      runs: runsOf(locale),
    },
  })
  if (!round) return null
  const [wishes, entries] = await Promise.all([
    ctx.db.allocationWish.groupBy({ by: ['runId', 'rank'], where: { roundId }, _count: true }),
    ctx.db.allocationEntry.findMany({ where: { roundId }, orderBy: { drawOrder: 'asc' } }),
  ])
  const people = await ctx.db.person.findMany({
    where: { id: { in: entries.map((entry) => entry.personId) } },
    select: { id: true, fullName: true },
  })
  if (entries.length > 0)
    await recordView(
      ctx,
      'courses.round.viewed',
      people.map((person) => person.id),
      { type: 'allocationRound', id: roundId },
    )
  const nameOf = new Map(people.map((person) => [person.id, person.fullName]))
  const { runs, ...rest } = round
  return {
    ...rest,
    people: wishes.filter((wish) => wish.rank === 1).reduce((sum, wish) => sum + wish._count, 0),
    runs: runs.map(({ run }) => ({
      ...titleFor(run.course.texts, locale),
      courseId: run.courseId,
      run: toRunSummary(run),
      firstWishes: wishes.find((wish) => wish.runId === run.id && wish.rank === 1)?._count ?? 0,
      wishes: wishes.filter((wish) => wish.runId === run.id).reduce((sum, wish) => sum + wish._count, 0),
      given: entries.filter((entry) => entry.runId === run.id).length,
    })),
    entries: entries.map((entry) => ({ ...entry, name: nameOf.get(entry.personId) ?? '' })),
    ranks: [...Map.groupBy(entries, (entry) => entry.wishRank ?? 0)]
      .map(([rank, list]) => ({ rank, count: list.length }))
      .sort((a, b) => (a.rank || 99) - (b.rank || 99)),
  }
}

/** Runs that a new round may have: open, for everybody, not begun, not in another round. Most wanted first. */
export async function runsForRound(ctx: Ctx, locale: Locale) {
  const rows = await ctx.db.courseRun.findMany({
    where: {
      publishedAt: { not: null },
      cancelledAt: null,
      groupId: null,
      firstLessonAt: { gt: ctx.now },
      course: { publishedAt: { not: null }, closedAt: null },
      rounds: { none: { round: openRoundWhere } },
    },
    orderBy: [{ pool: { waiting: 'desc' } }, { firstLessonAt: 'asc' }],
    take: 120,
    select: runsOf(locale).select.run.select,
  })
  return rows.map((run) => ({ ...titleFor(run.course.texts, locale), run: toRunSummary(run) }))
}
