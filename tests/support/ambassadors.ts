import type { Ctx } from '@/lib/access/context'
import type { AmbassadorState, StepKind } from '@/lib/ambassadors/vocabulary'
import { newId } from '@/lib/db/ids'
import { dayOf, days, dayToDate, minutes, shift } from '@/lib/time/time'
import { makePeople } from './factories'

const way: Record<AmbassadorState, StepKind[]> = {
  applied: ['applied'],
  talkPlanned: ['applied', 'talkPlanned'],
  screened: ['applied', 'talkPlanned', 'screened'],
  checked: ['applied', 'talkPlanned', 'screened', 'checked'],
  trained: ['applied', 'talkPlanned', 'screened', 'checked', 'trained'],
  active: ['applied', 'talkPlanned', 'screened', 'checked', 'trained', 'activated'],
  paused: ['applied', 'talkPlanned', 'screened', 'checked', 'trained', 'activated', 'paused'],
  left: ['applied', 'talkPlanned', 'screened', 'checked', 'trained', 'activated', 'left'],
}

export type MadeAmbassador = { id: string; personId: string }

/** An ambassador in a state, with the evidence that leads there, judged by `byId` (somebody made for it otherwise). */
export async function makeAmbassador(
  ctx: Ctx,
  options: {
    state?: AmbassadorState
    personId?: string
    byId?: string
    roles?: string[]
    capacity?: number
    appliedDaysAgo?: number
    /** Days until the police record expires. */
    recordLasts?: number
    locale?: string
  } = {},
): Promise<MadeAmbassador> {
  const state = options.state ?? 'active'
  const [one = '', two = ''] = await makePeople(ctx, 2, options.locale ?? 'nl')
  const personId = options.personId ?? one
  const byId = options.byId ?? two
  const id = newId()
  const appliedAt = shift(ctx.now, -days(options.appliedDaysAgo ?? 60))
  await ctx.db.ambassador.create({
    data: {
      id,
      personId,
      stateSince: appliedAt,
      appliedAt,
      changedAt: appliedAt,
      capacity: options.capacity ?? 1,
      roles: {
        create: (options.roles ?? ['mentor']).map((roleKey) => ({
          roleKey,
          agreedAt: state === 'applied' ? null : appliedAt,
        })),
      },
    },
  })
  let evidenceId: string | null = null
  if (way[state].includes('checked')) {
    evidenceId = newId()
    await ctx.db.ambassadorCheck.create({
      data: {
        id: evidenceId,
        ambassadorId: id,
        personId,
        kind: 'be5962',
        seenAt: appliedAt,
        seenById: byId,
        issuedOn: dayToDate(dayOf(shift(appliedAt, -days(5)), 'Europe/Brussels')),
        expiresOn: dayToDate(dayOf(shift(ctx.now, days(options.recordLasts ?? 900)), 'Europe/Brussels')),
      },
    })
  }
  for (const [index, kind] of way[state].entries())
    await ctx.db.ambassadorStep.create({
      data: {
        id: newId(),
        ambassadorId: id,
        personId,
        kind,
        at: shift(appliedAt, minutes(index)),
        byId: kind === 'applied' ? personId : byId,
        evidenceId: kind === 'checked' ? evidenceId : null,
      },
    })
  return { id, personId }
}
