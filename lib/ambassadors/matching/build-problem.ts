import 'server-only'
import type { Ctx } from '@/lib/access/context'
import type { Helper, Problem, Profile, Seeker, Speech } from '@/lib/matching/types'
import { readProfiles } from '@/lib/people/profile/queries'
import { atLeast } from '@/lib/people/profile/rules'
import type { Profile as PersonProfile } from '@/lib/people/profile/types'
import { days } from '@/lib/time/time'
import { occupationDigits } from './vocabulary'
import { type TownWeights, townWeights } from './weights'

/** A problem and what its ids mean: a seeker is a request, a helper a person. */
export type TownProblem = {
  problem: Problem
  requests: Map<string, { personId: string; roleKey: string; waitingSince: Date; asks: string[] }>
}

type Centre = { id: string; latitude: number; longitude: number }
type Base = { person_id: string; locale: string; neighbourhood_id: string | null }

/** A neighbourhood lies where its buildings are: the middle of the venues in it. */
function centres(ctx: Ctx): Promise<Centre[]> {
  return ctx.db.$queryRaw<Centre[]>`
    SELECT neighbourhood_id AS id, avg(latitude)::float8 AS latitude, avg(longitude)::float8 AS longitude
      FROM venue WHERE neighbourhood_id IS NOT NULL GROUP BY neighbourhood_id`
}

/** Levels of speech: as a first language, good, some. Who told no languages speaks the one we write to them in. */
function speechOf(profile: PersonProfile | undefined, locale: string): Speech[] {
  const told = (profile?.languages ?? []).flatMap(({ language, speaks }) =>
    speaks === null
      ? []
      : [{ tag: language, level: atLeast(speaks, 'native') ? 4 : atLeast(speaks, 'good') ? 3 : 2 }],
  )
  return told.length > 0 ? told : [{ tag: locale, level: 4 }]
}

type Shared = {
  profiles: Map<string, PersonProfile>
  places: Map<string, Centre>
  own: Map<string, MatchRow>
}
type MatchRow = {
  personId: string
  availability: number
  maxKm: number | null
  interests: string[]
  offers: string[]
  stages: string[]
  occupation: string | null
  withoutLanguage: boolean
  traits: string[]
  needs: string[]
  prefers: string[]
}

function sideOf(shared: Shared, id: string, person: Base): Profile {
  const profile = shared.profiles.get(person.person_id)
  const own = shared.own.get(person.person_id)
  const place = person.neighbourhood_id ? (shared.places.get(person.neighbourhood_id) ?? null) : null
  return {
    id,
    languages: speechOf(profile, person.locale),
    withoutLanguage: own?.withoutLanguage ?? false,
    availability: own?.availability ?? 0,
    place,
    maxKm: own?.maxKm ?? null,
    interests: own?.interests ?? [],
    stages: own?.stages ?? [],
    occupation: own?.occupation ?? null,
    traits: [...(own?.traits ?? []), ...(profile?.gender ? [profile.gender] : [])],
    needs: own?.needs ?? [],
    prefers: own?.prefers ?? [],
  }
}

/** People of one home who all asked to stay together get one key: the smallest id among those who name each other. */
function homesOf(profiles: Map<string, PersonProfile>, ids: readonly string[]): Map<string, string> {
  const home = new Map(ids.map((id) => [id, id]))
  const rootOf = (id: string): string => {
    const up = home.get(id) ?? id
    return up === id ? id : rootOf(up)
  }
  for (const id of ids)
    for (const member of profiles.get(id)?.household ?? []) {
      if (!member.personId || !home.has(member.personId)) continue
      const [a, b] = [rootOf(id), rootOf(member.personId)].sort()
      if (a && b) home.set(b, a)
    }
  return new Map(ids.map((id) => [id, rootOf(id)]))
}

/**
 * The town as the solver wants it: everybody who waits and is in no open proposal, every active or paused ambassador
 * with the places that are left, and every two who may never be put together: a pair that was, a proposal that one of
 * them refused, a colleague's word.
 */
export async function buildTownProblem(
  ctx: Ctx,
  options: { weights?: TownWeights; seed?: number; requestId?: string } = {},
): Promise<TownProblem> {
  const { weights, floorGap } = options.weights ?? (await townWeights(ctx))
  const asking = await ctx.db.$queryRaw<
    (Base & { id: string; role_key: string; asks: string[]; together: boolean; waiting_since: Date })[]
  >`
    SELECT r.id, r.person_id, r.role_key, r.asks, r.together, r.waiting_since, p.locale, p.neighbourhood_id
      FROM match_request r JOIN person p ON p.id = r.person_id
     WHERE r.state = 'waiting' AND p.disabled_at IS NULL
       AND (${options.requestId ?? null}::uuid IS NULL OR r.id = ${options.requestId ?? null}::uuid)
       AND NOT EXISTS (SELECT FROM match_proposal o WHERE o.request_id = r.id AND o.state = 'open')
     ORDER BY r.id`
  const offering = await ctx.db.$queryRaw<
    (Base & {
      capacity: number
      taken: number
      state: string
      roles: string[]
      free_roles: string[]
      valid: boolean
      job: string | null
    })[]
  >`
    SELECT a.person_id, a.capacity, a.state, a.occupation AS job, p.locale, p.neighbourhood_id,
           coalesce(array_agg(w.role_key) FILTER (WHERE w.agreed_at IS NOT NULL), '{}') AS roles,
           coalesce(array_agg(w.role_key) FILTER (WHERE w.agreed_at IS NOT NULL AND NOT ro.needs_police_record), '{}') AS free_roles,
           EXISTS (SELECT FROM ambassador_check c WHERE c.ambassador_id = a.id AND c.voided_at IS NULL AND c.expires_on > ${ctx.now}::date) AS valid,
           (SELECT count(*)::int FROM pair x WHERE x.helper_id = a.person_id AND x.ended_at IS NULL)
         + (SELECT count(*)::int FROM match_proposal o WHERE o.helper_id = a.person_id AND o.state = 'open') AS taken
      FROM ambassador a JOIN person p ON p.id = a.person_id
      LEFT JOIN ambassador_role_wish w ON w.ambassador_id = a.id
      LEFT JOIN ambassador_role ro ON ro.key = w.role_key
     WHERE a.state IN ('active', 'paused') AND p.disabled_at IS NULL
     GROUP BY a.id, p.id ORDER BY a.person_id`
  const people = [...asking, ...offering].map((row) => row.person_id)
  const profiles = await readProfiles(ctx, people)
  const own = new Map(
    (await ctx.db.matchProfile.findMany({ where: { personId: { in: people } } })).map((row) => [
      row.personId,
      row,
    ]),
  )
  const places = new Map((await centres(ctx)).map((centre) => [centre.id, centre]))
  const shared: Shared = { profiles, places, own }
  const homes = homesOf(
    profiles,
    asking.filter(({ together }) => together).map((row) => row.person_id),
  )
  const seekers: Seeker[] = asking.map((row) => {
    const side = sideOf(shared, row.id, row)
    const first = [...side.languages].sort((a, b) => b.level - a.level)[0]?.tag ?? row.locale
    return {
      ...side,
      role: row.role_key,
      asks: row.asks,
      group: first,
      waitingDays: Math.max(0, Math.floor((ctx.now.getTime() - row.waiting_since.getTime()) / days(1))),
      together: row.together ? (homes.get(row.person_id) ?? null) : null,
    }
  })
  const helpers: Helper[] = offering.map((row) => {
    const roles = row.valid ? row.roles : row.free_roles
    const side = sideOf(shared, row.person_id, row)
    return {
      ...side,
      // Without a record in date only roles that ask none are left; with none left the reason is said.
      roles: roles.length > 0 ? roles : row.roles,
      blocked: row.state === 'paused' ? 'paused' : roles.length === 0 ? 'check' : null,
      offers: own.get(row.person_id)?.offers ?? [],
      occupation: row.job ?? side.occupation,
      capacity: Math.max(0, row.capacity - row.taken),
    }
  })
  const rules = await ctx.db.matchRule.findMany({ where: { liftedAt: null } })
  const requestsOf = Map.groupBy(asking, (row) => row.person_id)
  const both = (rows: readonly { seekerId: string; helperId: string }[]) =>
    rows.flatMap(({ seekerId, helperId }) =>
      (requestsOf.get(seekerId) ?? []).map((request) => ({ seekerId: request.id, helperId })),
    )
  const past = await ctx.db.$queryRaw<{ seekerId: string; helperId: string }[]>`
    SELECT seeker_id AS "seekerId", helper_id AS "helperId" FROM pair WHERE seeker_id IS NOT NULL AND helper_id IS NOT NULL
    UNION
    SELECT seeker_id, helper_id FROM match_proposal
     WHERE state = 'declined' AND seeker_id IS NOT NULL AND helper_id IS NOT NULL`
  const oneself = asking.map((row) => ({ seekerId: row.person_id, helperId: row.person_id }))
  const roles = await ctx.db.ambassadorRole.findMany({ select: { key: true, needsOccupation: true } })
  return {
    requests: new Map(
      asking.map((row) => [
        row.id,
        { personId: row.person_id, roleKey: row.role_key, waitingSince: row.waiting_since, asks: row.asks },
      ]),
    ),
    problem: {
      seekers,
      helpers,
      roles: Object.fromEntries(
        roles.map((role) => [role.key, { occupationDigits: role.needsOccupation ? occupationDigits : 0 }]),
      ),
      apart: both([...past, ...rules.filter(({ kind }) => kind === 'apart'), ...oneself]),
      pinned: both(rules.filter(({ kind }) => kind === 'pin')),
      weights,
      floorGap: floorGap === null ? null : floorGap / 100,
      seed: options.seed ?? 1,
    },
  }
}
