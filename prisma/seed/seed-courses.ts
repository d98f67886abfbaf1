import type { Ctx } from '@/lib/access/context'
import type { Persona } from '@/lib/auth/personas'
import { childcarePlacesKind, courseRunPlaces } from '@/lib/courses/place-owner'
import { holidaysBetween, lessonsOf } from '@/lib/courses/rules'
import { offerEndsAt } from '@/lib/places/rules'
import { addDays, dayOf, days, dayToDate, shift, weekdayOf } from '@/lib/time/time'
import { courses } from './data/courses'
import { teachers } from './data/town'
import type { Random } from './random'
import { type Agenda, materialsOf, seedAgenda, seedGroups } from './seed-course-parts'
import type { SeededPersonas } from './seed-people'
import type { SeededPlaces } from './seed-town'

type Wanted = {
  places: SeededPlaces
  personas: SeededPersonas
  newcomers: string[]
  runsPerCourse: number
  zone: string
  say: (line: string) => void
}

const startMinutes = { morning: 9 * 60 + 30, afternoon: 13 * 60 + 30, evening: 19 * 60 } as const
const letters = 'ACDEFGHJKMNPQRTUVWXY34679'

/**
 * Courses with runs that are over, running, open, nearly full, full with a waiting list, with an open offer,
 * still a draft, and cancelled. Written in bulk: the trail says the seed made them.
 */
export async function seedCourses(ctx: Ctx, random: Random, wanted: Wanted): Promise<void> {
  const today = dayOf(ctx.now, wanted.zone)
  const monday = addDays(today, 1 - weekdayOf(today))
  const coordinator = wanted.personas.coordinator ?? null
  const agenda = await seedAgenda(ctx, random, wanted)
  const groups = await seedGroups(ctx, random, wanted)
  const idOf = new Map(courses.map((course) => [course.slug, random.uuid()]))
  let made = 0
  for (const course of courses) {
    const courseId = idOf.get(course.slug) ?? random.uuid()
    const createdAt = shift(ctx.now, -days(300))
    await ctx.db.course.create({
      data: {
        id: courseId,
        slug: course.slug,
        kind: course.kind,
        levelFrom: course.levelFrom,
        levelTo: course.levelTo,
        track: course.track,
        digitalSkill: course.digitalSkill,
        sector: course.sector ?? null,
        audience: [...(course.audience ?? [])],
        price: course.price ?? 0,
        priceExemptions: [...(course.priceExemptions ?? [])],
        renewalMonths: course.renewalMonths ?? null,
        levelGate: course.levelGate ?? false,
        skills: {
          create: Object.entries(course.skills ?? {}).map(([skill, [levelFrom, levelTo]]) => ({
            skill,
            levelFrom,
            levelTo,
          })),
        },
        materials: { create: materialsOf(course.slug, random, createdAt) },
        supportLanguages: [...course.supportLanguages],
        createdAt,
        changedAt: createdAt,
        publishedAt: createdAt,
        publishedById: coordinator,
        texts: {
          create: Object.entries(course.texts).map(([locale, text]) => ({
            locale,
            title: text.title,
            summary: text.summary,
            outcomes: [...text.outcomes],
            bring: text.bring ?? null,
            sourceVersion: 1,
            changedAt: createdAt,
          })),
        },
      },
    })
    for (let n = 0; n < wanted.runsPerCourse; n++)
      await seedRun(ctx, random, wanted, { course, courseId, n, monday, agenda, groups })
    made++
    wanted.say(`Courses: ${made} of ${courses.length}`)
  }
  await ctx.db.coursePrerequisite.createMany({
    data: courses.flatMap((course) =>
      (course.requires ?? []).flatMap((slug) => {
        const [courseId, requiresId] = [idOf.get(course.slug), idOf.get(slug)]
        return courseId && requiresId ? [{ courseId, requiresId }] : []
      }),
    ),
  })
}

type RunPlan = {
  agenda: Agenda
  groups: Map<string, string>
  course: (typeof courses)[number]
  courseId: string
  n: number
  monday: string
}

async function seedRun(
  ctx: Ctx,
  random: Random,
  wanted: Wanted,
  { course, courseId, n, monday, agenda, groups }: RunPlan,
): Promise<void> {
  // Every fourth run lies in the past, the others begin in the coming weeks.
  const past = n % 4 === 3 || (n === 2 && random.chance(0.4))
  const weeksAway = past ? -random.int(2, 20) : random.int(1, 9)
  const startsOn = addDays(monday, weeksAway * 7)
  const endsOn = addDays(startsOn, course.weeks * 7 - 1)
  const part = course.dayParts[n % course.dayParts.length] ?? 'morning'
  const fromMinute = startMinutes[part]
  const weekdays = random.pick([
    [1, 4],
    [2, 5],
    [3, 6],
    [1, 3],
  ])
  const weekly = (
    course.lessonsPerWeek === 1 ? weekdays.slice(0, 1) : course.lessonsPerWeek === 3 ? [1, 3, 5] : weekdays
  ).map((weekday) => ({ weekday, fromMinute, toMinute: fromMinute + 120 }))
  const lessons = lessonsOf(weekly, startsOn, endsOn, wanted.zone, holidaysBetween(startsOn, endsOn))
  const first = lessons[0]
  if (!first) return
  const setting = course.settings[n % course.settings.length] ?? 'centre'
  const venue = wanted.places.venues.find((candidate) => candidate.settings.includes(setting))
  const poolId = random.uuid()
  const runId = random.uuid()
  const cancelled = n > 2 && random.chance(0.06)
  const draft = !past && !cancelled && n === 1 && random.chance(0.3)
  const lies = n === 0 && course.slug === 'beginners'
  const roomId =
    setting === 'online' || cancelled
      ? null
      : agenda.roomFor(venue?.rooms.map((room) => room.id) ?? [], lessons)
  const teacher = cancelled
    ? null
    : agenda.teacherFor(lies ? (wanted.personas.teacher ?? null) : null, lessons)
  const groupId = course.group && n === 1 ? (groups.get(course.group) ?? null) : null
  const createdAt =
    shift(first.startsAt, -days(60)) < ctx.now ? shift(first.startsAt, -days(60)) : shift(ctx.now, -days(20))
  await ctx.db.placePool.create({
    data: {
      id: poolId,
      kind: courseRunPlaces,
      capacity: course.capacity,
      closesAt: first.startsAt,
      changedAt: createdAt,
    },
  })
  const childcarePoolId = course.childcare ? random.uuid() : null
  if (childcarePoolId)
    await ctx.db.placePool.create({
      data: {
        id: childcarePoolId,
        kind: childcarePlacesKind,
        capacity: Math.ceil(course.capacity / 2),
        closesAt: first.startsAt,
        changedAt: createdAt,
      },
    })
  await ctx.db.courseRun.create({
    data: {
      id: runId,
      courseId,
      poolId,
      setting,
      venueId: setting === 'online' ? null : (venue?.id ?? null),
      roomId,
      groupId,
      childcarePoolId,
      onlineUrl: setting === 'online' ? 'https://meet.lindeveld.example/nederlands' : null,
      teacherName: teacher?.name ?? random.pick(teachers),
      teacherId: teacher?.id ?? null,
      childcare: course.childcare,
      startsOn: dayToDate(startsOn),
      endsOn: dayToDate(endsOn),
      firstLessonAt: first.startsAt,
      createdAt,
      changedAt: createdAt,
      publishedAt: draft ? null : createdAt,
      cancelledAt: cancelled ? shift(createdAt, days(3)) : null,
      cancelReason: cancelled ? 'Te weinig inschrijvingen.' : null,
      weeklyLessons: { create: weekly },
    },
  })
  await ctx.db.lesson.createMany({
    data: lessons.map((lesson) => ({
      id: random.uuid(),
      runId,
      ...lesson,
      roomId,
      teacherId: teacher?.id ?? null,
      cancelledAt: cancelled && lesson.startsAt > ctx.now ? shift(createdAt, days(3)) : null,
    })),
  })
  if (!draft && !cancelled && !groupId)
    await seedBookings(ctx, random, wanted, {
      poolId,
      capacity: course.capacity,
      closesAt: first.startsAt,
      createdAt,
      past,
      guests: guestsOf(wanted.personas, course.slug, n),
    })
}

type Guest = { personId: string; as: 'placed' | 'offered' | 'waiting' | 'cancelled' }
type Crowd = {
  poolId: string
  capacity: number
  closesAt: Date
  createdAt: Date
  past: boolean
  guests: Guest[]
}

/** Where the demo people stand, so that each of their pages has something to show and to do. */
function guestsOf(personas: SeededPersonas, slug: string, n: number): Guest[] {
  const place = courses.findIndex((course) => course.slug === slug)
  const plan: [Persona, number, number, Guest['as']][] = [
    ['newcomer', 0, 0, 'placed'],
    ['newcomer', 1, 0, 'offered'],
    ['newcomer', 2, 0, 'waiting'],
    ['newcomer', 0, 3, 'placed'],
    ['newcomer', 4, 0, 'cancelled'],
    ['newcomer2', 2, 0, 'waiting'],
    ['newcomer2', 3, 0, 'placed'],
    ['newcomer3', 1, 0, 'placed'],
    ['newcomer3', 5, 0, 'placed'],
  ]
  return plan.flatMap(([persona, course, run, as]) => {
    const personId = personas[persona]
    return personId && course === place && run === n ? [{ personId, as }] : []
  })
}

async function seedBookings(ctx: Ctx, random: Random, wanted: Wanted, crowd: Crowd): Promise<void> {
  // Some runs are full with a list, some nearly full, most half full.
  const as = (state: Guest['as']) =>
    crowd.guests.filter((guest) => guest.as === state).map((guest) => guest.personId)
  const kind = crowd.past
    ? 'full'
    : as('offered').length > 0
      ? 'offer'
      : as('waiting').length > 0
        ? 'list'
        : as('placed').length > 0
          ? 'half'
          : random.pick(['half', 'half', 'few', 'list', 'offer'] as const)
  const taken =
    kind === 'half'
      ? random.int(Math.floor(crowd.capacity / 4), Math.ceil(crowd.capacity * 0.7))
      : kind === 'few'
        ? crowd.capacity - random.int(1, 2)
        : crowd.capacity
  const offers = kind === 'offer' ? 1 : 0
  const others = new Set<string>()
  const some = (count: number, first: string[] = []): string[] => {
    const found = [...first]
    while (found.length < count && others.size < wanted.newcomers.length) {
      const personId = random.pick(wanted.newcomers)
      if (others.has(personId)) continue
      others.add(personId)
      found.push(personId)
    }
    return found
  }
  const claims: { personId: string; state: Guest['as'] }[] = [
    ...some(taken - offers, as('placed')).map((personId) => ({ personId, state: 'placed' as const })),
    ...some(offers, as('offered')).map((personId) => ({ personId, state: 'offered' as const })),
    ...(kind === 'list' || kind === 'offer' ? [...some(random.int(1, 5)), ...as('waiting')] : []).map(
      (personId) => ({ personId, state: 'waiting' as const }),
    ),
    ...some(random.int(0, 2), as('cancelled')).map((personId) => ({ personId, state: 'cancelled' as const })),
  ]
  const rows = claims.map(({ personId, state }, index) => {
    const bookedAt = shift(crowd.createdAt, days(1) * (index + 1) * 0.3)
    return {
      id: random.uuid(),
      poolId: crowd.poolId,
      personId,
      state,
      reference: Array.from({ length: 8 }, () => letters[random.int(0, letters.length - 1)])
        .join('')
        .replace(/^(...)(...)(..)$/, '$1-$2-$3'),
      bookedBy: random.chance(0.15) ? 'staff' : 'self',
      bookedAt,
      placedAt: state === 'placed' || state === 'cancelled' ? bookedAt : null,
      endedAt: state === 'cancelled' ? shift(bookedAt, days(1)) : null,
      keptUntil: state === 'offered' ? offerEndsAt(ctx.now, crowd.closesAt) : null,
    }
  })
  await ctx.db.booking.createMany({ data: rows })
  await ctx.db.auditEvent.createMany({
    data: rows.map((row) => ({
      at: row.bookedAt,
      event:
        row.state === 'cancelled'
          ? 'courses.place.cancelled'
          : row.state === 'waiting'
            ? 'courses.place.waitlisted'
            : row.state === 'offered'
              ? 'courses.offer.made'
              : 'courses.place.booked',
      actorKind: 'system',
      subjectType: 'booking',
      subjectId: row.id,
      personId: row.personId,
      data: { seed: true },
    })),
  })
  await ctx.db.outboxMessage.createMany({
    data: rows.map((row) => ({
      kind:
        row.state === 'cancelled'
          ? 'courses.placeCancelled'
          : row.state === 'waiting'
            ? 'courses.waitlisted'
            : row.state === 'offered'
              ? 'courses.offerMade'
              : 'courses.placeBooked',
      dedupeKey: `booking:${row.id}:0`,
      personId: row.personId,
      data: { bookingId: row.id, sequence: 0 },
      createdAt: row.bookedAt,
      availableAt: row.bookedAt,
      deliveredAt: row.bookedAt,
      channel: 'none',
    })),
  })
}
