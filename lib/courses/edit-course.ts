import 'server-only'
import type { z } from 'zod'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { isLocale } from '@/lib/i18n/locales'
import { ok, type Result, refused } from '@/lib/result/result'
import type { courseInput } from './schema'
import { skills } from './vocabulary'

type Input = z.output<typeof courseInput>

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, 12)

/**
 * Makes a course, or changes one and its Dutch source text. When the text changed, translations are marked
 * older than their source by its version. Refuses `notFound`, and `editedMeanwhile` when somebody else saved first.
 */
export async function saveCourse(
  ctx: Ctx,
  input: Input,
): Promise<Result<{ courseId: string }, 'notFound' | 'editedMeanwhile'>> {
  return inTransaction(ctx, async (tx) => {
    const facts = {
      kind: input.kind,
      levelFrom: input.levelFrom ?? null,
      levelTo: input.levelTo ?? input.levelFrom ?? null,
      track: input.track ?? null,
      audience: input.audience ?? [],
      sector: input.sector ?? null,
      price: input.price ?? 0,
      priceExemptions: input.priceExemptions ?? [],
      renewalMonths: input.renewalMonths ?? null,
      levelGate: input.levelGate ?? false,
      digitalSkill: input.digitalSkill,
      supportLanguages: (input.supportLanguages ?? '')
        .split(/[\s,;]+/)
        .filter((code) => isLocale(code) || /^[a-z]{2,3}$/.test(code)),
      changedAt: tx.now,
    }
    const text = {
      title: input.title,
      summary: input.summary,
      outcomes: linesOf(input.outcomes),
      bring: input.bring || null,
      changedAt: tx.now,
    }
    if (!input.courseId) {
      const id = newId()
      await tx.db.course.create({ data: { id, slug: `c-${id.slice(-12)}`, ...facts, createdAt: tx.now } })
      await tx.db.courseText.create({ data: { courseId: id, locale: 'nl', ...text, sourceVersion: 1 } })
      await writeParts(tx, id, input)
      await record(tx, { event: 'courses.course.created', subject: { type: 'course', id } })
      return ok({ courseId: id })
    }
    const { courseId } = input
    const [locked] = await tx.db.$queryRaw<{ version: number; text_version: number }[]>`
      SELECT version, text_version FROM course WHERE id = ${courseId}::uuid FOR UPDATE`
    if (!locked) return refused('notFound')
    if (input.version !== undefined && input.version !== locked.version) return refused('editedMeanwhile')
    const before = await tx.db.courseText.findUnique({
      where: { courseId_locale: { courseId, locale: 'nl' } },
    })
    const changed =
      !before ||
      JSON.stringify([before.title, before.summary, before.outcomes, before.bring]) !==
        JSON.stringify([text.title, text.summary, text.outcomes, text.bring])
    const textVersion = locked.text_version + (changed ? 1 : 0)
    await tx.db.course.update({
      where: { id: courseId },
      data: { ...facts, version: { increment: 1 }, textVersion },
    })
    await tx.db.courseText.upsert({
      where: { courseId_locale: { courseId, locale: 'nl' } },
      create: { courseId, locale: 'nl', ...text, sourceVersion: textVersion },
      update: { ...text, sourceVersion: textVersion },
    })
    await writeParts(tx, courseId, input)
    await record(tx, {
      event: 'courses.course.edited',
      subject: { type: 'course', id: courseId },
      data: { textChanged: changed },
    })
    return ok({ courseId })
  })
}

/** The levels of each skill, and what comes before. A course that is not there (any more) is left out. */
async function writeParts(tx: Ctx, courseId: string, input: Input): Promise<void> {
  await tx.db.courseSkill.deleteMany({ where: { courseId } })
  await tx.db.courseSkill.createMany({
    data: skills.flatMap((skill) => {
      const { from, to } = input.skills?.[skill] ?? {}
      return from ? [{ courseId, skill, levelFrom: from, levelTo: to ?? from }] : []
    }),
  })
  const wanted = (input.requires ?? []).filter((id) => id !== courseId)
  const there = await tx.db.course.findMany({ where: { id: { in: wanted } }, select: { id: true } })
  await tx.db.coursePrerequisite.deleteMany({ where: { courseId } })
  await tx.db.coursePrerequisite.createMany({
    data: there.map(({ id }) => ({ courseId, requiresId: id })),
  })
}
