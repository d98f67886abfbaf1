import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { personOfToken } from './token'

type Way = 'link' | 'oneClick' | 'page'

/** Whether the holder of a link gets letters; null where the link is none of ours or its person is gone. */
export async function lettersByLink(ctx: Ctx, token: string): Promise<{ stopped: boolean } | null> {
  const personId = personOfToken(token)
  if (!personId || !(await ctx.db.person.findUnique({ where: { id: personId }, select: { id: true } })))
    return null
  return { stopped: (await ctx.db.ambassadorMailingStop.count({ where: { personId } })) > 0 }
}

/**
 * Ends the letters to many for the holder of a link, or for oneself; said twice it stays said. What concerns
 * themselves still reaches them. Refuses `notFound`.
 */
export async function stopLetters(
  ctx: Ctx,
  input: { token?: string; way: Way },
): Promise<Result<null, 'notFound'>> {
  const personId = input.token === undefined ? personIdOf(ctx.actor) : personOfToken(input.token)
  if (!personId) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    if (!(await tx.db.person.findUnique({ where: { id: personId }, select: { id: true } })))
      return refused('notFound')
    const { count } = await tx.db.ambassadorMailingStop.createMany({
      data: [{ personId, at: tx.now, way: input.way }],
      skipDuplicates: true,
    })
    if (count > 0)
      await record(tx, {
        event: 'ambassadors.letters.stopped',
        subject: { type: 'person', id: personId },
        personId,
        data: { way: input.way },
      })
    return ok(null)
  })
}

/** Somebody wants them again. Refuses `notFound`. */
export async function resumeLetters(ctx: Ctx, input: { token?: string }): Promise<Result<null, 'notFound'>> {
  const personId = input.token === undefined ? personIdOf(ctx.actor) : personOfToken(input.token)
  if (!personId) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.ambassadorMailingStop.deleteMany({ where: { personId } })
    if (count > 0)
      await record(tx, {
        event: 'ambassadors.letters.resumed',
        subject: { type: 'person', id: personId },
        personId,
      })
    return ok(null)
  })
}
