import 'server-only'
import type { PersonalData } from '@/lib/people/personal-data'
import { dateToDay } from '@/lib/time/time'

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
    return { hours: hours.map((row) => ({ ...row, on: dateToDay(row.on) })) }
  },
  conflicts: async () => [],
  async move(ctx, fromId, toId) {
    // Hours that both have from one source count once; hours one of the two confirmed for the other stay where they are.
    const moved = await ctx.db.$queryRaw<{ id: string }[]>`
      UPDATE passport_hours h SET person_id = ${toId}::uuid
       WHERE h.person_id = ${fromId}::uuid AND h.confirmed_by_id IS DISTINCT FROM ${toId}::uuid
         AND NOT EXISTS (SELECT FROM passport_hours k WHERE k.person_id = ${toId}::uuid
                            AND k.source_kind = h.source_kind AND k.source_id = h.source_id)
      RETURNING h.id`
    return { hours: moved.map((row) => row.id) }
  },
  async erase(ctx, personId) {
    await ctx.db.passportHours.deleteMany({ where: { personId } })
    return []
  },
  async back(ctx, moved, holderId, toId) {
    await ctx.db.passportHours.updateMany({
      where: { id: { in: moved.hours ?? [] }, personId: holderId },
      data: { personId: toId },
    })
  },
}
