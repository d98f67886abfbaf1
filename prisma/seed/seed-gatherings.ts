import type { Ctx } from '@/lib/access/context'
import { gatheringPlaceOwner } from '@/lib/ambassadors/gatherings/place-owner'
import { addDays, dayOf, days, instantOf, shift } from '@/lib/time/time'
import type { Random } from './random'

const texts = {
  nl: {
    subject: 'Nieuwjaarsdrink voor ambassadeurs',
    body: 'Wij zeggen dank je wel, met een glas en iets warms.\n\nVertel wat goed ging en wat moeilijk was. Breng gerust iemand mee aan je arm.',
  },
  en: {
    subject: 'New Year’s drink for ambassadors',
    body: 'We say thank you, with a glass and something warm.\n\nTell us what went well and what was hard.',
  },
  ar: {
    subject: 'لقاء رأس السنة للسفراء',
    body: 'نقول شكرًا، مع كأس وشيء دافئ.\n\nيمكنكم أن تحكوا لنا ما سار جيدًا وما كان صعبًا.',
  },
}
const walk = {
  nl: {
    subject: 'Wandeling langs de Linde',
    body: 'Een uur wandelen, daarna soep. Ambassadeurs praten met ambassadeurs.',
  },
}

/**
 * Gatherings in every state: one to come with answers of every kind and a waiting list, one that was, one called off, and
 * the next info evening.
 */
export async function seedGatherings(
  ctx: Ctx,
  random: Random,
  wanted: {
    active: readonly { personId: string }[]
    persona: string | null
    coordinator: string
    zone: string
  },
): Promise<void> {
  const today = dayOf(ctx.now, wanted.zone)
  const on = (inDays: number, minute: number) => instantOf(addDays(today, inDays), minute, wanted.zone)
  const place = 'Buurthuis De Linde, Lindeplein 6, Lindeveld'
  const make = async (
    input: { inDays: number; texts: object; capacity: number; cancelled?: boolean },
    guests: readonly string[],
  ) => {
    const [id, poolId] = [random.uuid(), random.uuid()]
    const startsAt = on(input.inDays, 18 * 60 + 30)
    await ctx.db.placePool.create({
      data: {
        id: poolId,
        kind: gatheringPlaceOwner.kind,
        capacity: input.capacity,
        closesAt: startsAt,
        changedAt: ctx.now,
      },
    })
    const invitedAt = shift(input.inDays > 0 ? ctx.now : startsAt, -days(14))
    await ctx.db.ambassadorGathering.create({
      data: {
        id,
        kind: 'network',
        poolId,
        texts: input.texts,
        audience: {
          states: ['active'],
          role: null,
          coordinatorId: null,
          language: null,
          neighbourhoodId: null,
        },
        startsAt,
        endsAt: on(input.inDays, 21 * 60),
        place,
        createdAt: shift(invitedAt, -days(1)),
        createdById: wanted.coordinator,
        invitedAt,
        invitedById: wanted.coordinator,
        cancelledAt: input.cancelled ? shift(startsAt, -days(3)) : null,
        cancelledById: input.cancelled ? wanted.coordinator : null,
      },
    })
    await ctx.db.ambassadorGuest.createMany({
      data: guests.map((personId, n) => ({
        gatheringId: id,
        personId,
        invitedAt,
        // The demo ambassador has not answered yet.
        saidNoAt: personId !== wanted.persona && n % 4 === 1 ? shift(invitedAt, days(1)) : null,
      })),
    })
    if (input.cancelled) return
    const yes = guests.filter((personId, n) => personId !== wanted.persona && n % 4 > 1)
    await ctx.db.booking.createMany({
      data: yes.map((personId, n) => ({
        id: random.uuid(),
        poolId,
        personId,
        state: n < input.capacity ? ('placed' as const) : ('waiting' as const),
        reference: `G${input.inDays > 0 ? 'N' : 'W'}${String(n).padStart(6, '0')}`,
        bookedAt: shift(invitedAt, days(2)),
        placedAt: n < input.capacity ? shift(invitedAt, days(2)) : null,
      })),
    })
  }
  const guests = [
    ...(wanted.persona ? [wanted.persona] : []),
    ...wanted.active.map((who) => who.personId).filter((personId) => personId !== wanted.persona),
  ].slice(0, 60)
  await make({ inDays: 17, texts, capacity: 20 }, guests)
  await make({ inDays: -40, texts: walk, capacity: 40 }, guests.slice(1, 30))
  await make({ inDays: -90, texts: walk, capacity: 25, cancelled: true }, guests.slice(1, 20))
  await ctx.db.ambassadorGathering.create({
    data: {
      id: random.uuid(),
      kind: 'info',
      startsAt: on(12, 19 * 60 + 30),
      endsAt: on(12, 21 * 60),
      place: 'Integratiecentrum, Lindeplein 4, Lindeveld',
      createdAt: shift(ctx.now, -days(20)),
      createdById: wanted.coordinator,
    },
  })
}
