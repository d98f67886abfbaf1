import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { hours, shift } from '@/lib/time/time'

const reminders = [
  { kind: 'appointments.remindDay', ahead: hours(24), notLaterThan: hours(3) },
  { kind: 'appointments.remindHours', ahead: hours(2), notLaterThan: 0 },
] as const

/**
 * Leaves the reminders that are due: a day and two hours before. Each once for each time an appointment was moved to,
 * whatever crashed; none for what was booked only after that moment. Answers how many.
 */
export async function remindAppointments(ctx: Ctx): Promise<number> {
  let count = 0
  for (const reminder of reminders) {
    const due = await ctx.db.$queryRaw<{ id: string; person_id: string; key: string }[]>`
      SELECT d.* FROM (
        SELECT a.id, a.person_id, a.starts_at, ${reminder.kind} || ':' || a.id || ':' || extract(epoch FROM a.starts_at)::bigint AS key
          FROM appointment a
         WHERE a.person_id IS NOT NULL AND a.confirmed_at IS NOT NULL AND a.cancelled_at IS NULL
           AND a.done_at IS NULL AND a.no_show_at IS NULL AND a.arrived_at IS NULL
           AND a.starts_at > ${shift(ctx.now, reminder.notLaterThan)} AND a.starts_at <= ${shift(ctx.now, reminder.ahead)}
           AND a.created_at < a.starts_at - make_interval(secs => ${reminder.ahead / 1000}::float8)) d
       WHERE NOT EXISTS (SELECT 1 FROM outbox_message m WHERE m.dedupe_key = d.key)
       ORDER BY d.starts_at LIMIT 500`
    await enqueue(
      ctx,
      ...due.map((row) => ({
        kind: reminder.kind,
        dedupeKey: row.key,
        personId: row.person_id,
        data: { appointmentId: row.id },
      })),
    )
    count += due.length
  }
  return count
}

/** Ends guests' reservations that nobody confirmed in time. Answers how many. */
export async function expireReserved(ctx: Ctx): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const rows = await tx.db.$queryRaw<{ id: string }[]>`
      UPDATE appointment SET cancelled_at = kept_until, cancel_reason = 'expired', sequence = sequence + 1
       WHERE id IN (SELECT id FROM appointment
                     WHERE confirmed_at IS NULL AND cancelled_at IS NULL AND kept_until <= ${tx.now}
                     ORDER BY kept_until LIMIT 200 FOR UPDATE SKIP LOCKED)
      RETURNING id`
    if (rows.length > 0)
      await record(
        tx,
        ...rows.map((row) => ({
          event: 'appointments.appointment.expired',
          subject: { type: 'appointment', id: row.id },
        })),
      )
    return rows.length
  })
}
