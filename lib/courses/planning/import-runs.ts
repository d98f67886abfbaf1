import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { hours, shift } from '@/lib/time/time'
import { scheduleRun } from '../schedule-run'
import { knownNames, type LineProblem, lineToRun, type RunLine, readRunFile } from './run-file'

/** Keeps a file to be looked over. Refuses `empty`, `tooLong`. */
export async function keepImport(
  ctx: Ctx,
  input: { text: string },
): Promise<Result<{ importId: string }, 'notFound' | 'empty' | 'tooLong'>> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return refused('notFound')
  if (!input.text.trim()) return refused('empty')
  if (input.text.length > limits.run.importCharacters) return refused('tooLong')
  const id = newId()
  await ctx.db.runImport.create({
    data: {
      id,
      personId,
      text: input.text.replaceAll('\0', ''),
      createdAt: ctx.now,
      expiresAt: shift(ctx.now, hours(24)),
    },
  })
  return ok({ importId: id })
}

const ownImport = (ctx: Ctx, importId: string) =>
  ctx.db.runImport.findFirst({
    where: {
      id: importId,
      personId: personIdOf(ctx.actor) ?? '00000000-0000-0000-0000-000000000000',
      expiresAt: { gt: ctx.now },
    },
  })

export type CheckedImport = {
  importedAt: Date | null
  lines: RunLine[]
  /** Why the file cannot be read at all. */
  fileProblem: string | null
  problems: (LineProblem & { details?: Record<string, string | number> })[]
}

/**
 * The dry run: plans every line as the import would, one after another so that lines which clash with each other are
 * found too, and takes it all back. Null when there is no such file of mine.
 */
export async function checkImport(ctx: Ctx, importId: string, zone: string): Promise<CheckedImport | null> {
  const row = await ownImport(ctx, importId)
  if (!row) return null
  const { lines, problem } = readRunFile(row.text, limits.run.importLines)
  if (problem || row.importedAt)
    return { importedAt: row.importedAt, lines, fileProblem: problem, problems: [] }
  const { problems } = await planAll(ctx, lines, zone, false)
  return { importedAt: null, lines, fileProblem: null, problems }
}

/** Plans all lines in one transaction: all of them, or with `keep` false or any problem none. */
async function planAll(ctx: Ctx, lines: readonly RunLine[], zone: string, keep: boolean) {
  let problems: CheckedImport['problems'] = []
  let made = 0
  const known = await knownNames(ctx)
  const result = await inTransaction(ctx, async (tx) => {
    // Tried again after a deadlock, it begins anew.
    problems = []
    made = 0
    for (const [index, line] of lines.entries()) {
      const number = index + 2
      const { run, problems: wrong } = lineToRun(line, number, known)
      problems.push(...wrong)
      if (!run) continue
      const planned = await scheduleRun(tx, run, zone)
      if (planned.ok) {
        made++
        continue
      }
      // Our look found the room and the teacher free, the database did not: somebody planned there in this very second.
      // After its no this transaction takes no further line.
      if (planned.details?.at === '') {
        problems.push({ line: number, column: null, key: 'justTaken' })
        break
      }
      problems.push({ line: number, column: null, key: planned.refusal, details: planned.details })
    }
    return keep && problems.length === 0 ? ok(null) : refused('takenBack')
  })
  return { problems, made, kept: result.ok }
}

/**
 * Imports the file: every line or none. The runs are drafts, to be looked at and opened one by one. Refuses `notFound`,
 * `already`, `problems` (the dry run shows which), `justTaken` (somebody planned in the same second).
 */
export async function importRuns(
  ctx: Ctx,
  input: { importId: string },
  zone: string,
): Promise<Result<{ runs: number }, 'notFound' | 'already' | 'problems' | 'justTaken'>> {
  const row = await ownImport(ctx, input.importId)
  if (!row) return refused('notFound')
  const { lines, problem } = readRunFile(row.text, limits.run.importLines)
  if (problem) return refused('problems')
  return inTransaction(ctx, async (tx) => {
    const claimed = await tx.db.runImport.updateMany({
      where: { id: row.id, importedAt: null },
      data: { importedAt: tx.now },
    })
    if (claimed.count === 0) return refused('already')
    const { problems, made } = await planAll(tx, lines, zone, true)
    if (problems.some((one) => one.key === 'justTaken')) return refused('justTaken')
    if (problems.length > 0) return refused('problems')
    await record(tx, {
      event: 'courses.runs.imported',
      subject: { type: 'runImport', id: row.id },
      data: { runs: made },
    })
    return ok({ runs: made })
  })
}

/** Throws away files that nobody imported in time. */
export async function sweepImports(ctx: Ctx): Promise<void> {
  await ctx.db.runImport.deleteMany({ where: { expiresAt: { lt: ctx.now } } })
}
