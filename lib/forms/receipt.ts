import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { days, shift } from '@/lib/time/time'

/** Where this very form led when it was sent before, or null when it is new. */
export async function findReceipt(
  ctx: Ctx,
  key: string,
  action: string,
  sender: string,
): Promise<string | null> {
  const row = await ctx.db.formReceipt.findUnique({ where: { key } })
  return row && row.action === action && row.sender === sender ? row.location : null
}

/** Keeps where a form led. A second write of the same key is no matter: the first one stands. */
export async function keepReceipt(
  ctx: Ctx,
  input: { key: string; action: string; sender: string; location: string },
): Promise<void> {
  await ctx.db.$executeRaw`
    INSERT INTO form_receipt (key, action, sender, location, created_at)
    VALUES (${input.key}::uuid, ${input.action}, ${input.sender}, ${input.location}, ${ctx.now})
    ON CONFLICT (key) DO NOTHING`
}

/** Throws away receipts after two days: nobody sends a form again that late. */
export async function sweepReceipts(ctx: Ctx): Promise<void> {
  await ctx.db.formReceipt.deleteMany({ where: { createdAt: { lt: shift(ctx.now, -days(2)) } } })
}
