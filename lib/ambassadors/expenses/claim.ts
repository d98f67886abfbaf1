import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { limits } from '@/lib/config/limits'
import { town } from '@/lib/config/town'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { storedOf } from '@/lib/files/queries'
import { letOwnerGo } from '@/lib/files/remove-file'
import { enqueue } from '@/lib/outbox/enqueue'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { addMonths, type Day, dateToDay, dayOf, dayToDate } from '@/lib/time/time'
import { ownAmbassadorWhere } from '../policy'
import { claimFilesKind } from './receipts'
import { decideClaim, type ExpenseRuleRow, periodsOf } from './rules'
import type { ExpenseKind, ExpenseWhat } from './vocabulary'

/** The country's rule on a day, or null where nobody wrote one down. */
export async function expenseRuleOn(
  ctx: Ctx,
  on: Day,
): Promise<(ExpenseRuleRow & { source: string; toConfirm: boolean }) | null> {
  return ctx.db.expenseRule.findFirst({
    where: {
      country: town.country,
      validFrom: { lte: dayToDate(on) },
      OR: [{ validTo: null }, { validTo: { gt: dayToDate(on) } }],
    },
    select: { dayCents: true, monthCents: true, yearCents: true, source: true, toConfirm: true },
  })
}

type PeriodRow = { period: string; kind: string; cents: number; ceiling_cents: number | null }

/**
 * Asks an expense back. Lock, count, write: the year's row (and the month's and day's) is locked, then what is claimed is
 * read, then written; the database's own check stands behind it. Refuses `notActive`, `inFuture`, `tooOld` (a year),
 * `noRule`, `mixed` (flat and real in one year), `dayFull`, `monthFull`, `yearFull` (`leftCents`).
 */
export async function claimExpense(
  ctx: Ctx,
  input: { kind: ExpenseKind; on: Day; cents: number; what: ExpenseWhat; note?: string },
): Promise<
  Result<
    { claimId: string },
    'notActive' | 'inFuture' | 'tooOld' | 'noRule' | 'mixed' | 'dayFull' | 'monthFull' | 'yearFull'
  >
> {
  const today = dayOf(ctx.now, townZone())
  if (input.on > today) return refused('inFuture')
  if (input.on < addMonths(today, -limits.ambassadors.claimMonths)) return refused('tooOld')
  return inTransaction(ctx, async (tx) => {
    const own = await tx.db.ambassador.findFirst({
      where: { ...ownAmbassadorWhere(tx.actor), state: { in: ['active', 'paused'] } },
      select: { id: true, personId: true },
    })
    if (!own) return refused('notActive')
    const rule = await expenseRuleOn(tx, input.on)
    if (!rule) return refused('noRule')
    const wanted = periodsOf(input.on, input.kind, rule)
    for (const { period, ceilingCents } of wanted)
      await tx.db.$executeRaw`
        INSERT INTO expense_period (person_id, period, kind, cents, ceiling_cents)
        VALUES (${own.personId}::uuid, ${period}, ${input.kind}, 0, ${ceilingCents})
        ON CONFLICT (person_id, period) DO NOTHING`
    const names = wanted.map((one) => one.period)
    // In one order everywhere, so that two claims cannot wait for each other.
    await tx.db.$queryRaw`
      SELECT period FROM expense_period WHERE person_id = ${own.personId}::uuid AND period = ANY(${names}) ORDER BY period FOR UPDATE`
    const rows = await tx.db.$queryRaw<PeriodRow[]>`
      SELECT period, kind, cents, ceiling_cents FROM expense_period
       WHERE person_id = ${own.personId}::uuid AND period = ANY(${names})`
    const decision = decideClaim(
      input,
      rows.map(({ ceiling_cents, ...row }) => ({
        ...row,
        // The rule of today's data: a ceiling that rose meanwhile counts.
        ceilingCents: wanted.find((one) => one.period === row.period)?.ceilingCents ?? ceiling_cents,
      })),
    )
    if (!decision.ok)
      return refused(
        decision.refusal,
        'leftCents' in decision ? { leftCents: decision.leftCents } : undefined,
      )
    const claimId = newId()
    await tx.db.expenseClaim.create({
      data: {
        id: claimId,
        ambassadorId: own.id,
        personId: own.personId,
        kind: input.kind,
        on: dayToDate(input.on),
        year: Number(input.on.slice(0, 4)),
        cents: input.cents,
        what: input.what,
        note: input.note || null,
        submittedAt: tx.now,
      },
    })
    for (const { period, ceilingCents } of wanted)
      await tx.db.$executeRaw`
        UPDATE expense_period SET cents = cents + ${input.cents}, kind = ${input.kind}, ceiling_cents = ${ceilingCents}
         WHERE person_id = ${own.personId}::uuid AND period = ${period}`
    await record(tx, {
      event: 'ambassadors.expense.claimed',
      subject: { type: 'expenseClaim', id: claimId },
      personId: own.personId,
      data: { kind: input.kind, cents: input.cents, what: input.what },
    })
    return ok({ claimId })
  })
}

type Claim = { id: string; personId: string; kind: string; on: Day; cents: number }

/** A claim that is still open, locked; null when it is not there for this actor or was decided. */
async function lockOpen(tx: Ctx, claimId: string, own: boolean): Promise<Claim | 'decided' | null> {
  const me = personIdOf(tx.actor)
  const found = await tx.db.expenseClaim.findFirst({
    where: { id: claimId, personId: own ? (me ?? undefined) : { not: me ?? undefined } },
    select: { id: true },
  })
  if (!found || !me) return null
  await tx.db.$queryRaw`SELECT 1 FROM expense_claim WHERE id = ${claimId}::uuid FOR UPDATE`
  const row = await tx.db.expenseClaim.findUniqueOrThrow({ where: { id: claimId } })
  if (row.decision) return 'decided'
  return { id: row.id, personId: row.personId, kind: row.kind, on: dateToDay(row.on), cents: row.cents }
}

/** What was claimed and is not paid makes room again. */
async function giveBack(tx: Ctx, claim: Claim): Promise<void> {
  const periods = [claim.on.slice(0, 4), claim.on.slice(0, 7), claim.on]
  await tx.db.$executeRaw`
    UPDATE expense_period SET cents = greatest(0, cents - ${claim.cents})
     WHERE person_id = ${claim.personId}::uuid AND period = ANY(${periods}) AND kind = ${claim.kind}`
}

/** Takes one's own claim back while nobody decided; its receipts go with it. Refuses `notFound`. */
export async function withdrawClaim(ctx: Ctx, input: { claimId: string }): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const claim = await lockOpen(tx, input.claimId, true)
    if (!claim || claim === 'decided') return refused('notFound')
    await tx.db.expenseClaim.update({
      where: { id: claim.id },
      data: { decision: 'withdrawn', decidedAt: tx.now, decidedById: claim.personId },
    })
    await giveBack(tx, claim)
    await letOwnerGo(tx, claimFilesKind, claim.id)
    await record(tx, {
      event: 'ambassadors.expense.withdrawn',
      subject: { type: 'expenseClaim', id: claim.id },
      personId: claim.personId,
    })
    return ok(null)
  })
}

/**
 * Says yes or no to somebody else's claim. Real costs are proved: the yes rests on the newest receipt, which then stays.
 * Refuses `notFound` (also one's own), `decided`, `noReceipt` (none, or none that could be looked at yet).
 */
export async function decideExpense(
  ctx: Ctx,
  input: { claimId: string; approve: boolean; reason?: string },
): Promise<Result<null, 'notFound' | 'decided' | 'noReceipt'>> {
  return inTransaction(ctx, async (tx) => {
    const claim = await lockOpen(tx, input.claimId, false)
    if (!claim) return refused('notFound')
    if (claim === 'decided') return refused('decided')
    const receipt =
      input.approve && claim.kind === 'real'
        ? (await storedOf(tx, claimFilesKind, [claim.id])).get(claim.id)?.find((file) => file.ready)
        : undefined
    if (input.approve && claim.kind === 'real' && !receipt) return refused('noReceipt')
    await tx.db.expenseClaim.update({
      where: { id: claim.id },
      data: {
        decision: input.approve ? 'approved' : 'refused',
        decidedAt: tx.now,
        decidedById: personIdOf(tx.actor),
        reason: input.reason ?? null,
        receiptId: receipt?.id ?? null,
      },
    })
    if (!input.approve) await giveBack(tx, claim)
    await record(tx, {
      event: input.approve ? 'ambassadors.expense.approved' : 'ambassadors.expense.refused',
      subject: { type: 'expenseClaim', id: claim.id },
      personId: claim.personId,
      data: { cents: claim.cents },
    })
    await enqueue(tx, {
      kind: input.approve ? 'ambassadors.claimApproved' : 'ambassadors.claimRefused',
      dedupeKey: `expense:${claim.id}:decided`,
      personId: claim.personId,
      data: { claimId: claim.id },
    })
    return ok(null)
  })
}

/** Marks everything that is approved as handed to the town's accounts, but one's own. Refuses `nothing`. */
export async function markExported(ctx: Ctx): Promise<Result<{ count: number }, 'nothing'>> {
  return inTransaction(ctx, async (tx) => {
    const me = personIdOf(tx.actor)
    const rows = await tx.db.expenseClaim.updateManyAndReturn({
      where: { decision: 'approved', exportedAt: null, personId: { not: me ?? undefined } },
      data: { exportedAt: tx.now, exportedById: me },
      select: { id: true, personId: true },
    })
    if (rows.length === 0) return refused('nothing')
    await record(
      tx,
      ...rows.map((row) => ({
        event: 'ambassadors.expense.exported',
        subject: { type: 'expenseClaim', id: row.id },
        personId: row.personId,
      })),
    )
    return ok({ count: rows.length })
  })
}
