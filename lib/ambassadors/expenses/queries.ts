import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { recordView } from '@/lib/audit/views'
import { Prisma } from '@/lib/db/client'
import { isId } from '@/lib/db/ids'
import { storedOf } from '@/lib/files/queries'
import { townZone } from '@/lib/time/clock'
import { type Day, dateToDay, dayOf } from '@/lib/time/time'
import { ownAmbassadorWhere } from '../policy'
import { expenseRuleOn } from './claim'
import { claimFilesKind } from './receipts'
import type { ClaimStatus, ExpenseKind, ExpenseWhat } from './vocabulary'

export type ClaimRow = {
  id: string
  personId: string
  name: string
  kind: ExpenseKind
  on: Day
  cents: number
  what: ExpenseWhat
  note: string | null
  status: ClaimStatus
  reason: string | null
  /** What this person has claimed in that year, this one included. */
  yearCents: number
  /** How many receipts were sent; flat amounts ask none. */
  receipts: number
}

type Raw = {
  id: string
  person_id: string
  name: string
  kind: ExpenseKind
  on: string
  cents: number
  what: ExpenseWhat
  note: string | null
  decision: string | null
  exported_at: Date | null
  reason: string | null
  year_cents: number | null
}

const statusOf = (row: { decision: string | null; exported_at: Date | null }): ClaimStatus =>
  row.exported_at ? 'paid' : ((row.decision ?? 'open') as ClaimStatus)

export type OwnExpenses = {
  active: boolean
  /** Which way was chosen this year, when one was. */
  kind: ExpenseKind | null
  leftCents: number | null
  dayCents: number | null
  monthCents: number | null
  yearCents: number | null
  /** The ceilings are those of before; the town still confirms this year's. */
  toConfirm: boolean
  claims: Omit<ClaimRow, 'personId' | 'name' | 'yearCents'>[]
}

/** What I asked back, and what I may still ask this year; null for who is no ambassador. */
export async function ownExpenses(ctx: Ctx): Promise<OwnExpenses | null> {
  const own = await ctx.db.ambassador.findFirst({
    where: ownAmbassadorWhere(ctx.actor),
    select: { personId: true, state: true },
  })
  if (!own) return null
  const today = dayOf(ctx.now, townZone())
  const [rule, year, claims] = await Promise.all([
    expenseRuleOn(ctx, today),
    ctx.db.expensePeriod.findUnique({
      where: { personId_period: { personId: own.personId, period: today.slice(0, 4) } },
    }),
    ctx.db.expenseClaim.findMany({
      where: { personId: own.personId },
      orderBy: [{ on: 'desc' }, { id: 'desc' }],
      take: 200,
    }),
  ])
  const files = await storedOf(
    ctx,
    claimFilesKind,
    claims.filter((row) => row.kind === 'real').map((row) => row.id),
  )
  return {
    active: own.state === 'active' || own.state === 'paused',
    kind: year && year.cents > 0 ? (year.kind as ExpenseKind) : null,
    leftCents: rule && year?.kind !== 'real' ? Math.max(0, rule.yearCents - (year?.cents ?? 0)) : null,
    dayCents: rule?.dayCents ?? null,
    monthCents: rule?.monthCents ?? null,
    yearCents: rule?.yearCents ?? null,
    toConfirm: rule?.toConfirm ?? false,
    claims: claims.map((row) => ({
      id: row.id,
      kind: row.kind as ExpenseKind,
      on: dateToDay(row.on),
      cents: row.cents,
      what: row.what as ExpenseWhat,
      note: row.note,
      status: statusOf({ decision: row.decision, exported_at: row.exportedAt }),
      reason: row.reason,
      receipts: files.get(row.id)?.length ?? 0,
    })),
  }
}

/** One claim of mine; null when it is not mine. */
export async function ownClaim(ctx: Ctx, claimId: string): Promise<OwnExpenses['claims'][number] | null> {
  return (await ownExpenses(ctx))?.claims.find((claim) => claim.id === claimId) ?? null
}

export const claimLists = ['open', 'approved', 'exported', 'refused'] as const
export type ClaimList = (typeof claimLists)[number]

/**
 * Claims of others for the back office: a year's, by how they stand. One's own are decided by a colleague. Everybody in
 * it reads of the look.
 */
export async function listClaims(
  ctx: Ctx,
  list: ClaimList,
  year: number,
  look: 'ambassadors.list.viewed' | 'ambassadors.list.exported' = 'ambassadors.list.viewed',
): Promise<ClaimRow[]> {
  const rows = await claimRows(
    ctx,
    Prisma.sql`e.year = ${year}
       AND CASE ${list}
             WHEN 'open' THEN e.decision IS NULL
             WHEN 'approved' THEN e.decision = 'approved' AND e.exported_at IS NULL
             WHEN 'exported' THEN e.exported_at IS NOT NULL
             ELSE e.decision = 'refused' END`,
  )
  await recordView(
    ctx,
    look,
    rows.map((row) => row.personId),
    { type: 'list', id: 'expenses' },
  )
  return rows
}

/**
 * One claim of somebody else, who reads of the look; null when it is not there for this reader, who decides no claim of
 * their own.
 */
export async function claimOfOther(ctx: Ctx, claimId: string): Promise<ClaimRow | null> {
  const [row] = isId(claimId) ? await claimRows(ctx, Prisma.sql`e.id = ${claimId}::uuid`) : []
  if (row) await recordView(ctx, 'ambassadors.ambassador.viewed', [row.personId])
  return row ?? null
}

async function claimRows(ctx: Ctx, which: Prisma.Sql): Promise<ClaimRow[]> {
  const me = personIdOf(ctx.actor)
  const rows = await ctx.db.$queryRaw<Raw[]>`
    SELECT e.id, e.person_id, p.full_name AS name, e.kind, e."on"::text AS "on", e.cents, e.what, e.note, e.decision,
           e.exported_at, e.reason, y.cents AS year_cents
      FROM expense_claim e JOIN person p ON p.id = e.person_id
      LEFT JOIN expense_period y ON y.person_id = e.person_id AND y.period = e.year::text
     WHERE e.person_id IS DISTINCT FROM ${me}::uuid AND ${which}
     ORDER BY e."on", p.full_name, e.id LIMIT 2000`
  const files = await storedOf(
    ctx,
    claimFilesKind,
    rows.filter((row) => row.kind === 'real').map((row) => row.id),
  )
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: row.name,
    kind: row.kind,
    on: row.on,
    cents: row.cents,
    what: row.what,
    note: row.note,
    status: statusOf(row),
    reason: row.reason,
    yearCents: row.year_cents ?? row.cents,
    receipts: files.get(row.id)?.length ?? 0,
  }))
}

/** How many claims wait for a decision that this reader may take. */
export async function openClaims(ctx: Ctx): Promise<number> {
  return ctx.db.expenseClaim.count({
    where: { decision: null, personId: { not: personIdOf(ctx.actor) ?? undefined } },
  })
}
