import 'server-only'
import { Prisma } from '@/lib/db/client'
import type { PersonalData } from '@/lib/people/personal-data'
import { dateToDay } from '@/lib/time/time'
import { countMarks, forgetWords } from './forget'
import { readableTeaching } from './readable'

/** What lessons leave behind about a person. Answers of evaluations are nobody's and stay. */
export const teachingPersonalData: PersonalData = {
  domain: 'teaching',
  async collect(ctx, personId) {
    // One after the other: this may run in a transaction, which has one connection.
    const [attendance, notes, progress, followUps, asks, certificates] = [
      await ctx.db.attendanceMark.findMany({
        where: { personId },
        select: { lessonId: true, mark: true, markedAt: true },
      }),
      await ctx.db.learnerNote.findMany({ where: { personId }, select: { text: true, createdAt: true } }),
      await ctx.db.skillProgress.findMany({
        where: { personId },
        select: { skill: true, step: true, seenAt: true },
      }),
      await ctx.db.followUp.findMany({
        where: { personId },
        select: { action: true, dueAt: true, outcome: true },
      }),
      await ctx.db.evaluationAsk.findMany({
        where: { personId },
        select: { askedAt: true, answeredOn: true },
      }),
      await ctx.db.certificate.findMany({
        where: { personId },
        select: { printed: true, issuedAt: true, revokedAt: true },
      }),
    ]
    return {
      attendance,
      notes,
      progress,
      followUps,
      evaluations: asks.map((ask) => ({
        askedAt: ask.askedAt,
        answeredOn: ask.answeredOn ? dateToDay(ask.answeredOn) : null,
      })),
      certificates,
    }
  },
  readable: readableTeaching,
  conflicts: async () => [],
  async move(ctx, fromId, toId) {
    // Where both have a row of the same lesson, run or rule, the kept person's stands.
    const [marks, notes, progress, follow, asks, certificates, substitutions] = [
      await ctx.db.$queryRaw<{ id: string }[]>`
        UPDATE attendance_mark m SET person_id = ${toId}::uuid WHERE m.person_id = ${fromId}::uuid
           AND NOT EXISTS (SELECT FROM attendance_mark k WHERE k.lesson_id = m.lesson_id AND k.person_id = ${toId}::uuid)
        RETURNING m.lesson_id AS id`,
      await ctx.db.$queryRaw<{ id: string }[]>`
        UPDATE learner_note SET person_id = ${toId}::uuid WHERE person_id = ${fromId}::uuid RETURNING id`,
      await ctx.db.$queryRaw<{ id: string }[]>`
        UPDATE skill_progress m SET person_id = ${toId}::uuid WHERE m.person_id = ${fromId}::uuid
           AND NOT EXISTS (SELECT FROM skill_progress k WHERE k.run_id = m.run_id AND k.person_id = ${toId}::uuid)
        RETURNING m.run_id AS id`,
      await ctx.db.$queryRaw<{ id: string }[]>`
        UPDATE follow_up m SET person_id = ${toId}::uuid WHERE m.person_id = ${fromId}::uuid
           AND NOT EXISTS (SELECT FROM follow_up k WHERE k.rule_id = m.rule_id AND k.run_id = m.run_id AND k.person_id = ${toId}::uuid)
        RETURNING m.id`,
      await ctx.db.$queryRaw<{ id: string }[]>`
        UPDATE evaluation_ask m SET person_id = ${toId}::uuid WHERE m.person_id = ${fromId}::uuid
           AND NOT EXISTS (SELECT FROM evaluation_ask k WHERE k.run_id = m.run_id AND k.person_id = ${toId}::uuid)
        RETURNING m.id`,
      await ctx.db.$queryRaw<{ id: string }[]>`
        UPDATE certificate m SET person_id = ${toId}::uuid WHERE m.person_id = ${fromId}::uuid
           AND m.issued_by_id IS DISTINCT FROM ${toId}::uuid
           AND NOT EXISTS (SELECT FROM certificate k WHERE k.run_id = m.run_id AND k.person_id = ${toId}::uuid AND k.revoked_at IS NULL AND m.revoked_at IS NULL)
        RETURNING m.id`,
      await ctx.db.$queryRaw<{ id: string }[]>`
        UPDATE substitution SET person_id = ${toId}::uuid WHERE person_id = ${fromId}::uuid RETURNING id`,
    ]
    const ids = (rows: { id: string }[]) => [...new Set(rows.map((row) => row.id))]
    return {
      marks: ids(marks),
      notes: ids(notes),
      progress: ids(progress),
      followUps: ids(follow),
      asks: ids(asks),
      certificates: ids(certificates),
      substitutions: ids(substitutions),
    }
  },
  async erase(ctx, personId) {
    await ctx.db.learnerNote.deleteMany({ where: { personId } })
    await ctx.db.skillProgress.deleteMany({ where: { personId } })
    await ctx.db.followUp.deleteMany({ where: { personId } })
    await ctx.db.evaluationAsk.deleteMany({ where: { personId } })
    await ctx.db.certificate.deleteMany({ where: { personId } })
    await ctx.db.substitution.deleteMany({ where: { personId } })
    await forgetWords(ctx, { sentById: personId })
    // How many people were in a lesson stays.
    return (await countMarks(ctx, Prisma.sql`person_id = ${personId}::uuid`)) > 0 ? ['attendance'] : []
  },
  async back(ctx, moved, holderId, toId) {
    const data = { personId: toId }
    const own = (ids: string[] | undefined) => ({ personId: holderId, id: { in: ids ?? [] } })
    await ctx.db.attendanceMark.updateMany({
      where: { personId: holderId, lessonId: { in: moved.marks ?? [] } },
      data,
    })
    await ctx.db.skillProgress.updateMany({
      where: { personId: holderId, runId: { in: moved.progress ?? [] } },
      data,
    })
    await ctx.db.learnerNote.updateMany({ where: own(moved.notes), data })
    await ctx.db.followUp.updateMany({ where: own(moved.followUps), data })
    await ctx.db.evaluationAsk.updateMany({ where: own(moved.asks), data })
    await ctx.db.certificate.updateMany({ where: own(moved.certificates), data })
    await ctx.db.substitution.updateMany({ where: own(moved.substitutions), data })
  },
}
