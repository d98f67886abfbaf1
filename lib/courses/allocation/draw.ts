import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/transaction'
import type { JobKind } from '@/lib/jobs/types'
import { giveMany } from '@/lib/places/give-many'
import { runPlaceOwner } from '../place-owner'
import { allocate, type Wisher } from './allocate'
import { priorityOf } from './rules'

type Input = { roundId: string; commit: boolean }

/** What the draw looks at: everybody's wishes and class, and how many places each run has left. */
async function problemOf(ctx: Ctx, roundId: string) {
  const [runs, wishes] = await Promise.all([
    ctx.db.allocationRun.findMany({
      where: { roundId },
      select: {
        run: {
          select: {
            id: true,
            childcare: true,
            cancelledAt: true,
            pool: { select: { capacity: true, taken: true } },
          },
        },
      },
    }),
    ctx.db.allocationWish.findMany({
      where: { roundId },
      orderBy: [{ personId: 'asc' }, { rank: 'asc' }],
      select: { personId: true, runId: true },
    }),
  ])
  const ids = [...new Set(wishes.map((wish) => wish.personId))]
  const [intakes, waited, active, living] = await Promise.all([
    ctx.db.courseIntake.findMany({
      where: { personId: { in: ids } },
      select: { personId: true, careChildren: true },
    }),
    ctx.db.courseDemand.findMany({
      where: { personId: { in: ids }, endedAt: null },
      select: { personId: true },
    }),
    ctx.db.booking.groupBy({
      by: ['personId'],
      where: {
        personId: { in: ids },
        companion: 0,
        state: 'placed',
        pool: { run: { endsOn: { gte: ctx.now } } },
      },
      _count: true,
    }),
    ctx.db.person.findMany({
      where: { id: { in: ids }, disabledAt: null, erasedAt: null, mergedIntoId: null },
      select: { id: true },
    }),
  ])
  const care = new Map(intakes.map((one) => [one.personId, one.careChildren]))
  const waiting = new Set(waited.map((one) => one.personId))
  const courses = new Map(active.map((one) => [one.personId, one._count]))
  const here = new Set(living.map((one) => one.id))
  const byPerson = Map.groupBy(wishes, (wish) => wish.personId)
  const people = ids
    .filter((id) => here.has(id))
    .map((id): Wisher => {
      const about = {
        waited: waiting.has(id),
        needsChildcare: (care.get(id) ?? 0) > 0,
        activeCourses: courses.get(id) ?? 0,
      }
      return {
        id,
        wishes: (byPerson.get(id) ?? []).map((wish) => wish.runId),
        priority: priorityOf(about, { childcare: false }),
        priorityAt: new Map(
          runs.flatMap(({ run }) => (run.childcare ? [[run.id, priorityOf(about, run)] as const] : [])),
        ),
      }
    })
  const capacities = new Map(
    runs.map(({ run }) => [run.id, run.cancelledAt ? 0 : run.pool.capacity - run.pool.taken]),
  )
  return { people, capacities }
}

/** The dry run: who would get what, kept to be looked at. Nothing is booked and nobody is told. */
export async function dryRun(
  ctx: Ctx,
  roundId: string,
): Promise<{ people: number; placed: number; first: number }> {
  const { people, capacities } = await problemOf(ctx, roundId)
  return inTransaction(ctx, async (tx) => {
    const round = await tx.db.allocationRound.findUniqueOrThrow({
      where: { id: roundId },
      select: { seed: true, committedAt: true },
    })
    const { places, draw } = allocate(people, capacities, round.seed)
    const byId = new Map(people.map((person) => [person.id, person]))
    const rows = draw.map((personId, index) => {
      const person = byId.get(personId)
      const runId = places.get(personId) ?? null
      return {
        roundId,
        personId,
        drawOrder: index + 1,
        runId,
        wishRank: runId && person ? person.wishes.indexOf(runId) + 1 : null,
        priority: (runId ? person?.priorityAt?.get(runId) : undefined) ?? person?.priority ?? 4,
      }
    })
    const figures = {
      people: people.length,
      placed: places.size,
      first: rows.filter((row) => row.wishRank === 1).length,
    }
    // What was committed meanwhile stands.
    if (round.committedAt) return figures
    await tx.db.allocationEntry.deleteMany({ where: { roundId } })
    await tx.db.allocationEntry.createMany({ data: rows })
    await tx.db.allocationRound.update({ where: { id: roundId }, data: { drawnAt: tx.now } })
    await record(tx, {
      event: 'courses.round.drawn',
      subject: { type: 'allocationRound', id: roundId },
      data: figures,
    })
    return figures
  })
}

/**
 * Turns the outcome that was looked at into bookings, run by run, each in its own transaction; who got nothing comes
 * on the list of their first wish, in the order of class and draw. Begun again after a crash it books nobody twice.
 */
export async function commitDraw(
  ctx: Ctx,
  roundId: string,
  progress: (done: number, total: number) => Promise<void>,
): Promise<{ placed: number; waiting: number }> {
  const [runs, entries, firstWishes] = await Promise.all([
    ctx.db.allocationRun.findMany({
      where: { roundId },
      orderBy: { runId: 'asc' },
      select: { runId: true, run: { select: { poolId: true, cancelledAt: true } } },
    }),
    ctx.db.allocationEntry.findMany({
      where: { roundId },
      orderBy: [{ priority: 'asc' }, { drawOrder: 'asc' }],
    }),
    ctx.db.allocationWish.findMany({ where: { roundId, rank: 1 }, select: { personId: true, runId: true } }),
  ])
  const first = new Map(firstWishes.map((wish) => [wish.personId, wish.runId]))
  const total = { placed: 0, waiting: 0 }
  for (const [index, { runId, run }] of runs.entries()) {
    await progress(index, runs.length)
    if (run.cancelledAt) continue
    const given = await giveMany(ctx, runPlaceOwner, {
      poolId: run.poolId,
      placed: entries.filter((entry) => entry.runId === runId).map((entry) => entry.personId),
      waiting: entries
        .filter((entry) => entry.runId === null && first.get(entry.personId) === runId)
        .map((entry) => entry.personId),
    })
    total.placed += given.placed
    total.waiting += given.waiting
  }
  await inTransaction(ctx, async (tx) => {
    const done = await tx.db.allocationRound.updateMany({
      where: { id: roundId, finishedAt: null },
      data: { finishedAt: tx.now },
    })
    if (done.count > 0)
      await record(tx, {
        event: 'courses.round.finished',
        subject: { type: 'allocationRound', id: roundId },
        data: total,
      })
  })
  await progress(runs.length, runs.length)
  return total
}

export const allocationJob: JobKind<Input> = {
  kind: 'courses.allocation',
  permission: 'courses.round.manage',
  async run(ctx, { roundId, commit }, report) {
    const href = `/staff/courses/rounds/${roundId}`
    if (commit) return { href, counts: await commitDraw(ctx, roundId, report.progress) }
    return { href, counts: await dryRun(ctx, roundId) }
  },
}
