import 'server-only'
import type { z } from 'zod'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import type { Locale } from '@/lib/i18n/locales'
import { profileOf } from '@/lib/people/profile/queries'
import { ok, type Result, refused } from '@/lib/result/result'
import { hours, shift } from '@/lib/time/time'
import { type FamilyDraft, familyDraft, type familyWhatInput, type familyWhoInput } from '../schema'
import { bookFamily, type FamilyRefusal } from './book-family'

const ownDraft = (ctx: Ctx, draftId: string) =>
  ctx.db.familyDraft.findFirst({
    where: {
      id: draftId,
      personId: personIdOf(ctx.actor) ?? '00000000-0000-0000-0000-000000000000',
      expiresAt: { gt: ctx.now },
    },
  })

/** A draft of mine with what it holds, or null. */
export async function getFamilyDraft(
  ctx: Ctx,
  draftId: string,
): Promise<(FamilyDraft & { id: string; bookingId: string | null }) | null> {
  const row = await ownDraft(ctx, draftId)
  return row ? { id: row.id, bookingId: row.bookingId, ...familyDraft.parse(row.data) } : null
}

/** Keeps who comes; the household is read, so that nothing is typed twice. Refuses `notFound`. */
export async function keepWho(
  ctx: Ctx,
  input: z.output<typeof familyWhoInput>,
): Promise<Result<{ draftId: string }, 'notFound'>> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return refused('notFound')
  const household = (await profileOf(ctx, personId))?.household ?? []
  const before = input.draftId ? await getFamilyDraft(ctx, input.draftId) : null
  if (input.draftId && (!before || before.bookingId)) return refused('notFound')
  const member = household.find((one) => one.id === input.other)
  if (input.other && input.other !== 'new' && !member?.name) return refused('notFound')
  const other =
    input.other === 'new'
      ? { name: input.otherName ?? '', personId: null }
      : member?.name
        ? { name: member.name, personId: member.personId }
        : null
  const children = [
    ...household.flatMap((one) =>
      input.members?.includes(one.id) && one.name && one.birthYear
        ? [{ name: one.name, birthYear: one.birthYear }]
        : [],
    ),
    ...(input.children ?? []).flatMap((child) =>
      child.name && child.birthYear ? [{ name: child.name, birthYear: Number(child.birthYear) }] : [],
    ),
  ].slice(0, limits.booking.children)
  const data: FamilyDraft = {
    other,
    children,
    mine: before?.mine ?? input.runId ?? null,
    theirs: before?.theirs ?? null,
    care: children.length > 0 ? (before?.care ?? 'mine') : 'none',
  }
  const draftId = before?.id ?? newId()
  const expiresAt = shift(ctx.now, hours(limits.booking.draftHours))
  await ctx.db.familyDraft.upsert({
    where: { id: draftId },
    create: { id: draftId, personId, data, createdAt: ctx.now, expiresAt },
    update: { data, expiresAt },
  })
  return ok({ draftId })
}

/** Keeps which runs. Refuses `notFound`, `needsTheirs` (the other grown-up has no course yet). */
export async function keepWhat(
  ctx: Ctx,
  input: z.output<typeof familyWhatInput>,
): Promise<Result<null, 'notFound' | 'needsTheirs'>> {
  const draft = await getFamilyDraft(ctx, input.draftId)
  if (!draft || draft.bookingId) return refused('notFound')
  if (draft.other && !input.theirs) return refused('needsTheirs')
  const { id, bookingId: _, ...rest } = draft
  const data: FamilyDraft = {
    ...rest,
    mine: input.mine,
    theirs: draft.other ? (input.theirs ?? null) : null,
    care: draft.children.length > 0 ? (input.care ?? 'none') : 'none',
  }
  await ctx.db.familyDraft.update({ where: { id }, data: { data } })
  return ok(null)
}

/**
 * Books what the draft says. Sending it twice leads to what exists. Answers my own booking. Refuses what a family's
 * booking refuses.
 */
export async function confirmFamily(
  ctx: Ctx,
  input: { draftId: string },
  locale: Locale,
): Promise<Result<{ bookingId: string }, FamilyRefusal>> {
  const personId = personIdOf(ctx.actor)
  const draft = personId ? await getFamilyDraft(ctx, input.draftId) : null
  if (!draft || !personId || !draft.mine) return refused('notFound')
  if (draft.bookingId) return ok({ bookingId: draft.bookingId })
  if (draft.other && !draft.theirs) return refused('notFound')
  const booked = await bookFamily(
    ctx,
    {
      me: { personId, runId: draft.mine },
      other: draft.other && draft.theirs ? { ...draft.other, runId: draft.theirs } : null,
      children: draft.children,
      care: draft.care,
    },
    { locale, bookedBy: 'self' },
  )
  if (!booked.ok) return booked
  const mine = booked.value.bookings.find((one) => one.personId === personId && one.companion === 0)
  if (!mine) throw new Error('a family booking without the one who made it')
  await ctx.db.familyDraft.updateMany({
    where: { id: draft.id },
    data: { bookingId: mine.bookingId },
  })
  return ok({ bookingId: mine.bookingId })
}

/** Throws away drafts that nobody finished in time. */
export async function sweepFamilyDrafts(ctx: Ctx): Promise<void> {
  await ctx.db.familyDraft.deleteMany({ where: { expiresAt: { lt: ctx.now } } })
}
