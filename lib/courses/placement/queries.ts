import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { recordView } from '@/lib/audit/views'
import { readProfiles } from '@/lib/people/profile/queries'
import { mayTestWhere } from './policy'
import { currentLevels, type Levels } from './rules'

const factSelect = { skill: true, level: true, evidence: true, factOn: true } as const

/** The level of a person in each skill, as it is known now. Asks not who may: for commands that decided that. */
export async function levelsOf(ctx: Ctx, personId: string): Promise<Levels> {
  const facts = await ctx.db.placementFact.findMany({
    where: { personId, language: 'nl' },
    // Of two answers of one day the later one counts: rules.ts keeps the order where days are equal.
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    select: factSelect,
  })
  return currentLevels(facts, ctx.now)
}

/** My own levels and what I said in the intake; what the profile knows already is there, so that nothing is asked twice. */
export async function myPlacement(ctx: Ctx) {
  const personId = personIdOf(ctx.actor)
  if (!personId) return null
  const [levels, intake, profiles, demand] = await Promise.all([
    levelsOf(ctx, personId),
    ctx.db.courseIntake.findUnique({ where: { personId } }),
    readProfiles(ctx, [personId]),
    ctx.db.courseDemand.findFirst({
      where: { personId, endedAt: null },
      select: { askedAt: true, level: true },
    }),
  ])
  const profile = profiles.get(personId)
  return profile ? { personId, levels, intake, profile, demand } : null
}

/** Every fact of a person's level, newest first, for a teacher or the desk; null when not theirs to see. */
export async function levelHistory(ctx: Ctx, personId: string) {
  const person = await ctx.db.person.findFirst({
    where: { id: personId, ...mayTestWhere(ctx.actor) },
    select: { id: true, fullName: true, locale: true },
  })
  if (!person) return null
  await recordView(ctx, 'courses.level.viewed', [personId])
  const facts = await ctx.db.placementFact.findMany({
    where: { personId },
    orderBy: [{ factOn: 'desc' }, { recordedAt: 'desc' }, { id: 'desc' }],
    take: 200,
    select: { id: true, ...factSelect, note: true, recordedById: true },
  })
  const by = await ctx.db.person.findMany({
    where: { id: { in: facts.flatMap((fact) => fact.recordedById ?? []) } },
    select: { id: true, fullName: true },
  })
  const nameOf = new Map(by.map((one) => [one.id, one.fullName]))
  return {
    person,
    levels: currentLevels(facts, ctx.now),
    facts: facts.map(({ recordedById, ...fact }) => ({
      ...fact,
      by: recordedById ? (nameOf.get(recordedById) ?? null) : null,
    })),
  }
}
