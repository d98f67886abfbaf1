import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { town } from '@/lib/config/town'
import { townZone } from '@/lib/time/clock'
import { dateToDay, dayOf } from '@/lib/time/time'
import { readAvailability } from './availability'
import { ownAmbassadorWhere } from './policy'
import { checkRules, codeVersion, noteVersion, renewalFrom } from './rules'
import { doneModules } from './training'
import type { MyAmbassador } from './types'
import type { AmbassadorState, EndKind, StepKind } from './vocabulary'

/** Where the one who asks stands, or null: they never signed up. */
export async function myAmbassador(ctx: Ctx): Promise<MyAmbassador | null> {
  const row = await ctx.db.ambassador.findFirst({
    where: ownAmbassadorWhere(ctx.actor),
    select: {
      id: true,
      personId: true,
      state: true,
      endKind: true,
      appliedAt: true,
      capacity: true,
      pausedUntil: true,
      steps: {
        where: { voidedAt: null },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
        select: { kind: true, at: true },
      },
      roles: {
        orderBy: { role: { position: 'asc' } },
        select: {
          roleKey: true,
          agreedAt: true,
          role: { select: { needsPoliceRecord: true, training: true } },
        },
      },
      checks: {
        where: { voidedAt: null },
        orderBy: { expiresOn: 'desc' },
        take: 1,
        select: { expiresOn: true },
      },
      acceptances: {
        where: { country: town.country, version: { in: [codeVersion, noteVersion] } },
        select: { document: true, version: true },
      },
      talks: {
        where: { cancelledAt: null, outcome: null, startsAt: { gt: ctx.now } },
        orderBy: { startsAt: 'asc' },
        take: 1,
        select: { startsAt: true, way: true },
      },
    },
  })
  if (!row) return null
  const wanted = [...new Set(row.roles.flatMap(({ role }) => role.training))]
  const [modules, times] = await Promise.all([
    doneModules(ctx, row.personId, wanted),
    readAvailability(ctx, row.personId),
  ])
  const [check] = row.checks
  const recordUntil = check ? dateToDay(check.expiresOn) : null
  const rule = checkRules[town.country]
  const signed = (document: string, version: string) =>
    row.acceptances.some((one) => one.document === document && one.version === version)
  return {
    id: row.id,
    state: row.state as AmbassadorState,
    endKind: row.endKind as EndKind | null,
    appliedAt: row.appliedAt,
    steps: row.steps.map((step) => ({ kind: step.kind as StepKind, at: step.at })),
    roles: row.roles.map(({ roleKey, agreedAt }) => ({ key: roleKey, agreed: agreedAt !== null })),
    talk: row.talks[0] ?? null,
    recordUntil,
    recordNeeded: row.roles.some(({ role }) => role.needsPoliceRecord),
    renewRecord:
      recordUntil !== null &&
      rule !== undefined &&
      renewalFrom(recordUntil, rule) <= dayOf(ctx.now, townZone()),
    modules,
    codeSigned: signed('code', codeVersion),
    noteAccepted: signed('note', noteVersion),
    capacity: row.capacity,
    times,
    pausedUntil: row.pausedUntil ? dateToDay(row.pausedUntil) : null,
  }
}
