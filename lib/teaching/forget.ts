import 'server-only'
import type { Ctx } from '@/lib/access/context'
import type { Prisma } from '@/lib/db/client'
import { asPhrases, withoutOwnWords } from '@/lib/phrasebook/rules'

/** Makes marks of attendance a figure of their lesson, in the caller's transaction. Answers how many marks went. */
export async function countMarks(ctx: Ctx, which: Prisma.Sql): Promise<number> {
  const [row] = await ctx.db.$queryRaw<{ count: number }[]>`
    WITH gone AS (DELETE FROM attendance_mark WHERE ${which} RETURNING lesson_id, mark),
         counted AS (
           INSERT INTO attendance_figure AS f (lesson_id, mark, people)
           SELECT lesson_id, mark, count(*)::int FROM gone GROUP BY lesson_id, mark
           ON CONFLICT (lesson_id, mark) DO UPDATE SET people = f.people + EXCLUDED.people)
    SELECT count(*)::int AS count FROM gone`
  return row?.count ?? 0
}

/** Takes what was typed out of messages to groups, and who typed it; which phrases were sent stays. Answers how many. */
export async function forgetWords(ctx: Ctx, where: Prisma.GroupMessageWhereInput): Promise<number> {
  const said = await ctx.db.groupMessage.findMany({ where, select: { id: true, phrases: true } })
  for (const { id, phrases } of said)
    await ctx.db.groupMessage.update({
      where: { id },
      data: { phrases: asPhrases(phrases).map(withoutOwnWords), sentById: null },
    })
  return said.length
}
