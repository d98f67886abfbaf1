import 'server-only'
import { can } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { type About, mayWrite, noteStep, ownRow } from './subject'
import type { LanguageOf } from './types'
import type { Relation } from './vocabulary'

/** Adds a language or changes how well it is known. Refuses `notFound`, `tooMany`. */
export async function keepLanguage(
  ctx: Ctx,
  about: About,
  input: LanguageOf,
): Promise<Result<null, 'notFound' | 'tooMany'>> {
  return inTransaction(ctx, async (tx) => {
    if (!(await mayWrite(tx, about.personId))) return refused('notFound')
    const profileId = await ownRow(tx, about.personId)
    const { language, ...skills } = input
    const others = await tx.db.profileLanguage.count({ where: { profileId, language: { not: language } } })
    if (others >= limits.profile.languages) return refused('tooMany', { max: limits.profile.languages })
    // Letters come in one language: the newest choice.
    if (skills.forLetters)
      await tx.db.profileLanguage.updateMany({ where: { profileId }, data: { forLetters: false } })
    await tx.db.profileLanguage.upsert({
      where: { profileId_language: { profileId, language } },
      create: { profileId, language, ...skills },
      update: skills,
    })
    await noteStep(tx, about, 'languages', 'answered')
    return ok(null)
  })
}

/** Takes a language away. Refuses `notFound`. */
export async function dropLanguage(
  ctx: Ctx,
  about: About,
  input: { language: string },
): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    if (!(await mayWrite(tx, about.personId))) return refused('notFound')
    const gone = await tx.db.profileLanguage.deleteMany({
      where: { profile: { personId: about.personId }, language: input.language },
    })
    if (gone.count === 0) return refused('notFound')
    await noteStep(tx, about, 'languages', 'answered')
    return ok(null)
  })
}

/** Adds somebody to the household, or changes them (`memberId`). Refuses `notFound`, `tooMany`. */
export async function keepMember(
  ctx: Ctx,
  about: About,
  input: { memberId: string | null; name: string; birthYear: number | null; relation: Relation },
): Promise<Result<{ memberId: string }, 'notFound' | 'tooMany'>> {
  return inTransaction(ctx, async (tx) => {
    if (!(await mayWrite(tx, about.personId))) return refused('notFound')
    const { memberId, ...words } = input
    if (memberId) {
      const changed = await tx.db.householdMember.updateMany({
        where: { id: memberId, personId: about.personId },
        data: words,
      })
      if (changed.count === 0) return refused('notFound')
      await noteStep(tx, about, 'household', 'answered')
      return ok({ memberId })
    }
    const there = await tx.db.householdMember.count({ where: { personId: about.personId } })
    if (there >= limits.profile.household) return refused('tooMany', { max: limits.profile.household })
    const id = newId()
    await tx.db.householdMember.create({
      data: { id, personId: about.personId, ...words, createdAt: tx.now },
    })
    await noteStep(tx, about, 'household', 'answered')
    return ok({ memberId: id })
  })
}

/** Takes somebody out of the household. Refuses `notFound`. */
export async function dropMember(
  ctx: Ctx,
  about: About,
  input: { memberId: string },
): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    if (!(await mayWrite(tx, about.personId))) return refused('notFound')
    const gone = await tx.db.householdMember.deleteMany({
      where: { id: input.memberId, personId: about.personId },
    })
    if (gone.count === 0) return refused('notFound')
    await noteStep(tx, about, 'household', 'answered')
    return ok(null)
  })
}

/**
 * Ties a member of the household to their own account, or unties them (null). Only staff who saw that it is the same
 * person may: an account says nothing about itself to others. Refuses `notFound`, `linkedAlready`.
 */
export async function linkMember(
  ctx: Ctx,
  input: { personId: string; memberId: string; linkedPersonId: string | null },
): Promise<Result<null, 'notFound' | 'linkedAlready'>> {
  if (!can(ctx.actor, 'people.profile.assist')) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    if (!(await mayWrite(tx, input.personId))) return refused('notFound')
    const { linkedPersonId } = input
    if (linkedPersonId) {
      const other = await tx.db.person.count({
        where: { id: linkedPersonId, mergedIntoId: null, erasedAt: null },
      })
      if (other === 0 || linkedPersonId === input.personId) return refused('notFound')
      const twice = await tx.db.householdMember.count({
        where: { personId: input.personId, linkedPersonId, id: { not: input.memberId } },
      })
      if (twice > 0) return refused('linkedAlready')
    }
    const changed = await tx.db.householdMember.updateMany({
      where: { id: input.memberId, personId: input.personId },
      data: { linkedPersonId },
    })
    if (changed.count === 0) return refused('notFound')
    await record(tx, {
      event: linkedPersonId ? 'people.household.linked' : 'people.household.unlinked',
      subject: { type: 'householdMember', id: input.memberId },
      personId: input.personId,
      data: { linkedTo: linkedPersonId },
    })
    return ok(null)
  })
}
