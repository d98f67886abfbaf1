import 'server-only'
import { can, personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { isChild } from './rules'
import type { HouseholdMemberOf, LanguageOf, Profile } from './types'
import {
  type ContactChannel,
  type DayPart,
  type DigitalSkill,
  dayPartNames,
  type Gender,
  isProfileStep,
  type Literacy,
  type ProfileStep,
  type Relation,
  type SkillLevel,
  skillLevels,
} from './vocabulary'

/** The profile of somebody: one's own, or anybody's for staff who may see profiles. Null otherwise. */
export async function profileOf(ctx: Ctx, personId: string): Promise<Profile | null> {
  if (personIdOf(ctx.actor) !== personId && !can(ctx.actor, 'people.profile.view')) return null
  return (await readProfiles(ctx, [personId])).get(personId) ?? null
}

const selected = {
  id: true,
  personId: true,
  literacyOwn: true,
  literacyLatin: true,
  schoolingYears: true,
  digitalSkill: true,
  gender: true,
  contactChannel: true,
  phoneShared: true,
  confirmedAt: true,
  languages: {
    select: {
      language: true,
      speaks: true,
      reads: true,
      writes: true,
      interprets: true,
      forLetters: true,
    },
  },
} as const

/**
 * Profiles of many, by person, in four queries. Asks not who may: for commands, matching and pages that have decided
 * that. Who never answered has an empty one; who is unknown, merged away or erased has none.
 */
export async function readProfiles(ctx: Ctx, personIds: readonly string[]): Promise<Map<string, Profile>> {
  const ids = [...new Set(personIds)]
  const people = await ctx.db.person.findMany({
    where: { id: { in: ids }, mergedIntoId: null, erasedAt: null },
    select: {
      id: true,
      callName: true,
      neighbourhood: { select: { id: true, slug: true, name: true } },
    },
  })
  const profiles = await ctx.db.profile.findMany({ where: { personId: { in: ids } }, select: selected })
  const members = await ctx.db.householdMember.findMany({
    where: { personId: { in: ids } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const times = await ctx.db.contactTime.findMany({
    where: { personId: { in: ids } },
    orderBy: { weekday: 'asc' },
  })
  const profileBy = new Map(profiles.map((profile) => [profile.personId, profile]))
  const membersBy = Map.groupBy(members, (member) => member.personId)
  const timesBy = Map.groupBy(times, (time) => time.personId)
  const thisYear = ctx.now.getUTCFullYear()
  return new Map(
    people.map(({ id, callName, neighbourhood }) => {
      const row = profileBy.get(id)
      return [
        id,
        {
          personId: id,
          callName,
          neighbourhood,
          languages: (row?.languages ?? [])
            .map((language) => language as LanguageOf)
            .sort((a, b) => order(a.speaks) - order(b.speaks) || a.language.localeCompare(b.language)),
          literacy: {
            own: (row?.literacyOwn ?? null) as Literacy | null,
            latin: (row?.literacyLatin ?? null) as Literacy | null,
          },
          schoolingYears: row?.schoolingYears ?? null,
          digitalSkill: (row?.digitalSkill ?? null) as DigitalSkill | null,
          household: (membersBy.get(id) ?? []).map(
            ({ id: memberId, name, birthYear, relation, linkedPersonId }): HouseholdMemberOf => ({
              id: memberId,
              name,
              birthYear,
              relation: relation as Relation,
              child: isChild({ relation, birthYear }, thisYear),
              personId: linkedPersonId,
            }),
          ),
          contact: {
            channel: (row?.contactChannel ?? null) as ContactChannel | null,
            phoneShared: row?.phoneShared ? row.phoneShared === 'yes' : null,
            times: (timesBy.get(id) ?? [])
              .map(({ weekday, part }) => ({ weekday, part: part as DayPart }))
              .sort(
                (a, b) =>
                  a.weekday - b.weekday || dayPartNames.indexOf(a.part) - dayPartNames.indexOf(b.part),
              ),
          },
          gender: (row?.gender ?? null) as Gender | null,
          confirmedAt: row?.confirmedAt ?? null,
        },
      ]
    }),
  )
}

const order = (level: SkillLevel | null) => (level === null ? skillLevels.length : skillLevels.indexOf(level))

export type StepState = { outcome: 'answered' | 'skipped'; at: Date; byId: string | null; language: string }

/** Which questions were answered or passed over. The same people may look as at the profile. */
export async function stepsOf(ctx: Ctx, personId: string): Promise<Partial<Record<ProfileStep, StepState>>> {
  if (personIdOf(ctx.actor) !== personId && !can(ctx.actor, 'people.profile.view')) return {}
  const rows = await ctx.db.profileStep.findMany({ where: { personId } })
  return Object.fromEntries(
    rows.flatMap(({ step, outcome, at, byId, language }) =>
      isProfileStep(step) ? [[step, { outcome: outcome as StepState['outcome'], at, byId, language }]] : [],
    ),
  )
}

/** People who have a language and can interpret it, for whoever looks for help at a desk or at an appointment. */
export async function interpretersOf(ctx: Ctx, language: string): Promise<string[]> {
  const rows = await ctx.db.profileLanguage.findMany({
    where: { language, interprets: true, profile: { personId: { not: null } } },
    select: { profile: { select: { personId: true } } },
  })
  return rows.flatMap(({ profile }) => profile.personId ?? [])
}

/** All neighbourhoods, for the question where somebody lives. */
export function neighbourhoodChoices(ctx: Ctx): Promise<{ id: string; name: string }[]> {
  return ctx.db.neighbourhood.findMany({ select: { id: true, name: true }, orderBy: { name: 'asc' } })
}

/** Who wrote the newest answer, when and in which language: `by` is the worker's name, null for the person alone. */
export async function lastAnswerOf(
  ctx: Ctx,
  personId: string,
): Promise<{ by: string | null; language: string; at: Date } | null> {
  if (!can(ctx.actor, 'people.profile.view')) return null
  const row = await ctx.db.profileStep.findFirst({
    where: { personId },
    orderBy: { at: 'desc' },
    select: { byId: true, language: true, at: true },
  })
  if (!row) return null
  const by =
    row.byId && row.byId !== personId
      ? await ctx.db.person.findUnique({ where: { id: row.byId }, select: { fullName: true } })
      : null
  return { by: by?.fullName ?? null, language: row.language, at: row.at }
}
