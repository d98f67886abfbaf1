import type { Ctx } from '@/lib/access/context'
import { newId } from '@/lib/db/ids'
import { dayOf, days, dayToDate, shift } from '@/lib/time/time'
import { makePeople } from './factories'

/** An active ambassador with a record in date, free every evening, who speaks what is given. */
export async function makeAmbassador(
  ctx: Ctx,
  options: { capacity?: number; role?: string; languages?: string[]; recordDays?: number | null } = {},
): Promise<string> {
  const [personId = ''] = await makePeople(ctx, 1, 'nl')
  const [judge = ''] = await makePeople(ctx, 1, 'nl')
  const id = newId()
  const at = shift(ctx.now, -days(100))
  await ctx.db.ambassador.create({
    data: { id, personId, stateSince: at, appliedAt: at, changedAt: at, capacity: options.capacity ?? 1 },
  })
  await ctx.db.ambassadorRoleWish.create({
    data: { ambassadorId: id, roleKey: options.role ?? 'languageBuddy', agreedAt: at, agreedById: judge },
  })
  for (const [n, kind] of (['applied', 'screened', 'checked', 'trained', 'activated'] as const).entries())
    await ctx.db.ambassadorStep.create({
      data: {
        id: newId(),
        ambassadorId: id,
        personId,
        kind,
        at: shift(at, days(n)),
        byId: kind === 'applied' ? personId : judge,
      },
    })
  if (options.recordDays !== null)
    await ctx.db.ambassadorCheck.create({
      data: {
        id: newId(),
        ambassadorId: id,
        personId,
        kind: 'be5962',
        seenAt: at,
        seenById: judge,
        issuedOn: dayToDate(dayOf(shift(at, -days(20)), 'Europe/Brussels')),
        expiresOn: dayToDate(dayOf(shift(ctx.now, days(options.recordDays ?? 400)), 'Europe/Brussels')),
      },
    })
  await speaks(ctx, personId, options.languages ?? ['nl'])
  await ctx.db.matchProfile.create({
    data: {
      personId,
      availability: 0b100100100100100100100,
      interests: ['cooking'],
      offers: ['talk'],
      changedAt: at,
    },
  })
  return personId
}

/** Somebody who waits for an ambassador, free on Tuesday evening; answers the person and the request. */
export async function makeRequest(
  ctx: Ctx,
  options: { role?: string; languages?: string[]; waitingDays?: number; needs?: string[] } = {},
): Promise<{ personId: string; requestId: string }> {
  const [personId = ''] = await makePeople(ctx, 1)
  const requestId = newId()
  const at = shift(ctx.now, -days(options.waitingDays ?? 10))
  await speaks(ctx, personId, options.languages ?? ['nl'])
  await ctx.db.matchProfile.create({
    data: {
      personId,
      availability: 1 << 5,
      interests: ['cooking'],
      needs: options.needs ?? [],
      changedAt: at,
    },
  })
  await ctx.db.matchRequest.create({
    data: {
      id: requestId,
      personId,
      roleKey: options.role ?? 'languageBuddy',
      asks: ['talk'],
      state: 'waiting',
      createdAt: at,
      waitingSince: at,
      changedAt: at,
    },
  })
  return { personId, requestId }
}

async function speaks(ctx: Ctx, personId: string, languages: readonly string[]): Promise<void> {
  await ctx.db.profile.create({
    data: {
      id: newId(),
      personId,
      createdAt: ctx.now,
      changedAt: ctx.now,
      languages: { create: languages.map((language) => ({ language, speaks: 'good' })) },
    },
  })
}
