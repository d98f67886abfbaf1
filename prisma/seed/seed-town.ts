import type { Ctx } from '@/lib/access/context'
import { neighbourhoods, venues } from './data/town'
import type { Random } from './random'

export type SeededPlaces = {
  neighbourhoods: string[]
  venues: { id: string; settings: readonly string[]; rooms: { id: string; capacity: number }[] }[]
}

export async function seedTown(ctx: Ctx, random: Random): Promise<SeededPlaces> {
  const hoods = neighbourhoods.map((hood) => ({ id: random.uuid(), ...hood }))
  await ctx.db.neighbourhood.createMany({ data: hoods })
  const seeded: SeededPlaces['venues'] = []
  for (const venue of venues) {
    const { settings, rooms, neighbourhood, ...facts } = venue
    const id = random.uuid()
    await ctx.db.venue.create({
      data: {
        id,
        ...facts,
        postalCode: '9990',
        town: 'Lindeveld',
        neighbourhoodId: hoods.find((hood) => hood.slug === neighbourhood)?.id ?? null,
      },
    })
    const made = rooms.map(([name, capacity]) => ({ id: random.uuid(), venueId: id, name, capacity }))
    await ctx.db.room.createMany({ data: made })
    seeded.push({ id, settings, rooms: made.map(({ id: roomId, capacity }) => ({ id: roomId, capacity })) })
  }
  return { neighbourhoods: hoods.map((hood) => hood.id), venues: seeded }
}
