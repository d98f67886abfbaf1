import 'server-only'
import { newId } from '@/lib/db/ids'
import type { PersonalData } from '@/lib/people/personal-data'
import { handBack, handOver, letGo, sharedPools } from '@/lib/places/hand-over'
import { dateToDay } from '@/lib/time/time'
import { awardBack, awardConflicts, moveAward } from './award/merge'
import { forgetVolunteer } from './forget'
import { gatheringPlaceOwner } from './gatherings/place-owner'
import { readableAmbassador } from './readable'
import { perkPlaceOwner } from './recognition/own'

/** What the programme holds about somebody: their application, the evidence, the checks that were seen. */
export const ambassadorPersonalData: PersonalData = {
  domain: 'ambassadors',
  async collect(ctx, personId) {
    const lettersStopped = await ctx.db.ambassadorMailingStop.findUnique({
      where: { personId },
      select: { at: true, way: true },
    })
    const [named, jury, invitations, places] = await Promise.all([
      ctx.db.awardNomination.findMany({ where: { byId: personId }, select: { reason: true, at: true } }),
      ctx.db.awardJuror.findMany({ where: { personId }, select: { addedAt: true } }),
      ctx.db.ambassadorGuest.findMany({
        where: { personId },
        orderBy: { invitedAt: 'asc' },
        select: {
          invitedAt: true,
          saidNoAt: true,
          gathering: { select: { startsAt: true, place: true, texts: true } },
        },
      }),
      ctx.db.booking.findMany({
        where: { personId, pool: { kind: { in: [gatheringPlaceOwner.kind, perkPlaceOwner.kind] } } },
        orderBy: { bookedAt: 'asc' },
        select: { reference: true, state: true, bookedAt: true, endedAt: true },
      }),
    ])
    const others = {
      ...(lettersStopped ? { lettersStopped } : {}),
      ...(named.length > 0 ? { named } : {}),
      ...(jury.length > 0 ? { jury } : {}),
      ...(invitations.length > 0 ? { invitations } : {}),
      ...(places.length > 0 ? { places } : {}),
    }
    const ambassador = await ctx.db.ambassador.findUnique({
      where: { personId },
      include: {
        roles: { select: { roleKey: true, agreedAt: true } },
        steps: {
          orderBy: { at: 'asc' },
          select: { kind: true, at: true, reason: true, note: true, voidedAt: true },
        },
        checks: { select: { kind: true, seenAt: true, issuedOn: true, expiresOn: true, voidedAt: true } },
        acceptances: {
          select: { document: true, country: true, version: true, language: true, acceptedAt: true },
        },
        talks: { select: { startsAt: true, endsAt: true, way: true, outcome: true, cancelledAt: true } },
        services: { select: { roleKey: true, on: true, minutes: true, voidedAt: true } },
        claims: {
          select: {
            kind: true,
            on: true,
            cents: true,
            what: true,
            note: true,
            submittedAt: true,
            decision: true,
            reason: true,
          },
        },
        badges: { select: { achievement: true, issuedAt: true, revokedAt: true, credential: true } },
        thanks: { select: { shownAs: true, words: true, language: true, agreedAt: true, withdrawnAt: true } },
        nominations: { select: { reason: true, at: true } },
      },
    })
    if (!ambassador) return others
    const { id, personId: _person, coordinatorId: _coordinator, version: _version, ...own } = ambassador
    return {
      ...own,
      reference: id,
      ...others,
      checks: own.checks.map((check) => ({
        ...check,
        issuedOn: dateToDay(check.issuedOn),
        expiresOn: dateToDay(check.expiresOn),
      })),
    }
  },
  readable: readableAmbassador,
  async conflicts(ctx, keptId, mergedId) {
    const both = await ctx.db.ambassador.count({ where: { personId: { in: [keptId, mergedId] } } })
    if (both > 1) return ['ambassadorBoth']
    for (const { kind } of [gatheringPlaceOwner, perkPlaceOwner])
      if ((await sharedPools(ctx, kind, keptId, mergedId)).length > 0) return ['bookedBoth']
    // One who judged the other would, as one person, have judged themselves.
    const judged = await ctx.db.ambassadorStep.count({
      where: {
        OR: [
          { personId: keptId, byId: mergedId },
          { personId: mergedId, byId: keptId },
        ],
      },
    })
    const seen = await ctx.db.ambassadorCheck.count({
      where: {
        OR: [
          { personId: keptId, seenById: mergedId },
          { personId: mergedId, seenById: keptId },
        ],
      },
    })
    return [
      ...new Set([
        ...(judged + seen > 0 ? ['ambassadorJudged'] : []),
        ...(await awardConflicts(ctx, keptId, mergedId)),
      ]),
    ]
  },
  async move(ctx, fromId, toId) {
    const rows = await ctx.db.ambassador.findMany({ where: { personId: fromId }, select: { id: true } })
    const ambassadors = rows.map((row) => row.id)
    // Evidence, claims and badges follow by their foreign keys; what stands under a person's own id is handed over here.
    await ctx.db.ambassador.updateMany({ where: { id: { in: ambassadors } }, data: { personId: toId } })
    await ctx.db.ambassadorThanks.updateMany({ where: { personId: fromId }, data: { personId: toId } })
    // A no to letters is a no of the whole person. It stays with both, also when a merge is undone.
    const stop = await ctx.db.ambassadorMailingStop.findUnique({ where: { personId: fromId } })
    if (stop)
      await ctx.db.ambassadorMailingStop.createMany({
        data: [{ ...stop, personId: toId }],
        skipDuplicates: true,
      })
    const periods = await ctx.db.expensePeriod.findMany({
      where: { personId: fromId },
      select: { period: true },
    })
    await ctx.db.expensePeriod.updateMany({ where: { personId: fromId }, data: { personId: toId } })
    const invited = await ctx.db.ambassadorGuest.findMany({
      where: { personId: fromId, gathering: { guests: { none: { personId: toId } } } },
      select: { gatheringId: true },
    })
    const gatherings = invited.map((row) => row.gatheringId)
    await ctx.db.ambassadorGuest.updateMany({
      where: { personId: fromId, gatheringId: { in: gatherings } },
      data: { personId: toId },
    })
    return {
      ...(await moveAward(ctx, fromId, toId)),
      ambassadors,
      expensePeriods: periods.map((row) => row.period),
      gatherings,
      places: [
        ...(await handOver(ctx, gatheringPlaceOwner.kind, fromId, toId)),
        ...(await handOver(ctx, perkPlaceOwner.kind, fromId, toId)),
      ],
    }
  },
  async erase(ctx, personId, email) {
    await ctx.db.ambassadorDraft.deleteMany({
      where: { OR: [{ personId }, ...(email ? [{ email }] : [])] },
    })
    // Naming and judging for the award was theirs; letters to many end.
    await ctx.db.awardNomination.deleteMany({ where: { OR: [{ byId: personId }, { nomineeId: personId }] } })
    await ctx.db.awardJuror.deleteMany({ where: { personId } })
    await ctx.db.awardRound.updateMany({ where: { winnerId: personId }, data: { winnerId: null } })
    await ctx.db.ambassadorMailingStop.deleteMany({ where: { personId } })
    // A place at a gathering and a ticket go to the next; what was, stays as a figure of nobody.
    await letGo(ctx, gatheringPlaceOwner, personId)
    await letGo(ctx, perkPlaceOwner, personId)
    await ctx.db.ambassadorGuest.deleteMany({ where: { personId } })
    const ambassador = await ctx.db.ambassador.findUnique({
      where: { personId },
      select: {
        id: true,
        steps: { where: { kind: 'activated', voidedAt: null }, select: { id: true } },
        state: true,
      },
    })
    if (!ambassador) return []
    if (ambassador.steps.length === 0) {
      await ctx.db.ambassador.delete({ where: { id: ambassador.id } })
      return []
    }
    // That somebody gave their time stays, as a figure of nobody.
    const which = { ambassadorId: ambassador.id }
    if (ambassador.state !== 'left')
      await ctx.db.ambassadorStep.create({
        data: { id: newId(), ...which, personId, kind: 'left', at: ctx.now, reason: 'erased' },
      })
    await forgetVolunteer(ctx, ambassador.id)
    const claims = await ctx.db.expenseClaim.count({ where: which })
    return claims > 0 ? ['ambassador', 'expenses'] : ['ambassador']
  },
  async back(ctx, moved, holderId, toId) {
    await ctx.db.ambassador.updateMany({
      where: { id: { in: moved.ambassadors ?? [] }, personId: holderId },
      data: { personId: toId },
    })
    await ctx.db.ambassadorThanks.updateMany({
      where: { ambassadorId: { in: moved.ambassadors ?? [] } },
      data: { personId: toId },
    })
    await ctx.db.expensePeriod.updateMany({
      where: { personId: holderId, period: { in: moved.expensePeriods ?? [] } },
      data: { personId: toId },
    })
    await ctx.db.ambassadorGuest.updateMany({
      where: { personId: holderId, gatheringId: { in: moved.gatherings ?? [] } },
      data: { personId: toId },
    })
    await handBack(ctx, moved.places ?? [], holderId, toId)
    await awardBack(ctx, moved, holderId, toId)
  },
}
