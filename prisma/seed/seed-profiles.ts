import type { Ctx } from '@/lib/access/context'
import type { Persona } from '@/lib/auth/personas'
import { textVersionOf } from '@/lib/people/consent/vocabulary'
import { days, shift } from '@/lib/time/time'
import { homeLanguages, personaProfiles } from './data/profiles'
import { type Random, randomFrom } from './random'
import type { SeededPersonas } from './seed-people'

type Filled = { personId: string; locale: string; birthYear: number | null; createdAt: Date }
/** What newcomers told us: nine in ten answered something. Its own dice, so that other seeds stay as they were. */
export async function seedProfiles(
  ctx: Ctx,
  personas: SeededPersonas,
  say: (line: string) => void,
): Promise<void> {
  const random = randomFrom(4711)
  await seedPersonaProfiles(ctx, random, personas)
  const batch = 2000
  let after = ''
  let done = 0
  for (;;) {
    const people = await ctx.db.person.findMany({
      where: { demoPersona: null, ...(after ? { id: { gt: after } } : {}) },
      orderBy: { id: 'asc' },
      take: batch,
      select: { id: true, locale: true, birthYear: true, createdAt: true },
    })
    if (people.length === 0) break
    after = people.at(-1)?.id ?? ''
    await write(
      ctx,
      people
        .filter(() => random.chance(0.9))
        .map(({ id, ...person }) => newcomerProfile(random, ctx.now, { personId: id, ...person })),
    )
    done += people.length
    if (people.length === batch) say(`Profiles: ${done}`)
  }
}

type Row = {
  profile: {
    id: string
    personId: string
    literacyOwn: string | null
    literacyLatin: string | null
    schoolingYears: number | null
    digitalSkill: number | null
    gender: string | null
    contactChannel: string | null
    phoneShared: string | null
    confirmedAt: Date | null
    createdAt: Date
    changedAt: Date
  }
  languages: {
    language: string
    speaks: string | null
    reads: string | null
    writes: string | null
    interprets?: boolean
    forLetters?: boolean
  }[]
  household: { id: string; name: string; birthYear: number; relation: string }[]
  times: { weekday: number; part: string }[]
  steps: { step: string; language: string; outcome: string }[]
  consents: { id: string; purpose: string; language: string; withdrawnAt: Date | null }[]
}

const allSteps = [
  ...['name', 'languages', 'reading', 'school', 'digital', 'neighbourhood', 'household', 'contact', 'times'],
  'gender',
]

function newcomerProfile(random: Random, now: Date, person: Filled): Row {
  const at = shift(person.createdAt, days(random.int(0, 20)))
  const changedAt = at > now ? now : at
  const [home = 'ar', ...others] = homeLanguages[person.locale] ?? ['ar', 'en']
  const literacyOwn = random.chance(0.75) ? 'fluent' : random.chance(0.6) ? 'slow' : 'none'
  const reading = literacyOwn === 'fluent' ? 'native' : literacyOwn === 'slow' ? 'some' : null
  const latinHome = !['ar', 'fa', 'ti', 'uk'].includes(home)
  const adult = (person.birthYear ?? 1990) < now.getUTCFullYear() - 22
  const children = adult && random.chance(0.45) ? random.int(1, 3) : 0
  const chosen = others.filter(() => random.chance(0.35))
  return {
    profile: {
      id: random.uuid(),
      personId: person.personId,
      literacyOwn,
      literacyLatin: latinHome
        ? literacyOwn
        : random.pick(['none', 'slow', 'slow', 'fluent', 'fluent'] as const),
      schoolingYears: random.chance(0.85) ? random.int(literacyOwn === 'fluent' ? 7 : 0, 17) : null,
      digitalSkill: random.chance(0.9) ? random.int(literacyOwn === 'none' ? 0 : 1, 3) : null,
      gender: random.chance(0.6) ? random.pick(['woman', 'man'] as const) : null,
      contactChannel: random.pick(['email', 'sms', 'sms', 'call', 'post', 'desk'] as const),
      phoneShared: random.chance(0.7) ? (random.chance(0.25) ? 'yes' : 'no') : null,
      confirmedAt: random.chance(0.7) ? changedAt : null,
      createdAt: changedAt,
      changedAt,
    },
    languages: [
      { language: home, speaks: 'native', reads: reading, writes: reading, forLetters: random.chance(0.5) },
      ...chosen.map((language) => {
        const speaks = random.pick(['good', 'some', 'some'] as const)
        return {
          language,
          speaks,
          reads: random.chance(0.6) ? 'some' : null,
          writes: null,
          interprets: speaks === 'good' && random.chance(0.15),
        }
      }),
      ...(random.chance(0.5) && home !== 'nl'
        ? [{ language: 'nl', speaks: 'some', reads: random.chance(0.6) ? 'some' : null, writes: null }]
        : []),
    ],
    household: [
      ...(adult && random.chance(0.4)
        ? [
            {
              id: random.uuid(),
              name: random.pick(['Maryam', 'Omar', 'Iryna', 'Tesfay', 'Fatma', 'Adrian']),
              birthYear: random.int(1965, 2000),
              relation: 'partner',
            },
          ]
        : []),
      ...Array.from({ length: children }, (_, n) => ({
        id: random.uuid(),
        name: ['Lina', 'Adam', 'Sara', 'Noor', 'Elias'][random.int(0, 4)] ?? `${n}`,
        birthYear: now.getUTCFullYear() - random.int(0, 16),
        relation: 'child',
      })),
    ],
    times: random.chance(0.5)
      ? [1, 2, 3, 4, 5]
          .filter(() => random.chance(0.5))
          .map((weekday) => ({ weekday, part: random.pick(['morning', 'afternoon', 'evening']) }))
      : [],
    steps: allSteps
      .slice(0, random.chance(0.7) ? allSteps.length : random.int(1, 6))
      .map((step) => ({ step, language: home, outcome: random.chance(0.9) ? 'answered' : 'skipped' })),
    consents: [
      ...(['ambassadorContact', 'smsReminders', 'partnerSharing', 'photoStory', 'research'] as const)
        .filter((_purpose, n) => random.chance([0.6, 0.55, 0.35, 0.1, 0.3][n] ?? 0))
        .map((purpose) => ({
          id: random.uuid(),
          purpose,
          language: person.locale,
          withdrawnAt: random.chance(0.05) ? now : null,
        })),
    ],
  }
}

/** The demo's own people. */
async function seedPersonaProfiles(ctx: Ctx, random: Random, personas: SeededPersonas): Promise<void> {
  const hoods = await ctx.db.neighbourhood.findMany({ select: { id: true, slug: true } })
  const at = shift(ctx.now, -days(190))
  const rows: Row[] = []
  for (const [persona, words] of Object.entries(personaProfiles)) {
    const personId = personas[persona as Persona]
    if (!personId || !words) continue
    const { languages, household, times, neighbourhood, ...answers } = words
    await ctx.db.person.update({
      where: { id: personId },
      data: { neighbourhoodId: hoods.find((hood) => hood.slug === neighbourhood)?.id ?? null },
    })
    rows.push({
      profile: { id: random.uuid(), personId, ...answers, confirmedAt: at, createdAt: at, changedAt: at },
      languages: languages.map(([language, speaks, reads, writes, more]) => ({
        language,
        speaks,
        reads,
        writes,
        interprets: more === 'interprets',
        forLetters: more === 'forLetters',
      })),
      household: household.map(([name, birthYear, relation]) => ({
        id: random.uuid(),
        name,
        birthYear,
        relation,
      })),
      times: times.map(([weekday, part]) => ({ weekday, part })),
      steps: allSteps.map((step) => ({ step, language: languages[0]?.[0] ?? 'nl', outcome: 'answered' })),
      consents: (['ambassadorContact', 'smsReminders'] as const).map((purpose) => ({
        id: random.uuid(),
        purpose,
        language: languages[0]?.[0] ?? 'nl',
        withdrawnAt: null,
      })),
    })
  }
  await write(ctx, rows)
}

async function write(ctx: Ctx, rows: readonly Row[]): Promise<void> {
  await ctx.db.profile.createMany({ data: rows.map((row) => row.profile) })
  await ctx.db.profileLanguage.createMany({
    data: rows.flatMap(({ profile, languages }) =>
      languages.map((language) => ({ profileId: profile.id, ...language })),
    ),
  })
  const each = <Key extends 'household' | 'times' | 'steps'>(key: Key) =>
    rows.flatMap(({ profile, [key]: list }) =>
      list.map((item) => ({ personId: profile.personId, ...(item as Row[Key][number]) })),
    )
  await ctx.db.householdMember.createMany({
    data: each('household').map((member) => ({ ...member, createdAt: ctx.now })),
  })
  await ctx.db.contactTime.createMany({ data: each('times') })
  await ctx.db.profileStep.createMany({
    data: rows.flatMap(({ profile, steps }) =>
      steps.map((step) => ({
        personId: profile.personId,
        ...step,
        at: profile.changedAt,
        byId: profile.personId,
      })),
    ),
  })
  await ctx.db.consent.createMany({
    data: rows.flatMap(({ profile, consents }) =>
      consents.map(({ purpose, ...consent }) => ({
        ...consent,
        personId: profile.personId,
        purpose,
        textVersion: textVersionOf(purpose as Parameters<typeof textVersionOf>[0]),
        givenAt: profile.changedAt,
        givenById: profile.personId,
        way: 'self',
      })),
    ),
  })
}
