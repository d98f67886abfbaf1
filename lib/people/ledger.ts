import 'server-only'
import fs from 'node:fs/promises'
import path from 'node:path'
import type { Ctx } from '@/lib/access/context'
import { settings } from '@/lib/config/settings'

/**
 * Writes erasures down outside the database, one id a line, so that a backup from before does not bring anybody back:
 * `npm run restore` reads the file. A line may stand there twice; that is no matter. Answers how many were written.
 */
export async function noteErasures(ctx: Ctx): Promise<number> {
  const rows = await ctx.db.erasure.findMany({
    where: { doneAt: { not: null }, notedAt: null },
    orderBy: { doneAt: 'asc' },
    take: 500,
    select: { id: true, personId: true },
  })
  if (rows.length === 0) return 0
  const file = settings().ERASURES_FILE
  await fs.mkdir(path.dirname(file), { recursive: true })
  await fs.appendFile(file, rows.map((row) => `${row.personId}\n`).join(''), { mode: 0o600 })
  await ctx.db.erasure.updateMany({
    where: { id: { in: rows.map((row) => row.id) } },
    data: { notedAt: ctx.now },
  })
  return rows.length
}
