import 'server-only'
import type { z } from 'zod'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/transaction'
import { answerStep } from '@/lib/people/profile/answer'
import { readProfiles } from '@/lib/people/profile/queries'
import { ok, type Result, refused } from '@/lib/result/result'
import type { intakeInput } from './schema'

/**
 * Keeps the answers of the intake. What belongs to the person whatever they come for (letters, school, computer)
 * goes into the profile; why, when and with how many children stay with courses. Refuses `notFound`.
 */
export async function keepIntake(
  ctx: Ctx,
  input: z.output<typeof intakeInput>,
  locale: string,
): Promise<Result<null, 'notFound'>> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    const about = { personId, language: locale }
    const profile = (await readProfiles(tx, [personId])).get(personId)
    if (!profile) return refused('notFound')
    if (input.literacyLatin)
      await answerStep(tx, about, {
        step: 'reading',
        answers: { literacyOwn: profile.literacy.own, literacyLatin: input.literacyLatin },
      })
    if (input.schoolingYears !== undefined)
      await answerStep(tx, about, { step: 'school', answers: { schoolingYears: input.schoolingYears } })
    if (input.digitalSkill !== undefined)
      await answerStep(tx, about, { step: 'digital', answers: { digitalSkill: input.digitalSkill } })
    const answers = {
      goals: input.goals ?? [],
      times: input.times ?? [],
      careChildren: input.careChildren ?? 0,
      online: input.online ?? false,
      changedAt: tx.now,
    }
    await tx.db.courseIntake.upsert({
      where: { personId },
      create: { personId, ...answers },
      update: answers,
    })
    await record(tx, {
      event: 'courses.intake.answered',
      subject: { type: 'person', id: personId },
      personId,
    })
    return ok(null)
  })
}
