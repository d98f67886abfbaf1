import type { Ctx } from '@/lib/access/context'
import { checkExpiresOn, checkRules, codeVersion, noteVersion } from '@/lib/ambassadors/rules'
import {
  type AmbassadorState,
  declineReasons,
  heardFrom,
  leaveReasons,
  type StepKind,
} from '@/lib/ambassadors/vocabulary'
import { town } from '@/lib/config/town'
import { named } from '@/lib/people/name-key'
import { addDays, dayOf, days, dayToDate, instantOf, minutes, shift, weekdayOf } from '@/lib/time/time'
import { motivations, occupations, residents } from './data/ambassadors'
import { type Random, randomFrom } from './random'
import type { SeededPersonas } from './seed-people'
import { seedRecognition } from './seed-recognition'

type Wanted = {
  personas: SeededPersonas
  count: number
  neighbourhoods: readonly string[]
  zone: string
  say: (line: string) => void
}

/** How many of a hundred stand where. */
const shares: [AmbassadorState, number][] = [
  ['applied', 9],
  ['talkPlanned', 5],
  ['screened', 6],
  ['checked', 4],
  ['trained', 4],
  ['active', 52],
  ['paused', 6],
  ['left', 14],
]

const mostWanted = [
  'mentor',
  'mentor',
  'mentor',
  'languageBuddy',
  'languageBuddy',
  'languageBuddy',
  'housingGuide',
  'familyDinnerHost',
  'familyDinnerHost',
  'interpreter',
  'professionalMentor',
  'entrepreneurMentor',
  'welcomeHour',
  'moveHelp',
] as const

const until = (state: AmbassadorState): StepKind[] => {
  const road: StepKind[] = ['applied', 'talkPlanned', 'screened', 'checked', 'trained', 'activated']
  const last = {
    applied: 1,
    talkPlanned: 2,
    screened: 3,
    checked: 4,
    trained: 5,
    active: 6,
    paused: 6,
    left: 6,
  }[state]
  return road.slice(0, last)
}

type Rows = {
  people: object[]
  roles: { id: string; personId: string; role: string; grantedAt: Date; revokedAt: Date | null }[]
  ambassadors: object[]
  wishes: { ambassadorId: string; roleKey: string; agreedAt: Date | null; agreedById: string | null }[]
  steps: {
    id: string
    ambassadorId: string
    personId: string
    kind: string
    at: Date
    byId: string | null
    evidenceId: string | null
    reason: string | null
  }[]
  checks: {
    id: string
    ambassadorId: string
    personId: string
    kind: string
    seenAt: Date
    seenById: string
    issuedOn: Date
    expiresOn: Date
  }[]
  acceptances: {
    id: string
    ambassadorId: string
    document: string
    country: string
    version: string
    language: string
    acceptedAt: Date
  }[]
  talks: {
    id: string
    ambassadorId: string
    withId: string
    startsAt: Date
    endsAt: Date
    way: string
    plannedAt: Date
    plannedById: string
    outcome: string | null
  }[]
}

/** Ambassadors in every state, with the evidence that brought them there. Its own dice, so that other seeds stay as they were. */
export async function seedAmbassadors(ctx: Ctx, wanted: Wanted): Promise<void> {
  const random = randomFrom(6021)
  const coordinator = wanted.personas.coordinator
  if (!coordinator) throw new Error('the programme needs its coordinator')
  const talks = talkTimes(ctx, wanted.zone)
  const deal = shares.flatMap(([state, share]) => Array.from({ length: share }, () => state))
  const weighted = residents.flatMap((group) => Array.from({ length: group.share }, () => group))
  const batch = 1000
  for (let from = 0; from < wanted.count; from += batch) {
    const rows: Rows = {
      people: [],
      roles: [],
      ambassadors: [],
      wishes: [],
      steps: [],
      checks: [],
      acceptances: [],
      talks: [],
    }
    for (let n = from; n < Math.min(from + batch, wanted.count); n++) {
      const persona = n === 0 ? 'applicant' : n === 1 ? 'ambassador' : null
      // Spread evenly, so that a small town has every state too.
      const state: AmbassadorState =
        persona === 'applicant'
          ? 'talkPlanned'
          : persona === 'ambassador'
            ? 'active'
            : (deal[(n * 37) % deal.length] ?? 'active')
      const group = random.pick(weighted)
      const personId = (persona && wanted.personas[persona]) || random.uuid()
      const appliedAt = shift(
        ctx.now,
        -days(persona === 'ambassador' ? 430 : applicationAge(random, state)) - minutes(random.int(1, 900)),
      )
      const fullName = `${random.pick<string>(group.given)} ${random.pick<string>(group.family)}`
      if (!persona) {
        rows.people.push({
          id: personId,
          ...named(fullName),
          birthYear: random.int(1945, 2005),
          email: `resident${n}@lindeveld.example`,
          emailVerifiedAt: appliedAt,
          phone: random.chance(0.7) ? `+3248${String(random.int(0, 9_999_999)).padStart(7, '0')}` : null,
          locale: group.locale,
          neighbourhoodId: random.pick(wanted.neighbourhoods),
          createdAt: appliedAt,
        })
        rows.roles.push({
          id: random.uuid(),
          personId,
          role: 'resident',
          grantedAt: appliedAt,
          revokedAt: null,
        })
      }
      addAmbassador(ctx, random, rows, {
        personId,
        persona,
        state,
        appliedAt,
        coordinator,
        talks,
        language: persona ? 'nl' : group.locale,
        zone: wanted.zone,
      })
    }
    await write(ctx, rows)
    if (wanted.count > batch)
      wanted.say(`Ambassadors: ${Math.min(from + batch, wanted.count)} of ${wanted.count}`)
  }
  await seedRecognition(ctx, random, { coordinator, zone: wanted.zone })
}

const applicationAge = (random: Random, state: AmbassadorState): number => {
  switch (state) {
    case 'applied':
      return random.pick([1, 2, 3, 5, 8, 13, 21, 34, 60])
    case 'talkPlanned':
      return random.int(4, 20)
    case 'screened':
    case 'checked':
    case 'trained':
      return random.int(25, 110)
    case 'left':
      return random.int(120, 900)
    default:
      return random.int(90, 1080)
  }
}

type One = {
  personId: string
  persona: 'applicant' | 'ambassador' | null
  state: AmbassadorState
  appliedAt: Date
  coordinator: string
  talks: () => Date
  language: string
  zone: string
}

function addAmbassador(ctx: Ctx, random: Random, rows: Rows, one: One): void {
  const { personId, state, appliedAt, coordinator } = one
  const id = random.uuid()
  // A few of those who stopped were kindly told no, or never answered.
  const ended =
    state === 'left'
      ? random.pick(['declined', 'withdrawn', 'lapsed', 'left', 'left', 'left'] as const)
      : null
  const road: StepKind[] =
    ended && ended !== 'left' ? until(random.pick(['applied', 'talkPlanned', 'screened'])) : until(state)
  const span = ctx.now.getTime() - appliedAt.getTime()
  const stepAt = (index: number) =>
    shift(appliedAt, Math.min(days(index * 9), (span * index) / (road.length + 1)))
  const keys = [
    ...new Set([one.persona === 'ambassador' ? 'mentor' : random.pick(mostWanted), random.pick(mostWanted)]),
  ]
  const country = town.country
  const rule = checkRules[country]
  rows.ambassadors.push({
    id,
    personId,
    stateSince: appliedAt,
    appliedAt,
    changedAt: appliedAt,
    capacity: one.persona === 'ambassador' ? 2 : random.pick([1, 1, 1, 2, 2, 3]),
    motivation: random.chance(0.8) ? random.pick(motivations) : null,
    occupation: keys.includes('professionalMentor') ? random.pick(occupations) : null,
    heardFrom: random.pick(heardFrom),
    coordinatorId: state === 'applied' && random.chance(0.5) ? null : coordinator,
    pausedUntil: state === 'paused' ? dayToDate(addDays(dayOf(ctx.now, one.zone), random.int(5, 70))) : null,
  })
  rows.wishes.push(
    ...keys.map((roleKey) => ({
      ambassadorId: id,
      roleKey,
      agreedAt: road.includes('screened') ? stepAt(2) : null,
      agreedById: road.includes('screened') ? coordinator : null,
    })),
  )
  rows.acceptances.push({
    id: random.uuid(),
    ambassadorId: id,
    document: 'note',
    country,
    version: noteVersion,
    language: one.language,
    acceptedAt: appliedAt,
  })
  for (const [index, kind] of road.entries()) {
    const at = stepAt(index)
    let evidenceId: string | null = null
    if (kind === 'checked' && rule) {
      evidenceId = random.uuid()
      // One record in twelve runs out soon, one in twenty has run out: somebody must be asked for a new one.
      const left =
        one.persona === 'ambassador'
          ? 75
          : random.chance(0.05)
            ? -random.int(1, 30)
            : random.chance(0.09)
              ? random.int(3, 85)
              : null
      const issuedOn =
        left === null
          ? dayOf(shift(at, -days(random.int(3, 40))), one.zone)
          : addDays(dayOf(ctx.now, one.zone), left - 1096)
      rows.checks.push({
        id: evidenceId,
        ambassadorId: id,
        personId,
        kind: rule.kind,
        seenAt: at,
        seenById: coordinator,
        issuedOn: dayToDate(issuedOn),
        expiresOn: dayToDate(checkExpiresOn(issuedOn, rule)),
      })
      rows.acceptances.push({
        id: random.uuid(),
        ambassadorId: id,
        document: 'code',
        country,
        version: codeVersion,
        language: one.language,
        acceptedAt: at,
      })
    }
    // Talks that are over left their step; the ones to come stand in the calendar.
    if (kind === 'talkPlanned' && state === 'talkPlanned') {
      evidenceId = random.uuid()
      const startsAt = one.talks()
      rows.talks.push({
        id: evidenceId,
        ambassadorId: id,
        withId: coordinator,
        startsAt,
        endsAt: shift(startsAt, minutes(45)),
        way: random.pick(['centre', 'centre', 'phone']),
        plannedAt: at,
        plannedById: coordinator,
        outcome: null,
      })
    }
    rows.steps.push({
      id: random.uuid(),
      ambassadorId: id,
      personId,
      kind,
      at,
      byId: kind === 'applied' ? personId : kind === 'trained' ? null : coordinator,
      evidenceId,
      reason: null,
    })
  }
  if (state === 'paused')
    rows.steps.push({
      id: random.uuid(),
      ambassadorId: id,
      personId,
      kind: 'paused',
      at: shift(ctx.now, -days(random.int(2, 30))),
      byId: personId,
      evidenceId: null,
      reason: null,
    })
  const endedAt = shift(appliedAt, span * 0.8)
  if (ended)
    rows.steps.push({
      id: random.uuid(),
      ambassadorId: id,
      personId,
      kind: ended,
      at: endedAt,
      byId: ended === 'lapsed' ? null : ended === 'withdrawn' ? personId : coordinator,
      evidenceId: null,
      reason:
        ended === 'declined'
          ? random.pick(declineReasons)
          : ended === 'left' || ended === 'withdrawn'
            ? random.pick(leaveReasons)
            : null,
    })
  if (road.includes('activated') && one.persona !== 'ambassador')
    rows.roles.push({
      id: random.uuid(),
      personId,
      role: 'ambassador',
      grantedAt: stepAt(5),
      revokedAt: ended ? endedAt : null,
    })
}

/** Talks of the coming weeks, one after the other on working days: nobody listens to two people at once. */
function talkTimes(ctx: Ctx, zone: string): () => Date {
  let day = dayOf(ctx.now, zone)
  let slot = 99
  const minutesOfDay = [10 * 60, 11 * 60, 14 * 60, 16 * 60]
  return () => {
    if (slot >= minutesOfDay.length) {
      do day = addDays(day, 1)
      while (weekdayOf(day) > 5)
      slot = 0
    }
    return instantOf(day, minutesOfDay[slot++] ?? 600, zone)
  }
}

async function write(ctx: Ctx, rows: Rows): Promise<void> {
  await ctx.db.person.createMany({ data: rows.people as never })
  await ctx.db.roleAssignment.createMany({ data: rows.roles })
  await ctx.db.ambassador.createMany({ data: rows.ambassadors as never })
  await ctx.db.ambassadorRoleWish.createMany({ data: rows.wishes })
  await ctx.db.ambassadorCheck.createMany({ data: rows.checks })
  await ctx.db.ambassadorAcceptance.createMany({ data: rows.acceptances })
  await ctx.db.ambassadorTalk.createMany({ data: rows.talks })
  await ctx.db.ambassadorStep.createMany({ data: rows.steps })
  await ctx.db.auditEvent.createMany({
    data: rows.steps.map((step) => ({
      at: step.at,
      event: `ambassadors.step.${step.kind}`,
      actorKind: 'system',
      subjectType: 'ambassador',
      subjectId: step.ambassadorId,
      personId: step.personId,
      data: { seed: true },
    })),
  })
}
