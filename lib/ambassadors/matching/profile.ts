import 'server-only'
import type { z } from 'zod'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import type { profileInput } from './schema'

export type OwnMatchProfile = {
  interests: string[]
  offers: string[]
  stages: string[]
  availability: number
  maxKm: number | null
  traits: string[]
  needs: string[]
  withoutLanguage: boolean
}

const nothing: OwnMatchProfile = {
  interests: [],
  offers: [],
  stages: [],
  availability: 0,
  maxKm: null,
  traits: [],
  needs: [],
  withoutLanguage: false,
}

/** What somebody said about fitting together; an empty one when they said nothing. */
export async function matchProfileOf(ctx: Ctx, personId: string): Promise<OwnMatchProfile> {
  const row = await ctx.db.matchProfile.findUnique({
    where: { personId },
    select: {
      interests: true,
      offers: true,
      stages: true,
      availability: true,
      maxKm: true,
      traits: true,
      needs: true,
      withoutLanguage: true,
    },
  })
  return row ?? nothing
}

/** Writes parts of one's own profile, in the caller's transaction. */
export async function writeMatchProfile(
  ctx: Ctx,
  personId: string,
  parts: Partial<OwnMatchProfile>,
): Promise<void> {
  await ctx.db.matchProfile.upsert({
    where: { personId },
    create: { personId, ...parts, changedAt: ctx.now },
    update: { ...parts, changedAt: ctx.now, version: { increment: 1 } },
  })
}

/** Saves one's own profile for matching. Refuses `notFound` when nobody is signed in. */
export async function saveMatchProfile(
  ctx: Ctx,
  input: z.output<typeof profileInput>,
): Promise<Result<null, 'notFound'>> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    await writeMatchProfile(tx, personId, input)
    await record(tx, {
      event: 'ambassadors.matchProfile.saved',
      subject: { type: 'person', id: personId },
      personId,
    })
    return ok(null)
  })
}
