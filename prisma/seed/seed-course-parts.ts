import type { Ctx } from '@/lib/access/context'
import { named } from '@/lib/people/name-key'
import { days, shift } from '@/lib/time/time'
import { cultures, teachers } from './data/town'
import type { Random } from './random'
import type { SeededPersonas } from './seed-people'
import type { SeededPlaces } from './seed-town'

type Lesson = { startsAt: Date; endsAt: Date }
type Teacher = { id: string; name: string }
export type Agenda = {
  /** The first of these rooms that is free at all these times, or null. Keeps it. */
  roomFor(roomIds: readonly string[], lessons: readonly Lesson[]): string | null
  /** This teacher when free, else the first who is; null when nobody is. Keeps them. */
  teacherFor(wanted: string | null, lessons: readonly Lesson[]): Teacher | null
}

type Wanted = { places: SeededPlaces; personas: SeededPersonas; runsPerCourse: number }

/** Teachers with accounts, more rooms for a larger town, and who and what is taken when. */
export async function seedAgenda(ctx: Ctx, random: Random, wanted: Wanted): Promise<Agenda> {
  const createdAt = shift(ctx.now, -days(400))
  const names: string[] = teachers.filter((name) => name !== 'Lies Vermeulen')
  while (names.length < wanted.runsPerCourse * 2) {
    const culture = random.pick(cultures)
    names.push(`${random.pick<string>(culture.given)} ${random.pick<string>(culture.family)}`)
  }
  const made = names.map((name) => ({ id: random.uuid(), name }))
  await ctx.db.person.createMany({
    data: made.map(({ id, name }) => ({ id, ...named(name), locale: 'nl', createdAt })),
  })
  await ctx.db.roleAssignment.createMany({
    data: made.map(({ id }) => ({ id: random.uuid(), personId: id, role: 'teacher', grantedAt: createdAt })),
  })
  if (wanted.personas.teacher) made.unshift({ id: wanted.personas.teacher, name: 'Lies Vermeulen' })
  for (const venue of wanted.places.venues) {
    const more = Array.from({ length: Math.floor(wanted.runsPerCourse / 4) }, (_, n) => ({
      id: random.uuid(),
      venueId: venue.id,
      name: `Zaal ${n + 11}`,
      capacity: 20,
    }))
    await ctx.db.room.createMany({ data: more })
    venue.rooms.push(...more.map(({ id, capacity }) => ({ id, capacity })))
  }
  const taken = new Map<string, Lesson[]>()
  const isFree = (id: string, lessons: readonly Lesson[]) =>
    !taken
      .get(id)
      ?.some((one) => lessons.some((two) => one.startsAt < two.endsAt && two.startsAt < one.endsAt))
  const keep = (id: string, lessons: readonly Lesson[]) =>
    taken.set(id, [...(taken.get(id) ?? []), ...lessons])
  return {
    roomFor(roomIds, lessons) {
      const id = roomIds.find((one) => isFree(one, lessons)) ?? null
      if (id) keep(id, lessons)
      return id
    },
    teacherFor(first, lessons) {
      const from = random.int(0, made.length - 1)
      const order = [...made.filter((one) => one.id === first), ...made.slice(from), ...made.slice(0, from)]
      const teacher = order.find((one) => isFree(one.id, lessons)) ?? null
      if (teacher) keep(teacher.id, lessons)
      return teacher
    },
  }
}

/** Closed groups of the demo town, by name; the demo newcomer belongs to the first. */
export async function seedGroups(ctx: Ctx, random: Random, wanted: Wanted): Promise<Map<string, string>> {
  const groups = [
    { name: 'Broodbakkerij De Oven', kind: 'workplace' },
    { name: 'Woonzorgcentrum De Linde', kind: 'workplace' },
    { name: 'Politiezone Lindeveld', kind: 'closed' },
  ].map((group) => ({
    id: random.uuid(),
    ...group,
    code: random.uuid().replaceAll('-', '').slice(0, 20),
    createdAt: shift(ctx.now, -days(90)),
    createdById: wanted.personas.coordinator ?? null,
  }))
  await ctx.db.courseGroup.createMany({ data: groups })
  const [first] = groups
  const members = [wanted.personas.newcomer, wanted.personas.newcomer3].filter((id) => id !== undefined)
  if (first)
    await ctx.db.courseGroupMember.createMany({
      data: members.map((personId) => ({ groupId: first.id, personId, addedAt: shift(ctx.now, -days(30)) })),
    })
  return new Map(groups.map((group) => [group.name, group.id]))
}

/** What the beginners and the parents learn with. */
export function materialsOf(slug: string, random: Random, changedAt: Date) {
  if (slug !== 'beginners' && slug !== 'parents' && slug !== 'everyday') return []
  return [
    {
      id: random.uuid(),
      position: 1,
      title: 'Zo werkt een les bij ons',
      body: 'Je komt op tijd. Je mag fouten maken. Wij praten veel samen.',
      locale: 'nl',
      bookedOnly: false,
      changedAt,
    },
    {
      id: random.uuid(),
      position: 2,
      title: 'Oefenen tussen de lessen',
      url: 'https://oefenen.lindeveld.example/nederlands',
      locale: 'nl',
      bookedOnly: true,
      changedAt,
    },
  ]
}
