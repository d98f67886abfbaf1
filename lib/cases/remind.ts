import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { dateToDay, dayToDate } from '@/lib/time/time'
import { ruleShape } from './deadlines/types'
import { nextReminder, windowOf } from './deadlines/window'
import { note } from './history'
import { refreshCase } from './refresh'
import { todayIn } from './term-view'
import { isTold } from './terms'
import type { Country } from './vocabulary'

/**
 * Reminds both of the terms whose day has come: the person, where the date may be told and a mail is safe, and who
 * helps them. One row at a time, locked, with a key per term, date and reader, so that nothing is said twice,
 * whatever crashed or however many workers there are. Answers how many terms.
 */
export async function remindDue(ctx: Ctx, most = 200): Promise<number> {
  const today = todayIn(ctx)
  for (let done = 0; done < most; done++) {
    const one = await inTransaction(ctx, async (tx) => {
      const [due] = await tx.db.$queryRaw<{ id: string }[]>`
        SELECT d.id FROM case_deadline d JOIN help_case c ON c.id = d.case_id
         WHERE d.next_remind_on <= ${dayToDate(today)}::date AND d.met_on IS NULL AND d.missed_on IS NULL
           AND d.dropped_at IS NULL AND c.closed_at IS NULL
         ORDER BY d.next_remind_on, d.id LIMIT 1 FOR NO KEY UPDATE OF d SKIP LOCKED`
      if (!due) return false
      const term = await tx.db.caseDeadline.findUniqueOrThrow({
        where: { id: due.id },
        include: { rule: true, case: true },
      })
      const rule = ruleShape.parse(term.rule.rule)
      const day = term.nextRemindOn ? dateToDay(term.nextRemindOn) : today
      const key = `${term.id}:${term.sequence}:${day}`
      const told = isTold(term.rule, today) && rule.kind === 'act' && !term.case.sensitive
      await enqueue(
        tx,
        ...(told
          ? [
              {
                kind: 'cases.reminder',
                dedupeKey: `cases.reminder:${key}`,
                personId: term.case.personId,
                data: { caseId: term.caseId, termId: term.id },
              },
            ]
          : []),
        ...(term.case.assigneeId
          ? [
              {
                kind: 'cases.staffReminder',
                dedupeKey: `cases.staffReminder:${key}`,
                personId: term.case.assigneeId,
                data: { caseId: term.caseId, termId: term.id },
              },
            ]
          : []),
      )
      const window = windowOf(term.case.country as Country, rule, dateToDay(term.triggerOn))
      const next = nextReminder(rule, window, today)
      await tx.db.caseDeadline.update({
        where: { id: term.id },
        data: { nextRemindOn: next ? dayToDate(next) : null },
      })
      await note(tx, term.case, 'reminded', { rule: term.ruleKey, person: told })
      return true
    })
    if (!one) return done
  }
  return most
}

/** Works out again the open cases with a term whose last day has passed, so that a miss is seen. Answers how many. */
export async function missDue(ctx: Ctx): Promise<number> {
  const today = dayToDate(todayIn(ctx))
  const rows = await ctx.db.$queryRaw<{ case_id: string }[]>`
    SELECT DISTINCT d.case_id FROM case_deadline d JOIN help_case c ON c.id = d.case_id
     WHERE d.kind = 'act' AND d.latest_on < ${today}::date AND d.met_on IS NULL AND d.missed_on IS NULL
       AND d.dropped_at IS NULL AND c.closed_at IS NULL LIMIT 500`
  for (const row of rows)
    await inTransaction(ctx, async (tx) => {
      await tx.db.$queryRaw`SELECT 1 FROM help_case WHERE id = ${row.case_id}::uuid FOR NO KEY UPDATE`
      await refreshCase(tx, row.case_id)
    })
  return rows.length
}
