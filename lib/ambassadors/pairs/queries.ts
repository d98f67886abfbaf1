import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { Prisma } from '@/lib/db/client'
import { isId } from '@/lib/db/ids'
import type { Caution, Reason } from '@/lib/matching/explain'
import { whoConsents } from '@/lib/people/consent/consent'
import { callNamesOf } from '@/lib/people/names'
import { type Day, dateToDay } from '@/lib/time/time'
import type { Side } from '../matching/proposals'
import { ownPairWhere } from '../policy'

const nobody = '00000000-0000-0000-0000-000000000000'

export type OwnProposal = {
  id: string
  side: Side
  roleKey: string
  reasons: Reason[]
  cautions: Caution[]
  expiresAt: Date
  mine: 'yes' | 'no' | null
  questions: { id: string; text: string; answer: string | null }[]
}

/** Open proposals to me. Who the other is, is not in it: neither hears a name before both said yes. */
export async function ownProposals(ctx: Ctx): Promise<OwnProposal[]> {
  const me = personIdOf(ctx.actor) ?? nobody
  const rows = await ctx.db.matchProposal.findMany({
    where: { state: 'open', expiresAt: { gt: ctx.now }, ...ownPairWhere(ctx.actor) },
    orderBy: { expiresAt: 'asc' },
    select: {
      id: true,
      roleKey: true,
      reasons: true,
      cautions: true,
      expiresAt: true,
      seekerId: true,
      seekerAnswer: true,
      helperAnswer: true,
      questions: { orderBy: { askedAt: 'asc' }, select: { id: true, side: true, text: true, answer: true } },
    },
  })
  return rows.map((row) => {
    const side: Side = row.seekerId === me ? 'seeker' : 'helper'
    return {
      id: row.id,
      side,
      roleKey: row.roleKey,
      reasons: row.reasons as Reason[],
      cautions: row.cautions as Caution[],
      expiresAt: row.expiresAt,
      mine: (side === 'seeker' ? row.seekerAnswer : row.helperAnswer) as 'yes' | 'no' | null,
      questions: row.questions
        .filter((question) => question.side === side)
        .map(({ id, text, answer }) => ({ id, text, answer })),
    }
  })
}

export type OwnPairCard = {
  id: string
  side: Side
  roleKey: string
  otherName: string | null
  endedAt: Date | null
  endsOn: Day
  minutes: number
  asked: boolean
}

/** After the end only how it was is still asked. */
const stillAsked = (pair: { endedAt: Date | null }, checkIn: { moment: string }): boolean =>
  pair.endedAt === null || checkIn.moment === 'end'

/** My pairs, active ones first. After the end the other's name goes too. */
export async function ownPairs(ctx: Ctx): Promise<OwnPairCard[]> {
  const me = personIdOf(ctx.actor) ?? nobody
  const rows = await ctx.db.pair.findMany({
    where: ownPairWhere(ctx.actor),
    orderBy: [{ endedAt: { sort: 'desc', nulls: 'first' } }, { startedAt: 'desc' }],
    take: 50,
    select: {
      id: true,
      seekerId: true,
      helperId: true,
      roleKey: true,
      endedAt: true,
      endsOn: true,
      meetings: { where: { takenBackAt: null }, select: { minutes: true } },
      checkIns: { where: { answeredAt: null }, select: { side: true, moment: true } },
    },
  })
  const others = rows.flatMap((row) =>
    row.endedAt ? [] : ((row.seekerId === me ? row.helperId : row.seekerId) ?? []),
  )
  const names = await callNamesOf(ctx, others)
  return rows.map((row) => {
    const side: Side = row.seekerId === me ? 'seeker' : 'helper'
    const other = side === 'seeker' ? row.helperId : row.seekerId
    return {
      id: row.id,
      side,
      roleKey: row.roleKey,
      otherName: row.endedAt || !other ? null : (names.get(other) ?? null),
      endedAt: row.endedAt,
      endsOn: dateToDay(row.endsOn),
      minutes: row.meetings.reduce((sum, meeting) => sum + meeting.minutes, 0),
      asked: row.checkIns.some((checkIn) => checkIn.side === side && stillAsked(row, checkIn)),
    }
  })
}

export type OwnPair = {
  id: string
  side: Side
  roleKey: string
  startedAt: Date
  endsOn: Day
  pausedUntil: Day | null
  endedAt: Date | null
  endReason: string | null
  reasons: Reason[]
  /** Only while they are a pair; phone and e-mail only while the other agrees that we show them. */
  other: { name: string; locale: string; phone: string | null; email: string | null } | null
  meetings: { id: string; on: Day; minutes: number; kind: string; mine: boolean }[]
  checkIn: { id: string; moment: string } | null
}

/** One pair of mine, or null. How to reach the other is read in the same moment as whether they are still a pair. */
export async function ownPair(ctx: Ctx, pairId: string): Promise<OwnPair | null> {
  const me = personIdOf(ctx.actor)
  if (!me || !isId(pairId)) return null
  const row = await ctx.db.pair.findFirst({
    where: { id: pairId, ...ownPairWhere(ctx.actor) },
    select: {
      id: true,
      proposalId: true,
      seekerId: true,
      helperId: true,
      roleKey: true,
      startedAt: true,
      endsOn: true,
      pausedUntil: true,
      endedAt: true,
      endReason: true,
      meetings: {
        where: { takenBackAt: null },
        orderBy: [{ on: 'desc' }, { id: 'desc' }],
        select: { id: true, on: true, minutes: true, kind: true, loggedById: true },
      },
      checkIns: {
        where: { answeredAt: null },
        orderBy: { askedAt: 'desc' },
        select: { id: true, side: true, moment: true },
      },
    },
  })
  if (!row) return null
  const side: Side = row.seekerId === me ? 'seeker' : 'helper'
  const otherId = side === 'seeker' ? row.helperId : row.seekerId
  const [proposal, other] = await Promise.all([
    ctx.db.matchProposal.findUnique({ where: { id: row.proposalId }, select: { reasons: true } }),
    otherId ? contactOf(ctx, row.id, otherId) : null,
  ])
  const asked = row.checkIns.find((checkIn) => checkIn.side === side && stillAsked(row, checkIn))
  return {
    id: row.id,
    side,
    roleKey: row.roleKey,
    startedAt: row.startedAt,
    endsOn: dateToDay(row.endsOn),
    pausedUntil: row.pausedUntil && row.pausedUntil > ctx.now ? dateToDay(row.pausedUntil) : null,
    endedAt: row.endedAt,
    endReason: row.endReason,
    reasons: (proposal?.reasons ?? []) as Reason[],
    other,
    meetings: row.meetings.map(({ loggedById, on, ...meeting }) => ({
      ...meeting,
      on: dateToDay(on),
      mine: loggedById === me,
    })),
    checkIn: asked ? { id: asked.id, moment: asked.moment } : null,
  }
}

async function contactOf(ctx: Ctx, pairId: string, personId: string): Promise<OwnPair['other']> {
  const [person] = await ctx.db.$queryRaw<
    {
      full_name: string
      call_name: string | null
      locale: string
      phone: string | null
      email: string | null
    }[]
  >(Prisma.sql`
    SELECT p.full_name, p.call_name, p.locale, p.phone, p.email
      FROM person p JOIN pair x ON x.id = ${pairId}::uuid AND x.ended_at IS NULL AND p.id IN (x.seeker_id, x.helper_id)
     WHERE p.id = ${personId}::uuid`)
  if (!person) return null
  const agrees = (await whoConsents(ctx, [personId], 'ambassadorContact')).has(personId)
  return {
    name: person.call_name ?? person.full_name,
    locale: person.locale,
    phone: agrees ? person.phone : null,
    email: agrees ? person.email : null,
  }
}
