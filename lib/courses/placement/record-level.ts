import 'server-only'
import type { z } from 'zod'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { dayOf, dayToDate } from '@/lib/time/time'
import { type Skill, skills } from '../vocabulary'
import { mayTestWhere } from './policy'
import type { testInput } from './schema'

/** Keeps what somebody says of themselves in one skill; what they said before stays as what it was then. */
export async function sayLevel(
  ctx: Ctx,
  input: { skill: Skill; level: string },
  zone: string,
): Promise<Result<null, 'notFound'>> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    const id = newId()
    await tx.db.placementFact.create({
      data: {
        id,
        personId,
        ...input,
        evidence: 'self',
        factOn: dayToDate(dayOf(tx.now, zone)),
        recordedAt: tx.now,
      },
    })
    await record(tx, {
      event: 'courses.level.said',
      subject: { type: 'placementFact', id },
      personId,
      data: { skill: input.skill },
    })
    return ok(null)
  })
}

/**
 * Writes down a test or a certificate, one fact for each skill that was looked at. A teacher for people of their own
 * runs, the desk for anybody. Nobody tests themselves. Refuses `notFound` and `inFuture`.
 */
export async function recordTest(
  ctx: Ctx,
  input: z.output<typeof testInput>,
  zone: string,
): Promise<Result<{ facts: number }, 'notFound' | 'inFuture'>> {
  if (input.factOn > dayOf(ctx.now, zone)) return refused('inFuture')
  return inTransaction(ctx, async (tx) => {
    const by = personIdOf(tx.actor)
    if (by === input.personId) return refused('notFound')
    const person = await tx.db.person.findFirst({
      where: { id: input.personId, ...mayTestWhere(tx.actor) },
      select: { id: true },
    })
    if (!person) return refused('notFound')
    const facts = skills.flatMap((skill) => {
      const level = input[skill]
      return level
        ? [
            {
              id: newId(),
              personId: person.id,
              skill,
              level,
              evidence: input.evidence,
              factOn: dayToDate(input.factOn),
              recordedAt: tx.now,
              recordedById: by,
              note: input.note || null,
            },
          ]
        : []
    })
    await tx.db.placementFact.createMany({ data: facts })
    await record(
      tx,
      ...facts.map((fact) => ({
        event: input.evidence === 'tested' ? 'courses.level.tested' : 'courses.level.certified',
        subject: { type: 'placementFact', id: fact.id },
        personId: person.id,
        data: { skill: fact.skill },
      })),
    )
    return ok({ facts: facts.length })
  })
}
