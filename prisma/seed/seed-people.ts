import type { Ctx } from '@/lib/access/context'
import type { Persona } from '@/lib/auth/personas'
import { named } from '@/lib/people/name-key'
import { days, shift } from '@/lib/time/time'
import { demoPeople } from './data/personas'
import { cultures } from './data/town'
import type { Random } from './random'

export type SeededPersonas = Partial<Record<Persona, string>>

export async function seedPersonas(ctx: Ctx, random: Random): Promise<SeededPersonas> {
  const ids: SeededPersonas = {}
  const createdAt = shift(ctx.now, -days(200))
  for (const person of demoPeople) {
    const id = random.uuid()
    ids[person.persona] = id
    await ctx.db.person.create({
      data: {
        id,
        ...named(person.fullName, person.callName),
        birthYear: random.int(1958, 2004),
        email: `${person.persona}@lindeveld.example`,
        emailVerifiedAt: createdAt,
        locale: person.locale,
        demoPersona: person.persona,
        createdAt,
        roles: { create: person.roles.map((role) => ({ id: random.uuid(), role, grantedAt: createdAt })) },
      },
    })
  }
  return ids
}

/** Newcomers with names from many places; a third have no e-mail address. Answers their ids. */
export async function seedPeople(
  ctx: Ctx,
  random: Random,
  wanted: { count: number; neighbourhoods: string[]; say: (line: string) => void },
): Promise<string[]> {
  const weighted = cultures.flatMap((culture) => Array.from({ length: culture.share }, () => culture))
  const ids: string[] = []
  const batch = 2000
  for (let from = 0; from < wanted.count; from += batch) {
    const people = Array.from({ length: Math.min(batch, wanted.count - from) }, (_, n) => {
      const culture = random.pick(weighted)
      const given = random.pick<string>(culture.given)
      // Some people have one name only.
      const fullName = random.chance(0.04) ? given : `${given} ${random.pick<string>(culture.family)}`
      return {
        id: random.uuid(),
        ...named(fullName, given),
        birthYear: random.chance(0.9) ? random.int(1945, 2008) : null,
        email: random.chance(0.66) ? `person${from + n}@newcomers.example` : null,
        phone: random.chance(0.8) ? `+3247${String(random.int(0, 9_999_999)).padStart(7, '0')}` : null,
        locale: culture.locale,
        neighbourhoodId: random.pick(wanted.neighbourhoods),
        createdAt: shift(ctx.now, -days(random.int(1, 700))),
      }
    })
    await ctx.db.person.createMany({ data: people })
    await ctx.db.roleAssignment.createMany({
      data: people.map((person) => ({
        id: random.uuid(),
        personId: person.id,
        role: 'newcomer',
        grantedAt: person.createdAt,
      })),
    })
    ids.push(...people.map((person) => person.id))
    if (wanted.count > batch) wanted.say(`People: ${ids.length} of ${wanted.count}`)
  }
  return ids
}
