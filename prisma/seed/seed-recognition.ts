import type { Ctx } from '@/lib/access/context'
import { perkPlaceOwner, wallConsentVersion } from '@/lib/ambassadors/recognition/own'
import { addDays, dayOf, days, dayToDate, shift } from '@/lib/time/time'
import type { Random } from './random'
import { seedAward } from './seed-award'
import { seedClaims, seedRealClaims } from './seed-expenses'
import { seedGatherings } from './seed-gatherings'

const voices = [
  ['nl', 'Hilde', 'Elke dinsdag koffie met Selam. Ik leer evenveel als zij.'],
  ['nl', 'Koen en Greet', 'Onze tafel was te groot voor twee. Nu niet meer.'],
  ['ar', 'سميرة', 'أعرف كم كانت البداية صعبة. لذلك أشارك.'],
  ['fr', 'Chantal', 'On se comprend avec trois mots et beaucoup de rires.'],
  ['uk', 'Галина', 'Мені допомогли сусіди. Тепер моя черга.'],
  ['tr', 'Hakan', 'Birlikte yürüyoruz, birlikte konuşuyoruz.'],
] as const

const perks = [
  ['Stadsmuseum Lindeveld', 'Kaartje voor het museum', 'Toon je code aan de kassa.', 40, 0],
  ['Cinema De Linde', 'Filmkaartje voor twee', 'Toon je code aan de kassa.', 12, 25],
  ['Zwembad Waterkant', 'Tien beurten zwemmen', 'Geef je code aan het onthaal.', 3, 50],
] as const

/** Hours outside pairs, words on the wall, tickets and claims: enough of each that every page has something to show. */
export async function seedRecognition(
  ctx: Ctx,
  random: Random,
  wanted: { coordinator: string; zone: string },
): Promise<void> {
  const today = dayOf(ctx.now, wanted.zone)
  const active = await ctx.db.ambassador.findMany({
    where: { state: 'active', personId: { not: wanted.coordinator } },
    orderBy: { id: 'asc' },
    select: { id: true, personId: true },
  })
  const persona = await ctx.db.ambassador.findFirst({
    where: { state: 'active', personId: (await personaId(ctx)) ?? undefined },
    select: { id: true, personId: true },
  })
  await ctx.db.ambassadorMailing.create({
    data: {
      id: random.uuid(),
      audience: { states: ['active', 'paused'], role: null, coordinatorId: null },
      texts: {
        nl: {
          subject: 'Samen eten op de laatste vrijdag van de maand',
          body: 'Wij koken, jij schuift aan. Breng gerust iemand mee.\n\nVrijdag om 18 uur in het centrum.',
        },
        en: {
          subject: 'A meal together on the last Friday of the month',
          body: 'We cook, you join us. Do bring somebody along.\n\nFriday at 18:00 in the centre.',
        },
        ar: {
          subject: 'وجبة معًا في آخر جمعة من الشهر',
          body: 'نحن نطبخ وأنتم تشاركوننا. يمكنكم إحضار شخص معكم.\n\nالجمعة الساعة 18 في المركز.',
        },
      },
      createdAt: shift(ctx.now, -days(1)),
      createdById: wanted.coordinator,
    },
  })
  const given = [...(persona ? [persona, persona] : []), ...active.filter(() => random.chance(0.5))]
  await ctx.db.ambassadorService.createMany({
    data: given.flatMap((who, n) =>
      Array.from({ length: n < 2 ? 8 : random.int(1, 6) }, () => ({
        id: random.uuid(),
        ambassadorId: who.id,
        personId: who.personId,
        roleKey: random.pick(['welcomeHour', 'moveHelp', 'interpreter']),
        on: dayToDate(addDays(today, -random.int(1, 300))),
        minutes: random.pick([60, 90, 120, 180, 240]),
        recordedAt: shift(ctx.now, -days(1)),
        recordedById: wanted.coordinator,
      })),
    ),
  })
  await ctx.db.ambassadorThanks.createMany({
    data: active.slice(0, voices.length + 2).map((who, n) => {
      const voice = voices[n % voices.length] ?? voices[0]
      return {
        ambassadorId: who.id,
        personId: who.personId,
        shownAs: voice[1],
        words: voice[2],
        language: voice[0],
        consentVersion: wallConsentVersion,
        agreedAt: shift(ctx.now, -days(20)),
        // The last two still wait to be read.
        approvedAt: n < voices.length ? shift(ctx.now, -days(18 - n)) : null,
        approvedById: n < voices.length ? wanted.coordinator : null,
      }
    }),
  })
  for (const [partner, title, how, stock, minHours] of perks) {
    const poolId = random.uuid()
    await ctx.db.placePool.create({
      data: {
        id: poolId,
        kind: perkPlaceOwner.kind,
        capacity: stock,
        closesAt: shift(ctx.now, days(200)),
        changedAt: ctx.now,
      },
    })
    await ctx.db.ambassadorPerk.create({
      data: {
        id: random.uuid(),
        poolId,
        partner,
        words: { nl: { title, how } },
        minHours,
        validUntil: dayToDate(addDays(today, 190)),
        createdAt: shift(ctx.now, -days(30)),
        createdById: wanted.coordinator,
        publishedAt: shift(ctx.now, -days(30)),
      },
    })
  }
  await seedAward(ctx, random, { active, coordinator: wanted.coordinator, year: Number(today.slice(0, 4)) })
  await seedGatherings(ctx, random, {
    active,
    persona: persona?.personId ?? null,
    coordinator: wanted.coordinator,
    zone: wanted.zone,
  })
  const others = active.filter((who) => who.personId !== persona?.personId)
  await seedClaims(ctx, random, { active: others.slice(0, 40), today, coordinator: wanted.coordinator })
  // The demo ambassador still has to send a receipt.
  await seedRealClaims(ctx, random, {
    active: [...others.slice(40, 43), ...(persona ? [persona] : [])],
    today,
  })
}

const personaId = async (ctx: Ctx) =>
  (await ctx.db.person.findUnique({ where: { demoPersona: 'ambassador' }, select: { id: true } }))?.id
