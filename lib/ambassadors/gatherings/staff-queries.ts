import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import { isId } from '@/lib/db/ids'
import { activeStates } from '@/lib/places/types'
import { type Reach, reachOf } from '../letters/audience'
import type { Audience, LetterTexts } from '../letters/schema'
import { answers, type GuestAnswer } from './rules'

export type GatheringRow = {
  id: string
  kind: 'network' | 'info'
  title: string
  startsAt: Date
  place: string
  cancelled: boolean
  invited: number
  capacity: number | null
  taken: number | null
  waiting: number | null
}

/** Gatherings and info evenings: those to come first, soonest on top, then the fifty newest that were. */
export async function listGatherings(ctx: Ctx): Promise<{ coming: GatheringRow[]; past: GatheringRow[] }> {
  const read = (coming: boolean) =>
    ctx.db.ambassadorGathering.findMany({
      where: { endsAt: coming ? { gt: ctx.now } : { lte: ctx.now } },
      orderBy: [{ startsAt: coming ? 'asc' : 'desc' }, { id: 'asc' }],
      take: coming ? 200 : 50,
      include: { _count: { select: { guests: true } } },
    })
  const [coming, past] = await Promise.all([read(true), read(false)])
  const pools = await ctx.db.placePool.findMany({
    where: { id: { in: [...coming, ...past].flatMap((row) => row.poolId ?? []) } },
    select: { id: true, capacity: true, taken: true, waiting: true },
  })
  const show = (row: (typeof coming)[number]): GatheringRow => {
    const pool = pools.find((one) => one.id === row.poolId)
    return {
      id: row.id,
      kind: row.kind as GatheringRow['kind'],
      title: (row.texts as LetterTexts).nl?.subject ?? '',
      startsAt: row.startsAt,
      place: row.place,
      cancelled: row.cancelledAt !== null,
      invited: row._count.guests,
      capacity: pool?.capacity ?? null,
      taken: pool?.taken ?? null,
      waiting: pool?.waiting ?? null,
    }
  }
  return { coming: coming.map(show), past: past.map(show) }
}

export type Guest = { personId: string; name: string; locale: string; answer: GuestAnswer; mail: boolean }
export type StaffGathering = {
  id: string
  texts: LetterTexts
  audience: Audience
  startsAt: Date
  endsAt: Date
  place: string
  version: number
  invitedAt: Date | null
  cancelled: boolean
  over: boolean
  capacity: number
  taken: number
  waiting: number
  /** Whom it is for now, before anybody is invited. */
  reach: Reach
  /** How many said what, of all guests. */
  counts: Record<GuestAnswer, number>
  invited: number
  /** Those of the page that was asked for. */
  guests: Guest[]
  pages: number
}

/** How a guest's answer is read from their place and their no: rules.ts `answerOf`, in SQL. */
const answerSql = Prisma.sql`coalesce(b.state::text, CASE WHEN u.said_no_at IS NULL THEN 'open' ELSE 'no' END)`
const order: readonly GuestAnswer[] = ['placed', 'offered', 'waiting', 'open', 'no']

/**
 * One gathering with a page of its guests, those who come first; `answer` shows those alone, `all` every page at once.
 * Null where there is none. Whoever shows it writes down the look (lib/audit/views).
 */
export async function getGathering(
  ctx: Ctx,
  id: string,
  shown: { answer?: GuestAnswer; page?: number | 'all' } = {},
): Promise<StaffGathering | null> {
  const row = isId(id) ? await ctx.db.ambassadorGathering.findFirst({ where: { id, kind: 'network' } }) : null
  if (!row?.poolId) return null
  const audience = row.audience as Audience
  const size = shown.page === 'all' ? null : limits.ambassadors.listPage
  const skipped = size === null || shown.page === 'all' ? 0 : (Math.max(1, shown.page ?? 1) - 1) * size
  const from = Prisma.sql`
    FROM ambassador_guest u JOIN person p ON p.id = u.person_id
    LEFT JOIN booking b ON b.pool_id = ${row.poolId}::uuid AND b.person_id = u.person_id AND b.companion = 0
                       AND b.state::text = ANY(${[...activeStates]})
   WHERE u.gathering_id = ${row.id}::uuid`
  const [pool, reach, counted, guests] = await Promise.all([
    ctx.db.placePool.findUniqueOrThrow({ where: { id: row.poolId } }),
    reachOf(ctx, audience),
    ctx.db.$queryRaw<{ answer: GuestAnswer; count: number }[]>`
      SELECT ${answerSql} AS answer, count(*)::int AS count ${from} GROUP BY 1`,
    ctx.db.$queryRaw<
      { person_id: string; name: string; locale: string; mail: boolean; answer: GuestAnswer }[]
    >`
      SELECT u.person_id, p.full_name AS name, p.locale, p.email IS NOT NULL AS mail, ${answerSql} AS answer
        ${from} AND (${shown.answer ?? null}::text IS NULL OR ${answerSql} = ${shown.answer ?? null})
       ORDER BY array_position(${[...order]}, ${answerSql}), b.arrival NULLS LAST, p.full_name, p.id
       LIMIT ${size} OFFSET ${skipped}`,
  ])
  const counts = Object.fromEntries(
    answers.map((one) => [one, counted.find((each) => each.answer === one)?.count ?? 0]),
  ) as Record<GuestAnswer, number>
  const invited = counted.reduce((total, each) => total + each.count, 0)
  const listed = shown.answer ? counts[shown.answer] : invited
  return {
    id: row.id,
    texts: row.texts as LetterTexts,
    audience,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    place: row.place,
    version: row.version,
    invitedAt: row.invitedAt,
    cancelled: row.cancelledAt !== null,
    over: row.startsAt <= ctx.now,
    capacity: pool.capacity,
    taken: pool.taken,
    waiting: pool.waiting,
    reach,
    counts,
    invited,
    pages: size === null ? 1 : Math.max(1, Math.ceil(listed / size)),
    guests: guests.map(({ person_id, ...guest }) => ({ personId: person_id, ...guest })),
  }
}
