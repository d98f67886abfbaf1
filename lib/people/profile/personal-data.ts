import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Ctx } from '@/lib/access/context'
import type { Moved, PersonalData } from '../personal-data'
import { readProfiles } from './queries'
import { readableProfile } from './readable'

/** Answers that an empty field takes over from a merged record. */
const fillable = [
  'literacyOwn',
  'literacyLatin',
  'schoolingYears',
  'digitalSkill',
  'gender',
  'contactChannel',
  'phoneShared',
] as const

/** What somebody told us about themselves. */
export const profilePersonalData: PersonalData = {
  domain: 'profile',
  async collect(ctx, personId) {
    const profile = (await readProfiles(ctx, [personId])).get(personId)
    const steps = await ctx.db.profileStep.findMany({
      where: { personId },
      orderBy: { at: 'asc' },
      select: { step: true, outcome: true, at: true, language: true, byId: true },
    })
    if (!profile) return { steps: [] }
    const { personId: _own, household, neighbourhood, ...answers } = profile
    return {
      ...answers,
      neighbourhood: neighbourhood?.name ?? null,
      household: household.map(({ name, birthYear, relation, child }) => ({
        name,
        birthYear,
        relation,
        child,
      })),
      steps: steps.map(({ byId, ...step }) => ({ ...step, together: byId !== personId })),
    }
  },
  readable: readableProfile,
  conflicts: async () => [],
  async move(ctx, fromId, toId): Promise<Moved> {
    const [from, to] = [await rowOf(ctx, fromId), await rowOf(ctx, toId)]
    const moved: Moved = {
      members: await handMembers(ctx, fromId, toId),
    }
    if (from && !to) {
      await ctx.db.profile.update({ where: { id: from.id }, data: { personId: toId } })
      moved.profile = [from.id]
    } else if (from && to) {
      const filled = fillable.filter((field) => to[field] === null && from[field] !== null)
      await ctx.db.profile.update({
        where: { id: to.id },
        data: Object.fromEntries(filled.map((field) => [field, from[field]])),
      })
      const known = new Set(to.languages.map(({ language }) => language))
      const added = from.languages.filter(({ language }) => !known.has(language))
      await ctx.db.profileLanguage.createMany({
        data: added.map((language) => ({ ...language, profileId: to.id, forLetters: false })),
      })
      moved.filled = [...filled]
      moved.languages = added.map(({ language }) => language)
    }
    return moved
  },
  async back(ctx, moved, holderId, toId) {
    await ctx.db.householdMember.updateMany({
      where: { id: { in: moved.members ?? [] }, personId: holderId },
      data: { personId: toId },
    })
    if (moved.profile)
      await ctx.db.profile.updateMany({
        where: { id: { in: moved.profile }, personId: holderId },
        data: { personId: toId },
      })
    const [holder, other] = [await rowOf(ctx, holderId), await rowOf(ctx, toId)]
    if (!holder || !other) return
    // Only what is still as the merge made it.
    const still = fillable.filter(
      (field) => (moved.filled ?? []).includes(field) && holder[field] === other[field],
    )
    await ctx.db.profile.update({
      where: { id: holder.id },
      data: Object.fromEntries(still.map((field) => [field, null])),
    })
    await ctx.db.profileLanguage.deleteMany({
      where: { profileId: holder.id, language: { in: moved.languages ?? [] } },
    })
  },
  async erase(ctx, personId) {
    await ctx.db.householdMember.deleteMany({ where: { personId } })
    // In somebody else's household a person stays somebody, without a name.
    await ctx.db.householdMember.updateMany({
      where: { linkedPersonId: personId },
      data: { linkedPersonId: null, name: null, birthYear: null },
    })
    await ctx.db.contactTime.deleteMany({ where: { personId } })
    await ctx.db.profileStep.deleteMany({ where: { personId } })
    const row = await rowOf(ctx, personId)
    if (!row) return []
    await ctx.db.profileLanguage.updateMany({
      where: { profileId: row.id },
      data: { interprets: false, forLetters: false },
    })
    // Figures stay equal; nothing leads from this row to the person's bookings, not even the order of ids.
    const month = new Date(Date.UTC(row.createdAt.getUTCFullYear(), row.createdAt.getUTCMonth(), 1))
    await ctx.db.profile.update({
      where: { id: row.id },
      data: {
        id: randomUUID(),
        personId: null,
        gender: null,
        contactChannel: null,
        phoneShared: null,
        confirmedAt: null,
        createdAt: month,
        changedAt: month,
        version: 1,
      },
    })
    return ['profile']
  },
}

function rowOf(ctx: Ctx, personId: string) {
  return ctx.db.profile.findUnique({ where: { personId }, include: { languages: true } })
}

/** Members of the household go along, except who is there already (the same account). */
async function handMembers(ctx: Ctx, fromId: string, toId: string): Promise<string[]> {
  const there = await ctx.db.householdMember.findMany({
    where: { personId: toId, linkedPersonId: { not: null } },
    select: { linkedPersonId: true },
  })
  const taken = [...there.map((member) => member.linkedPersonId), toId]
  const members = await ctx.db.householdMember.findMany({
    where: { personId: fromId },
    select: { id: true, linkedPersonId: true },
  })
  const ids = members.filter((member) => !taken.includes(member.linkedPersonId)).map((member) => member.id)
  await ctx.db.householdMember.updateMany({ where: { id: { in: ids } }, data: { personId: toId } })
  return ids
}
