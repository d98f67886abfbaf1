import 'server-only'
import type { Ctx } from '@/lib/access/context'

/** Dead letters and the length of the queue; what each said stays out, only its kind and why it stuck. */
export async function outboxState(ctx: Ctx) {
  const [dead, waiting] = await Promise.all([
    ctx.db.outboxMessage.findMany({
      where: { deadAt: { not: null }, deliveredAt: null },
      orderBy: { id: 'desc' },
      take: 100,
      select: { id: true, kind: true, lastError: true, deadAt: true },
    }),
    ctx.db.outboxMessage.count({ where: { deliveredAt: null, deadAt: null } }),
  ])
  return { dead: dead.map((row) => ({ ...row, id: String(row.id) })), waiting }
}

/** The demo mailbox, newest first. */
export async function demoMails(ctx: Ctx) {
  const rows = await ctx.db.demoMail.findMany({
    orderBy: { id: 'desc' },
    take: 100,
    select: { id: true, to: true, subject: true, createdAt: true },
  })
  return rows.map((row) => ({ ...row, id: String(row.id) }))
}

/** One mail of the demo mailbox, or null. */
export async function demoMail(ctx: Ctx, id: string) {
  if (!/^\d{1,18}$/.test(id)) return null
  const row = await ctx.db.demoMail.findUnique({ where: { id: BigInt(id) } })
  return (
    row && {
      ...row,
      id: String(row.id),
      parts: row.parts as { filename: string; contentType: string; content: string }[],
    }
  )
}
