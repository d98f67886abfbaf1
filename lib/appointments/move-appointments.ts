import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'

/**
 * Ties the appointments of one case to another, in the caller's transaction: all of them, or those of `only`. Day, hour
 * and who comes stay. The domain of cases has decided that both are of one person. Answers which.
 */
export async function moveAppointments(
  ctx: Ctx,
  input: { from: string; to: string; only?: readonly string[] },
): Promise<string[]> {
  const only = input.only ? [...input.only] : null
  const rows = await ctx.db.$queryRaw<{ id: string; personId: string | null }[]>`
    SELECT id, person_id AS "personId" FROM appointment
     WHERE case_id = ${input.from}::uuid AND (${only}::uuid[] IS NULL OR id = ANY(${only}::uuid[]))
     ORDER BY id FOR UPDATE`
  const ids = rows.map((row) => row.id)
  await ctx.db.appointment.updateMany({ where: { id: { in: ids } }, data: { caseId: input.to } })
  for (const row of rows)
    await record(ctx, {
      event: 'appointments.appointment.linked',
      subject: { type: 'appointment', id: row.id },
      personId: row.personId,
    })
  return ids
}
