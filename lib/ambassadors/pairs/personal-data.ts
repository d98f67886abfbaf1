import 'server-only'
import type { Ctx } from '@/lib/access/context'
import type { PersonalData } from '@/lib/people/personal-data'
import { dateToDay } from '@/lib/time/time'
import { endLockedPair } from './change-pair'
import { readablePairs } from './readable'
import { lockPair } from './side'

/** Tables whose rows belong to one or two people, by the column that says to whom. */
const columns = [
  ['matchRequest', 'personId'],
  ['matchProposal', 'seekerId'],
  ['matchProposal', 'helperId'],
  ['pair', 'seekerId'],
  ['pair', 'helperId'],
  ['pairReport', 'reporterId'],
  ['matchRule', 'seekerId'],
  ['matchRule', 'helperId'],
] as const

type Table = {
  findMany(query: object): Promise<{ id: string }[]>
  updateMany(query: object): Promise<unknown>
}
const tableOf = (ctx: Ctx, name: (typeof columns)[number][0]) => ctx.db[name] as unknown as Table

/** What matching and pairs hold about somebody: wishes, proposals, the people they met and what they said of it. */
export const pairPersonalData: PersonalData = {
  domain: 'pairs',
  async collect(ctx, personId) {
    const mine = { OR: [{ seekerId: personId }, { helperId: personId }] }
    const [profile, requests, proposals, pairs, reports] = await Promise.all([
      ctx.db.matchProfile.findUnique({ where: { personId } }),
      ctx.db.matchRequest.findMany({
        where: { personId },
        orderBy: { createdAt: 'asc' },
        select: {
          roleKey: true,
          asks: true,
          together: true,
          state: true,
          createdAt: true,
          waitingSince: true,
          endedAt: true,
          endReason: true,
        },
      }),
      ctx.db.matchProposal.findMany({
        where: mine,
        orderBy: { proposedAt: 'asc' },
        select: {
          roleKey: true,
          proposedAt: true,
          expiresAt: true,
          state: true,
          seekerId: true,
          seekerAnswer: true,
          seekerReason: true,
          helperAnswer: true,
          helperReason: true,
          questions: { select: { side: true, text: true, askedAt: true, answer: true } },
        },
      }),
      ctx.db.pair.findMany({
        where: mine,
        orderBy: { startedAt: 'asc' },
        select: {
          roleKey: true,
          startedAt: true,
          endsOn: true,
          endedAt: true,
          endedBy: true,
          endReason: true,
          seekerId: true,
          meetings: { where: { takenBackAt: null }, select: { on: true, minutes: true, kind: true } },
          checkIns: { select: { side: true, moment: true, face: true, load: true, answeredAt: true } },
        },
      }),
      ctx.db.pairReport.findMany({
        where: { reporterId: personId },
        select: { kind: true, words: true, reportedAt: true, handledAt: true },
      }),
    ])
    const sideOf = (row: { seekerId: string | null }) => (row.seekerId === personId ? 'seeker' : 'helper')
    return {
      matchProfile: profile && { ...profile, personId: undefined },
      requests,
      // One's own side only: what the other answered is theirs.
      proposals: proposals.map(
        ({ seekerId, seekerAnswer, seekerReason, helperAnswer, helperReason, questions, ...row }) => {
          const side = sideOf({ seekerId })
          return {
            ...row,
            side,
            answer: side === 'seeker' ? seekerAnswer : helperAnswer,
            reason: side === 'seeker' ? seekerReason : helperReason,
            questions: questions.filter((question) => question.side === side),
          }
        },
      ),
      pairs: pairs.map(({ seekerId, checkIns, meetings, ...row }) => ({
        ...row,
        endsOn: dateToDay(row.endsOn),
        side: sideOf({ seekerId }),
        meetings: meetings.map((meeting) => ({ ...meeting, on: dateToDay(meeting.on) })),
        checkIns: checkIns.filter((checkIn) => checkIn.side === sideOf({ seekerId })),
      })),
      reports,
    }
  },
  readable: readablePairs,
  async conflicts(ctx, keptId, mergedId) {
    const both = [keptId, mergedId]
    const together = await ctx.db.pair.count({ where: { seekerId: { in: both }, helperId: { in: both } } })
    const proposed = await ctx.db.matchProposal.count({
      where: { seekerId: { in: both }, helperId: { in: both } },
    })
    const [sameOther] = await ctx.db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pair a JOIN pair b
          ON (a.helper_id = b.helper_id AND a.seeker_id = ${keptId}::uuid AND b.seeker_id = ${mergedId}::uuid)
          OR (a.seeker_id = b.seeker_id AND a.helper_id = ${keptId}::uuid AND b.helper_id = ${mergedId}::uuid)`
    const open = await ctx.db.matchRequest.groupBy({
      by: ['roleKey'],
      where: { personId: { in: both }, state: { in: ['draft', 'waiting', 'paired'] } },
      _count: true,
    })
    const ruled = await ctx.db.matchRule.count({
      where: { liftedAt: null, OR: [{ seekerId: { in: both } }, { helperId: { in: both } }] },
    })
    return together + proposed + (sameOther?.count ?? 0) + (ruled > 1 ? 1 : 0) > 0 ||
      open.some((row) => row._count > 1)
      ? ['pairedBoth']
      : []
  },
  async move(ctx, fromId, toId) {
    const moved: Record<string, string[]> = {}
    for (const [name, column] of columns) {
      const table = tableOf(ctx, name)
      const ids = (await table.findMany({ where: { [column]: fromId }, select: { id: true } })).map(
        ({ id }) => id,
      )
      await table.updateMany({ where: { id: { in: ids } }, data: { [column]: toId } })
      moved[`${name}.${column}`] = ids
    }
    // Of two profiles the one of who is kept stays.
    if ((await ctx.db.matchProfile.count({ where: { personId: toId } })) === 0) {
      await ctx.db.matchProfile.updateMany({ where: { personId: fromId }, data: { personId: toId } })
      moved.matchProfile = [toId]
    }
    return moved
  },
  async erase(ctx, personId) {
    const active = await ctx.db.pair.findMany({
      where: { endedAt: null, OR: [{ seekerId: personId }, { helperId: personId }] },
      select: { id: true },
    })
    for (const { id } of active) {
      const locked = await lockPair(ctx, id)
      if (locked) await endLockedPair(ctx, locked.pair, 'staff', 'other')
    }
    await ctx.db.matchProposal.updateMany({
      where: { state: 'open', OR: [{ seekerId: personId }, { helperId: personId }] },
      data: { state: 'withdrawn', endedAt: ctx.now },
    })
    for (const side of ['seeker', 'helper'] as const)
      await ctx.db.matchQuestion.deleteMany({ where: { side, proposal: { [`${side}Id`]: personId } } })
    await ctx.db.matchRequest.updateMany({
      where: { personId, state: { in: ['draft', 'waiting', 'paired'] } },
      data: { state: 'withdrawn', endedAt: ctx.now, changedAt: ctx.now },
    })
    await ctx.db.matchProfile.deleteMany({ where: { personId } })
    await ctx.db.matchRule.deleteMany({ where: { OR: [{ seekerId: personId }, { helperId: personId }] } })
    await ctx.db.matchSuggestion.deleteMany({ where: { helperId: personId } })
    await ctx.db.pairReport.updateMany({ where: { reporterId: personId }, data: { words: null, note: null } })
    const pairs = await ctx.db.pair.count({ where: { OR: [{ seekerId: personId }, { helperId: personId }] } })
    for (const [name, column] of columns)
      if (name !== 'matchRule')
        await tableOf(ctx, name).updateMany({ where: { [column]: personId }, data: { [column]: null } })
    for (const by of [
      ctx.db.pairMeeting.updateMany({ where: { loggedById: personId }, data: { loggedById: null } }),
      ctx.db.matchProposal.updateMany({ where: { proposedById: personId }, data: { proposedById: null } }),
    ])
      await by
    return pairs > 0 ? ['pairs'] : []
  },
  async back(ctx, moved, holderId, toId) {
    for (const [name, column] of columns)
      await tableOf(ctx, name).updateMany({
        where: { id: { in: moved[`${name}.${column}`] ?? [] }, [column]: holderId },
        data: { [column]: toId },
      })
    if (moved.matchProfile)
      await ctx.db.matchProfile.updateMany({ where: { personId: holderId }, data: { personId: toId } })
  },
}
