import 'server-only'
import { can } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { recordView } from '@/lib/audit/views'
import { textSelect } from '@/lib/courses/select'
import { wordsFor } from '@/lib/courses/words'
import type { Locale } from '@/lib/i18n/locales'
import { absencesOf } from './follow-up'

export type Call = {
  id: string
  personId: string
  name: string
  phone: string | null
  locale: string
  course: string
  absences: number
  tries: number
}

/** People whom reception calls now, the longest waiting first; nothing for who may not close a call. The look is recorded. */
export async function openCalls(ctx: Ctx, locale: Locale): Promise<Call[]> {
  if (!can(ctx.actor, 'teaching.call.close')) return []
  const rows = await ctx.db.followUp.findMany({
    where: { action: 'call', doneAt: null, dueAt: { lte: ctx.now } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: 50,
  })
  if (rows.length === 0) return []
  const [people, runs] = await Promise.all([
    ctx.db.person.findMany({
      where: { id: { in: rows.map((row) => row.personId) } },
      select: { id: true, fullName: true, phone: true, locale: true },
    }),
    ctx.db.courseRun.findMany({
      where: { id: { in: rows.map((row) => row.runId) } },
      select: {
        id: true,
        course: {
          select: {
            textVersion: true,
            texts: { where: { locale: { in: [locale, 'nl'] } }, select: textSelect },
          },
        },
      },
    }),
  ])
  const absences = new Map<string, number>()
  for (const run of runs) {
    const inRun = rows.filter((row) => row.runId === run.id).map((row) => row.personId)
    for (const [personId, count] of await absencesOf(ctx, { runId: run.id, personIds: inRun }))
      absences.set(`${run.id}:${personId}`, count)
  }
  await recordView(
    ctx,
    'courses.roster.viewed',
    people.map((person) => person.id),
  )
  return rows.flatMap((row) => {
    const person = people.find((one) => one.id === row.personId)
    const run = runs.find((one) => one.id === row.runId)
    if (!person || !run) return []
    return {
      id: row.id,
      personId: person.id,
      name: person.fullName,
      phone: person.phone,
      locale: person.locale,
      course: wordsFor(run.course.texts, locale, run.course.textVersion).title,
      absences: absences.get(`${row.runId}:${row.personId}`) ?? 0,
      tries: row.tries,
    }
  })
}
