import 'server-only'
import { Prisma } from '@/lib/db/client'
import type { PersonalData } from '@/lib/people/personal-data'
import { dateToDay } from '@/lib/time/time'
import { countHours } from './forget'
import { readablePassport } from './readable'

/** What the passport holds about a person: hours, and those one confirmed for others. */
export const passportPersonalData: PersonalData = {
  domain: 'passport',
  async collect(ctx, personId) {
    const hours = await ctx.db.passportHours.findMany({
      where: { personId },
      orderBy: { on: 'asc' },
      select: {
        on: true,
        activityKind: true,
        minutes: true,
        what: true,
        contactName: true,
        contactEmail: true,
        confirmedAt: true,
        refusedAt: true,
        refusedReason: true,
        reversedAt: true,
      },
    })
    const trajectories = await ctx.db.trajectory.findMany({
      where: { personId },
      select: {
        startedOn: true,
        endedAt: true,
        template: { select: { code: true } },
        marks: { select: { doneOn: true, part: { select: { code: true } } } },
      },
    })
    return {
      hours: hours.map((row) => ({ ...row, on: dateToDay(row.on) })),
      trajectories: trajectories.map((row) => ({
        trajectory: row.template.code,
        startedOn: dateToDay(row.startedOn),
        endedAt: row.endedAt,
        done: row.marks.map((mark) => ({ part: mark.part.code, on: dateToDay(mark.doneOn) })),
      })),
    }
  },
  readable: readablePassport,
  conflicts: async () => [],
  async move(ctx, fromId, toId) {
    // Hours that both have from one source count once; hours one of the two confirmed for the other stay where they are.
    const moved = await ctx.db.$queryRaw<{ id: string }[]>`
      UPDATE passport_hours h SET person_id = ${toId}::uuid
       WHERE h.person_id = ${fromId}::uuid AND h.confirmed_by_id IS DISTINCT FROM ${toId}::uuid
         AND NOT EXISTS (SELECT FROM passport_hours k WHERE k.person_id = ${toId}::uuid
                            AND k.source_kind = h.source_kind AND k.source_id = h.source_id)
      RETURNING h.id`
    // One of a kind is under way; the kept person's own stands.
    const trajectories = await ctx.db.$queryRaw<{ id: string }[]>`
      UPDATE trajectory t SET person_id = ${toId}::uuid
       WHERE t.person_id = ${fromId}::uuid
         AND NOT EXISTS (SELECT FROM trajectory k WHERE k.person_id = ${toId}::uuid
                            AND k.template_id = t.template_id AND k.ended_at IS NULL AND t.ended_at IS NULL)
      RETURNING t.id`
    return { hours: moved.map((row) => row.id), trajectories: trajectories.map((row) => row.id) }
  },
  async erase(ctx, personId, email) {
    // How many hours people took part stays, by month.
    const counted = await countHours(ctx, Prisma.sql`person_id = ${personId}::uuid`)
    await ctx.db.passportHours.deleteMany({ where: { personId } })
    await ctx.db.trajectoryMark.deleteMany({ where: { trajectory: { personId } } })
    await ctx.db.trajectory.deleteMany({ where: { personId } })
    // Whose contact person they were: the address goes, what they confirmed stays.
    if (email)
      await ctx.db.passportHours.updateMany({
        where: { contactEmail: email },
        data: { contactEmail: null, contactName: null },
      })
    return counted > 0 ? ['hours'] : []
  },
  async back(ctx, moved, holderId, toId) {
    await ctx.db.passportHours.updateMany({
      where: { id: { in: moved.hours ?? [] }, personId: holderId },
      data: { personId: toId },
    })
    await ctx.db.trajectory.updateMany({
      where: { id: { in: moved.trajectories ?? [] }, personId: holderId },
      data: { personId: toId },
    })
  },
}
