import type { Ctx } from '@/lib/access/context'
import { matchJob } from '@/lib/ambassadors/matching/match-run'
import {
  firstFloorGap,
  firstWeights,
  helps,
  interests,
  meetingKinds,
  stages,
} from '@/lib/ambassadors/matching/vocabulary'
import { addDays, addMonths, dayOf, days, dayToDate, shift } from '@/lib/time/time'
import { type Random, randomFrom } from './random'
import { coupleRequests, tieCouple } from './seed-couple'
import type { SeededPersonas } from './seed-people'

type Helper = { personId: string; capacity: number; roles: string[]; language: string; valid: boolean }
type Asker = { personId: string; locale: string }
type Rows = Record<
  'profiles' | 'requests' | 'proposals' | 'pairs' | 'meetings' | 'checkIns' | 'questions' | 'reports',
  object[]
>

/** What they mostly do: a mentor before all else. */
const firstRole = ({ roles }: Helper): string =>
  roles.includes('mentor') ? 'mentor' : (roles[0] ?? 'mentor')

const everyEvening = 0b100100100100100100100

/** Wishes, proposals, pairs and their logs in every state; the demo's own people stand in the middle of one. */
export async function seedPairs(
  ctx: Ctx,
  wanted: {
    personas: SeededPersonas
    newcomers: readonly string[]
    zone: string
    say: (line: string) => void
  },
): Promise<void> {
  const random = randomFrom(1307)
  const { personas } = wanted
  const helpers = await helpersOf(ctx)
  await giveLanguages(ctx, random, helpers)
  const share = wanted.newcomers.length <= 1000 ? 0.3 : 0.5
  const own = [personas.newcomer, personas.newcomer2, personas.newcomer3]
  const askers = (
    await ctx.db.person.findMany({
      where: { id: { in: wanted.newcomers.slice(0, Math.floor(wanted.newcomers.length * share)) } },
      orderBy: { id: 'asc' },
      select: { id: true, locale: true },
    })
  ).map(({ id, locale }): Asker => ({ personId: id, locale }))
  const rows: Rows = {
    profiles: [],
    requests: [],
    proposals: [],
    pairs: [],
    meetings: [],
    checkIns: [],
    questions: [],
    reports: [],
  }
  for (const helper of helpers)
    rows.profiles.push({
      personId: helper.personId,
      availability: weekOf(random, 0.22) | (random.chance(0.4) ? 1 << 5 : 0),
      maxKm: random.chance(0.2) ? random.pick([2, 3, 5]) : null,
      interests: some(random, interests, 1, 4),
      offers: some(random, helps, 2, 5),
      stages: some(random, stages, 1, 2),
      traits: some(random, ['noStairs', 'noPets', 'smokeFree'], 0, 3),
      needs: random.chance(0.05) ? ['woman'] : [],
      withoutLanguage: random.chance(0.4),
      changedAt: ctx.now,
    })
  for (const asker of askers) rows.profiles.push(askerProfile(ctx, random, asker.personId))
  for (const personId of own)
    if (personId)
      rows.profiles.push({
        ...askerProfile(ctx, random, personId),
        availability: everyEvening,
        interests: ['cooking', 'cycling'],
        needs: [],
      })

  const left = new Map(helpers.map((helper) => [helper.personId, helper.capacity]))
  const pool = helpers.filter(({ valid, capacity, roles }) => valid && capacity > 0 && roles.length > 0)
  const take = (helper: Helper) => left.set(helper.personId, (left.get(helper.personId) ?? 0) - 1)
  const active: { seeker: string; helper: string; language: string }[] = []

  /** A pair that began `ago` days back; ended ones ended some time later. */
  const pair = (asker: Asker, helper: Helper, ago: number, ended: string | null, silentDays = 0) => {
    const startedAt = shift(ctx.now, -days(ago))
    const endedAt = ended ? shift(startedAt, days(Math.min(ago - 1, random.int(20, 170)))) : null
    const roleKey = firstRole(helper)
    const request = requestOf(
      ctx,
      random,
      asker.personId,
      roleKey,
      ago + random.int(8, 60),
      ended ? 'done' : 'paired',
      endedAt,
      ended,
    )
    const proposal = proposalOf(
      random,
      request,
      helper.personId,
      shift(startedAt, -days(3)),
      'agreed',
      startedAt,
    )
    const pairId = random.uuid()
    const lastDay = shift(endedAt ?? ctx.now, -days(silentDays))
    const meetings: object[] = []
    for (
      let day = shift(startedAt, days(random.int(2, 6)));
      day < lastDay;
      day = shift(day, days(random.int(6, 16)))
    )
      meetings.push({
        id: random.uuid(),
        pairId,
        on: dayToDate(dayOf(day, wanted.zone)),
        minutes: random.pick([30, 60, 60, 90, 120]),
        kind: random.pick(meetingKinds),
        loggedAt: day,
        loggedById: random.chance(0.8) ? helper.personId : asker.personId,
      })
    rows.requests.push(request)
    rows.proposals.push(proposal)
    rows.meetings.push(...meetings)
    const endsOn = addMonths(dayOf(startedAt, wanted.zone), 6)
    const late = endsOn < dayOf(ctx.now, wanted.zone)
    rows.pairs.push({
      id: pairId,
      proposalId: proposal.id,
      requestId: request.id,
      seekerId: asker.personId,
      helperId: helper.personId,
      roleKey,
      startedAt,
      endsOn: dayToDate(late && !ended ? addMonths(endsOn, 6) : endsOn),
      renewals: late && !ended ? 1 : 0,
      pausedUntil:
        !ended && random.chance(0.06)
          ? dayToDate(addDays(dayOf(ctx.now, wanted.zone), random.int(5, 25)))
          : null,
      endedAt,
      endedBy: ended ? random.pick(['seeker', 'helper', 'staff']) : null,
      endReason: ended,
      lastHeardAt: endedAt ?? lastDay,
    })
    if (!ended && ago > 15)
      for (const side of ['seeker', 'helper'] as const) {
        const answered = random.chance(0.75)
        rows.checkIns.push({
          id: random.uuid(),
          pairId,
          side,
          moment: ago > 65 ? 'months2' : 'weeks2',
          askedAt: shift(ctx.now, -days(random.int(1, 9))),
          face: answered ? random.pick([1, 2, 3, 3, 3]) : null,
          load: answered && side === 'helper' ? random.pick([1, 2, 2, 3]) : null,
          wantsCall: answered && random.chance(0.08),
          answeredAt: answered ? shift(ctx.now, -days(random.int(0, 1))) : null,
        })
      }
    if (!ended) active.push({ seeker: asker.personId, helper: helper.personId, language: asker.locale })
    return pairId
  }

  const ambassador = pool.find(({ personId }) => personId === personas.ambassador)
  let next = 0
  const asker = () => askers[next++]
  if (ambassador && personas.newcomer) {
    const one = asker()
    if (one) {
      take(ambassador)
      pair(one, ambassador, 75, null)
    }
    take(ambassador)
    const request = requestOf(
      ctx,
      random,
      personas.newcomer,
      firstRole(ambassador),
      24,
      'waiting',
      null,
      null,
    )
    rows.requests.push(request)
    rows.proposals.push(
      proposalOf(random, request, ambassador.personId, shift(ctx.now, -days(1)), 'open', null, {
        helperAnswer: 'yes',
      }),
    )
  }
  if (personas.newcomer2)
    rows.requests.push(requestOf(ctx, random, personas.newcomer2, 'languageBuddy', 37, 'waiting', null, null))
  const [wife, husband] = [asker(), asker()]
  if (wife && husband) rows.requests.push(...coupleRequests(ctx, random, [wife.personId, husband.personId]))
  const others = pool.filter((helper) => helper !== ambassador)
  for (const [n, helper] of others.entries()) {
    if ((left.get(helper.personId) ?? 0) < 1) continue
    const one = asker()
    if (!one) break
    if (n % 5 < 2) {
      take(helper)
      pair(one, helper, random.int(8, 300), null, n % 15 === 0 ? random.int(23, 40) : random.int(0, 12))
    } else if (n % 5 === 2)
      pair(
        one,
        helper,
        random.int(200, 500),
        random.pick(['goalReached', 'goalReached', 'noTime', 'moved', 'noClick']),
      )
    else if (n % 11 === 3) {
      take(helper)
      const request = requestOf(
        ctx,
        random,
        one.personId,
        firstRole(helper),
        random.int(5, 60),
        'waiting',
        null,
        null,
      )
      const proposal = proposalOf(
        random,
        request,
        helper.personId,
        shift(ctx.now, -days(random.int(0, 5))),
        'open',
        null,
      )
      rows.requests.push(request)
      rows.proposals.push(proposal)
      if (n % 2 === 0)
        rows.questions.push({
          id: random.uuid(),
          proposalId: proposal.id,
          side: 'helper',
          text: 'Mag het ook op zaterdag?',
          askedAt: ctx.now,
        })
    }
  }
  // Everybody left who asked waits.
  const roleKeys = [
    'languageBuddy',
    'languageBuddy',
    'mentor',
    'mentor',
    'housingGuide',
    'familyDinnerHost',
    'professionalMentor',
    'welcomeHour',
  ]
  for (let one = asker(); one; one = asker())
    rows.requests.push(
      requestOf(ctx, random, one.personId, random.pick(roleKeys), random.int(1, 160), 'waiting', null, null),
    )
  rows.reports.push({
    id: random.uuid(),
    kind: 'problem',
    words: 'Wij begrijpen elkaar niet goed aan de telefoon.',
    reportedAt: shift(ctx.now, -days(2)),
  })
  await write(ctx, rows)
  if (wife && husband) await tieCouple(ctx, random, [wife.personId, husband.personId], everyEvening)
  await agree(ctx, random, active)
  // One round is there to look at; in a city the worker has its own time for that.
  if (wanted.newcomers.length <= 1000) {
    const runId = random.uuid()
    await ctx.db.matchRun.create({
      data: {
        id: runId,
        startedAt: shift(ctx.now, -days(1)),
        startedById: personas.coordinator,
        weights: firstWeights,
        floorGap: firstFloorGap,
        seed: 1,
      },
    })
    await matchJob.run(
      ctx,
      { runId },
      { jobId: runId, progress: async () => undefined, signal: new AbortController().signal },
    )
  }
  wanted.say(`Pairs: ${rows.pairs.length}, waiting: ${rows.requests.length - rows.pairs.length}`)
}

async function helpersOf(ctx: Ctx): Promise<Helper[]> {
  return ctx.db.$queryRaw<Helper[]>`
    SELECT a.person_id AS "personId", a.capacity, p.locale AS language,
           coalesce((SELECT array_agg(w.role_key ORDER BY w.role_key) FROM ambassador_role_wish w JOIN ambassador_role r ON r.key = w.role_key
                      WHERE w.ambassador_id = a.id AND w.agreed_at IS NOT NULL AND r.makes_pairs), '{}') AS roles,
           EXISTS (SELECT FROM ambassador_check c WHERE c.ambassador_id = a.id AND c.voided_at IS NULL AND c.expires_on > ${ctx.now}::date) AS valid
      FROM ambassador a JOIN person p ON p.id = a.person_id WHERE a.state = 'active' ORDER BY a.person_id`
}

/** Ambassadors who said nothing of their languages speak Dutch, often English and French, some a newcomer's language. */
async function giveLanguages(ctx: Ctx, random: Random, helpers: readonly Helper[]): Promise<void> {
  const there = new Set(
    (
      await ctx.db.profile.findMany({
        where: { personId: { in: helpers.map(({ personId }) => personId) } },
        select: { personId: true },
      })
    ).map(({ personId }) => personId),
  )
  const profiles: {
    id: string
    personId: string
    gender: string | null
    createdAt: Date
    changedAt: Date
  }[] = []
  const languages: { profileId: string; language: string; speaks: string }[] = []
  for (const { personId, language } of helpers) {
    if (there.has(personId)) continue
    const id = random.uuid()
    profiles.push({
      id,
      personId,
      gender: random.chance(0.9) ? random.pick(['woman', 'woman', 'man']) : null,
      createdAt: ctx.now,
      changedAt: ctx.now,
    })
    const spoken = new Map<string, string>([['nl', language === 'nl' ? 'native' : 'good']])
    if (!spoken.has(language)) spoken.set(language, 'native')
    if (random.chance(0.6)) spoken.set('en', 'good')
    if (random.chance(0.45)) spoken.set('fr', 'good')
    if (random.chance(0.15))
      spoken.set(
        random.pick(['ar', 'uk', 'ti', 'fa', 'tr', 'so', 'es', 'pl', 'ro']),
        random.pick(['some', 'good']),
      )
    for (const [tag, speaks] of spoken) languages.push({ profileId: id, language: tag, speaks })
  }
  await ctx.db.profile.createMany({ data: profiles })
  await ctx.db.profileLanguage.createMany({ data: languages, skipDuplicates: true })
}

const some = <Value>(random: Random, list: readonly Value[], from: number, to: number): Value[] => [
  ...new Set(Array.from({ length: random.int(from, to) }, () => random.pick(list))),
]

function weekOf(random: Random, share: number): number {
  let bits = 0
  for (let bit = 0; bit < 21; bit++) if (random.chance(share)) bits |= 1 << bit
  return bits || 1 << 5
}

function askerProfile(ctx: Ctx, random: Random, personId: string) {
  return {
    personId,
    availability: weekOf(random, 0.2),
    interests: some(random, interests, 1, 4),
    offers: [],
    stages: some(random, stages, 1, 2),
    traits: [],
    needs: random.chance(0.18) ? ['woman'] : random.chance(0.05) ? ['noStairs'] : [],
    withoutLanguage: random.chance(0.2),
    changedAt: ctx.now,
  }
}

function requestOf(
  ctx: Ctx,
  random: Random,
  personId: string,
  roleKey: string,
  ago: number,
  state: string,
  endedAt: Date | null,
  endReason: string | null,
) {
  const at = shift(ctx.now, -days(ago))
  return {
    id: random.uuid(),
    personId,
    roleKey,
    asks: some(random, helps, 1, 3),
    together: random.chance(0.2),
    state,
    createdAt: at,
    waitingSince: at,
    changedAt: at,
    endedAt,
    endReason,
  }
}

function proposalOf(
  random: Random,
  request: { id: string; personId: string; roleKey: string },
  helperId: string,
  proposedAt: Date,
  state: string,
  endedAt: Date | null,
  answers: { helperAnswer?: string } = {},
) {
  const agreed = state === 'agreed'
  return {
    id: random.uuid(),
    requestId: request.id,
    seekerId: request.personId,
    helperId,
    roleKey: request.roleKey,
    reasons: [
      { code: 'language', tag: 'nl', level: 2 },
      { code: 'time', slots: 1 << 5 },
      { code: 'interests', codes: ['cooking'] },
    ],
    cautions: [{ code: 'littleLanguage', tag: 'nl' }],
    proposedAt,
    expiresAt: shift(proposedAt, days(7)),
    state,
    seekerAnswer: agreed ? 'yes' : null,
    seekerAnsweredAt: agreed ? endedAt : null,
    helperAnswer: agreed ? 'yes' : (answers.helperAnswer ?? null),
    helperAnsweredAt: agreed ? endedAt : answers.helperAnswer ? proposedAt : null,
    endedAt,
  }
}

async function write(ctx: Ctx, rows: Rows): Promise<void> {
  const inBatches = async (list: readonly object[], create: (batch: never[]) => Promise<unknown>) => {
    for (let from = 0; from < list.length; from += 2000)
      await create(list.slice(from, from + 2000) as never[])
  }
  await inBatches(rows.profiles, (data) => ctx.db.matchProfile.createMany({ data, skipDuplicates: true }))
  await inBatches(rows.requests, (data) => ctx.db.matchRequest.createMany({ data }))
  await inBatches(rows.proposals, (data) => ctx.db.matchProposal.createMany({ data }))
  await inBatches(rows.questions, (data) => ctx.db.matchQuestion.createMany({ data }))
  await inBatches(rows.pairs, (data) => ctx.db.pair.createMany({ data }))
  await inBatches(rows.meetings, (data) => ctx.db.pairMeeting.createMany({ data }))
  await inBatches(rows.checkIns, (data) => ctx.db.pairCheckIn.createMany({ data }))
  await inBatches(rows.reports, (data) => ctx.db.pairReport.createMany({ data }))
}

/** Who is a pair agreed that the other sees how to reach them. */
async function agree(
  ctx: Ctx,
  random: Random,
  active: readonly { seeker: string; helper: string; language: string }[],
): Promise<void> {
  const people = new Map(
    active.flatMap(({ seeker, helper, language }) => [[seeker, language] as const, [helper, 'nl'] as const]),
  )
  const has = new Set(
    (
      await ctx.db.consent.findMany({
        where: { personId: { in: [...people.keys()] }, purpose: 'ambassadorContact', withdrawnAt: null },
        select: { personId: true },
      })
    ).map(({ personId }) => personId),
  )
  await ctx.db.consent.createMany({
    data: [...people]
      .filter(([personId]) => !has.has(personId))
      .map(([personId, language]) => ({
        id: random.uuid(),
        personId,
        purpose: 'ambassadorContact',
        textVersion: 1,
        language,
        givenAt: ctx.now,
        givenById: personId,
        way: 'self',
      })),
  })
}
