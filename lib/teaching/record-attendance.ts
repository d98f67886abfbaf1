import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { creditHours, reverseHours } from '@/lib/passport/credit-hours'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { dayOf, minutes, shift } from '@/lib/time/time'
import { followAbsences } from './follow-up'
import { decideSheet, openBeforeMinutes, passportKindOf, wasThere } from './rules'
import { groupWhere } from './substitute'
import { attendanceSource, type Mark } from './vocabulary'

export type SheetSave = {
  runId: string
  lessonId: string
  /** One for each save; sent again it is the same save. */
  key: string
  /** The sheet's version on which it was made; 0 when nobody had saved it. */
  base: number
  marks: readonly { personId: string; mark: Mark }[]
}

export type RecordRefusal = 'notFound' | 'tooEarly' | 'cancelled' | 'conflict' | 'strangers'

/**
 * Saves who was there. Lock the lesson's sheet, look whether somebody saved meanwhile, write; hours, messages and the
 * trail go with it or not at all. Refuses `notFound` (not this actor's group, no such lesson), `tooEarly`,
 * `cancelled`, `strangers` (somebody who has no place in the group), `conflict` (details `version`).
 */
export async function recordAttendance(
  ctx: Ctx,
  input: SheetSave,
): Promise<Result<{ version: number; again: boolean }, RecordRefusal>> {
  return inTransaction(ctx, async (tx) => {
    const run = await tx.db.courseRun.findFirst({
      where: { id: input.runId, ...(await groupWhere(tx)) },
      select: { id: true, poolId: true, course: { select: { kind: true } } },
    })
    if (!run) return refused('notFound')
    // The lesson's row is the lock: two teachers of one group save one after the other.
    const [lesson] = await tx.db.$queryRaw<{ starts_at: Date; ends_at: Date; cancelled_at: Date | null }[]>`
      SELECT starts_at, ends_at, cancelled_at FROM lesson
       WHERE id = ${input.lessonId}::uuid AND run_id = ${run.id}::uuid FOR UPDATE`
    if (!lesson) return refused('notFound')
    if (lesson.cancelled_at) return refused('cancelled')
    if (shift(lesson.starts_at, -minutes(openBeforeMinutes)) > tx.now) return refused('tooEarly')
    const sheet = await tx.db.attendanceSheet.findUnique({ where: { lessonId: input.lessonId } })
    const before = new Map(
      (
        await tx.db.attendanceMark.findMany({
          where: { lessonId: input.lessonId },
          select: { personId: true, mark: true },
        })
      ).map((row) => [row.personId, row.mark]),
    )
    const decision = decideSheet({
      version: sheet?.version ?? 0,
      base: input.base,
      arrivedBefore:
        (await tx.db.attendanceSave.count({ where: { key: input.key, lessonId: input.lessonId } })) > 0,
      sameMarks: input.marks.every(({ personId, mark }) => before.get(personId) === mark),
    })
    if (decision === 'same') return ok({ version: sheet?.version ?? 0, again: true })
    if (decision === 'conflict') return refused('conflict', { version: sheet?.version ?? 0 })
    const placed = await tx.db.booking.findMany({
      where: {
        poolId: run.poolId,
        personId: { in: input.marks.map((mark) => mark.personId) },
        placedAt: { not: null },
      },
      select: { personId: true },
    })
    const inGroup = new Set(placed.map((row) => row.personId))
    if (input.marks.some(({ personId }) => !inGroup.has(personId))) return refused('strangers')
    const actorId = personIdOf(tx.actor)
    const version = (sheet?.version ?? 0) + 1
    const stamp = { version, recordedAt: tx.now, recordedById: actorId }
    await tx.db.attendanceSheet.upsert({
      where: { lessonId: input.lessonId },
      create: { lessonId: input.lessonId, runId: run.id, ...stamp },
      update: stamp,
    })
    await tx.db.attendanceSave.create({
      data: { key: input.key, lessonId: input.lessonId, version, savedAt: tx.now, savedById: actorId },
    })
    const changed = input.marks.filter(({ personId, mark }) => before.get(personId) !== mark)
    if (changed.length > 0)
      await tx.db.$executeRaw`
        INSERT INTO attendance_mark (lesson_id, person_id, run_id, mark, marked_at, marked_by_id)
        SELECT ${input.lessonId}::uuid, r.person_id, ${run.id}::uuid, r.mark, ${tx.now}, ${actorId}::uuid
          FROM jsonb_to_recordset(${JSON.stringify(changed.map((row) => ({ person_id: row.personId, mark: row.mark })))}::jsonb)
            AS r(person_id uuid, mark text)
        ON CONFLICT (lesson_id, person_id) DO UPDATE
           SET mark = excluded.mark, marked_at = excluded.marked_at, marked_by_id = excluded.marked_by_id`
    for (const { personId, mark } of changed) {
      const source = { personId, sourceKind: attendanceSource, sourceId: input.lessonId }
      if (wasThere(mark) && actorId !== personId)
        await creditHours(tx, {
          ...source,
          activityKind: passportKindOf(run.course.kind),
          minutes: Math.round((lesson.ends_at.getTime() - lesson.starts_at.getTime()) / minutes(1)),
          on: dayOf(lesson.starts_at, townZone()),
          confirmedById: actorId,
        })
      else await reverseHours(tx, source)
    }
    await record(tx, {
      event: 'teaching.attendance.recorded',
      subject: { type: 'lesson', id: input.lessonId },
      data: { version, changed: changed.length },
    })
    await followAbsences(tx, {
      runId: run.id,
      personIds: changed.filter(({ mark }) => mark === 'absent').map(({ personId }) => personId),
    })
    return ok({ version, again: false })
  })
}

/** A key for a save that comes from a form without scripts. */
export const newSaveKey = newId
