import type { Ctx } from '@/lib/access/context'
import { courseRunPlaces } from '@/lib/courses/place-owner'
import { newId } from '@/lib/db/ids'
import { named } from '@/lib/people/name-key'
import { createPool } from '@/lib/places/pool'
import { dayOf, days, dayToDate, hours, shift } from '@/lib/time/time'

const zone = 'Europe/Brussels'

/** People with nothing but a name and a language; answers their ids. */
export async function makePeople(ctx: Ctx, count: number, locale = 'ar'): Promise<string[]> {
  const people = Array.from({ length: count }, (_, n) => ({
    id: newId(),
    ...named(`Person ${n}`),
    email: `p${newId()}@example.org`,
    locale,
    createdAt: ctx.now,
  }))
  await ctx.db.person.createMany({ data: people })
  return people.map((person) => person.id)
}

export type MadeRun = { courseId: string; runId: string; poolId: string; startsAt: Date }

/** A published course with one published run of one lesson a week. */
export async function makeRun(
  ctx: Ctx,
  options: { capacity?: number; startsIn?: number; published?: boolean; title?: string } = {},
): Promise<MadeRun> {
  const courseId = newId()
  const runId = newId()
  const startsAt = shift(ctx.now, options.startsIn ?? days(30))
  const published = options.published === false ? null : ctx.now
  const title = options.title ?? 'Nederlands voor beginners'
  await ctx.db.course.create({
    data: {
      id: courseId,
      slug: courseId,
      kind: 'language',
      levelFrom: 'A0',
      levelTo: 'A1',
      createdAt: ctx.now,
      changedAt: ctx.now,
      publishedAt: published,
      texts: {
        create: {
          locale: 'nl',
          title,
          summary: 'Kort.',
          outcomes: ['Je kunt jezelf voorstellen.'],
          sourceVersion: 1,
          changedAt: ctx.now,
        },
      },
    },
  })
  const poolId = await createPool(ctx, {
    kind: courseRunPlaces,
    capacity: options.capacity ?? 2,
    closesAt: startsAt,
  })
  await ctx.db.courseRun.create({
    data: {
      id: runId,
      courseId,
      poolId,
      setting: 'centre',
      teacherName: 'Lies Vermeulen',
      startsOn: dayToDate(dayOf(startsAt, zone)),
      endsOn: dayToDate(dayOf(shift(startsAt, days(60)), zone)),
      firstLessonAt: startsAt,
      createdAt: ctx.now,
      changedAt: ctx.now,
      publishedAt: published,
      weeklyLessons: { create: [{ weekday: 1, fromMinute: 570, toMinute: 690 }] },
      lessons: {
        create: [0, 7, 14].map((day) => ({
          id: newId(),
          startsAt: shift(startsAt, days(day)),
          endsAt: shift(startsAt, days(day) + hours(2)),
        })),
      },
    },
  })
  return { courseId, runId, poolId, startsAt }
}
