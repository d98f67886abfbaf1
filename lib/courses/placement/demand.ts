import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { personOf } from './fitting'
import { myPlacement } from './queries'

/**
 * Says that one waits because no course fits: at which level, when, in which language, with children or not. Staff
 * see who waits longest for what. Saying it twice changes nothing. Refuses `notFound`, `noLevel`.
 */
export async function waitForCourse(ctx: Ctx): Promise<Result<null, 'notFound' | 'noLevel'>> {
  return inTransaction(ctx, async (tx) => {
    const placement = await myPlacement(tx)
    if (!placement) return refused('notFound')
    const person = personOf(placement)
    if (!person.level) return refused('noLevel')
    const { personId } = placement
    await tx.db.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR NO KEY UPDATE`
    if ((await tx.db.courseDemand.count({ where: { personId, endedAt: null } })) > 0) return ok(null)
    const { locale } = await tx.db.person.findUniqueOrThrow({
      where: { id: personId },
      select: { locale: true },
    })
    const id = newId()
    await tx.db.courseDemand.create({
      data: {
        id,
        personId,
        level: person.level,
        dayPart: person.times[0] ?? 'any',
        language: person.languages[0] ?? locale,
        childcare: person.careChildren > 0,
        askedAt: tx.now,
      },
    })
    await record(tx, { event: 'courses.demand.said', subject: { type: 'courseDemand', id }, personId })
    return ok(null)
  })
}

/** Waits no more. Refuses `notFound` when one did not wait. */
export async function stopWaiting(ctx: Ctx): Promise<Result<null, 'notFound'>> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    const ended = await tx.db.courseDemand.updateMany({
      where: { personId, endedAt: null },
      data: { endedAt: tx.now },
    })
    if (ended.count === 0) return refused('notFound')
    await record(tx, { event: 'courses.demand.ended', subject: { type: 'person', id: personId }, personId })
    return ok(null)
  })
}
