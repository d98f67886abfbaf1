import type { Ctx } from '@/lib/access/context'
import { freeTimes, goals } from '@/lib/courses/placement/vocabulary'
import { skills } from '@/lib/courses/vocabulary'
import { dayOf, days, dayToDate, shift } from '@/lib/time/time'
import type { Random } from './random'
import type { SeededPersonas } from './seed-people'

const ladder = ['A0', 'A0', 'A1', 'A1', 'A2', 'B1'] as const
const languages = ['ar', 'ti', 'fa', 'uk', 'tr', 'en', 'es'] as const

/** Levels as people said them and teachers tested them, intakes, and who waits for a course that does not exist. */
export async function seedPlacement(
  ctx: Ctx,
  random: Random,
  wanted: { personas: SeededPersonas; newcomers: readonly string[]; zone: string },
): Promise<void> {
  const { teacher, newcomer, newcomer2, newcomer3 } = wanted.personas
  const on = (ago: number) => dayToDate(dayOf(shift(ctx.now, -days(ago)), wanted.zone))
  const factOf = (personId: string, skill: string, level: string, tested: boolean, ago: number) => ({
    id: random.uuid(),
    personId,
    skill,
    level,
    evidence: tested ? 'tested' : 'self',
    factOn: on(ago),
    recordedAt: shift(ctx.now, -days(ago)),
    recordedById: tested ? (teacher ?? null) : null,
  })
  const facts: ReturnType<typeof factOf>[] = []
  const known: [string | undefined, string][] = [
    [newcomer, 'A1'],
    [newcomer3, 'A2'],
  ]
  for (const [personId, level] of known)
    if (personId)
      for (const skill of skills) facts.push(factOf(personId, skill, level, skill === 'speaking', 40))
  const intakes: {
    personId: string
    goals: string[]
    times: string[]
    careChildren: number
    online: boolean
    changedAt: Date
  }[] = []
  const demands: {
    id: string
    personId: string
    level: string
    dayPart: string
    language: string
    childcare: boolean
    askedAt: Date
  }[] = []
  for (const personId of wanted.newcomers) {
    if (random.chance(0.3)) {
      const level = random.pick(ladder)
      const ago = random.int(2, 400)
      const tested = random.chance(0.4)
      facts.push(
        factOf(personId, 'listening', level, tested, ago),
        factOf(personId, 'speaking', level, tested, ago),
      )
      intakes.push({
        personId,
        goals: [random.pick(goals)],
        times: [random.pick(freeTimes)],
        careChildren: random.chance(0.2) ? random.int(1, 3) : 0,
        online: random.chance(0.4),
        changedAt: shift(ctx.now, -days(ago)),
      })
    }
    if (personId !== newcomer2 && random.chance(0.04))
      demands.push({
        id: random.uuid(),
        personId,
        level: random.pick(['alfa', 'A0', 'A0', 'A1', 'A2', 'B1'] as const),
        dayPart: random.pick(['morning', 'afternoon', 'evening', 'evening', 'weekend'] as const),
        language: random.pick(languages),
        childcare: random.chance(0.25),
        askedAt: shift(ctx.now, -days(random.int(1, 160))),
      })
  }
  const batch = 5000
  for (let from = 0; from < facts.length; from += batch)
    await ctx.db.placementFact.createMany({ data: facts.slice(from, from + batch) })
  for (let from = 0; from < intakes.length; from += batch)
    await ctx.db.courseIntake.createMany({ data: intakes.slice(from, from + batch) })
  await ctx.db.courseDemand.createMany({ data: demands })
}

/** A start day many want, with wishes from the demo people and others, still open. */
export async function seedRound(
  ctx: Ctx,
  random: Random,
  wanted: { personas: SeededPersonas; newcomers: readonly string[] },
): Promise<void> {
  const runs = await ctx.db.courseRun.findMany({
    where: {
      publishedAt: { not: null },
      cancelledAt: null,
      groupId: null,
      firstLessonAt: { gt: shift(ctx.now, days(21)) },
      course: { slug: { in: ['parents', 'living-here', 'smartphone'] }, levelGate: false },
      pool: { bookings: { none: { person: { demoPersona: { not: null } } } } },
    },
    orderBy: { id: 'asc' },
    take: 3,
    select: { id: true },
  })
  if (runs.length < 2) return
  const roundId = random.uuid()
  await ctx.db.allocationRound.create({
    data: {
      id: roundId,
      title: 'Start na de winter',
      closesAt: shift(ctx.now, days(14)),
      seed: random.uuid().replaceAll('-', ''),
      createdAt: shift(ctx.now, -days(3)),
      createdById: wanted.personas.coordinator ?? null,
      runs: { create: runs.map((run) => ({ runId: run.id })) },
    },
  })
  const people = [wanted.personas.newcomer2, ...wanted.newcomers.slice(0, 30)].filter(
    (id) => id !== undefined,
  )
  await ctx.db.allocationWish.createMany({
    data: people.flatMap((personId) => {
      const first = random.int(0, runs.length - 1)
      const ordered = [...runs.slice(first), ...runs.slice(0, first)].slice(0, random.int(1, runs.length))
      return ordered.map((run, index) => ({ roundId, personId, rank: index + 1, runId: run.id }))
    }),
  })
}
