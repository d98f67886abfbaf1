import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import { dayOf, days, dayToDate, shift } from '@/lib/time/time'
import { makeAmbassador } from '../../support/ambassadors'
import { at, type Case, gone, type Maker, zone } from './case'

/** Rules about appointments, ambassadors and pairs, with something of each to let go. */
export function meetingCases({
  ctx,
  db,
  one,
  appointment,
  proposal,
  formerAmbassador,
}: Maker): Record<string, Case> {
  return {
    'appointments.companions': {
      keep: limits.retention.bookings,
      left: { acceptedById: null, acceptedAt: at, kind: 'companion' },
      make: async (personId) => {
        const id = newId()
        await db().accompanyRequest.create({
          data: {
            id,
            appointmentId: await appointment({}),
            kind: 'companion',
            language: 'ti',
            createdAt: at,
            acceptedAt: at,
            acceptedById: personId,
          },
        })
        return () => db().accompanyRequest.findUnique({ where: { id } })
      },
    },
    'ambassadors.requests': {
      keep: limits.retention.applications,
      left: { personId: null, roleKey: 'mentor', state: 'withdrawn' },
      make: async (personId) => {
        const id = newId()
        await db().matchRequest.create({
          data: {
            id,
            personId,
            roleKey: 'mentor',
            state: 'withdrawn',
            createdAt: at,
            changedAt: at,
            endedAt: at,
          },
        })
        return () => db().matchRequest.findUnique({ where: { id } })
      },
    },
    'ambassadors.pairs': {
      keep: limits.retention.pairs,
      left: { seekerId: null, endedBy: 'clock' },
      make: async (personId) => {
        const proposalId = await proposal(personId)
        const { requestId } = await db().matchProposal.findUniqueOrThrow({ where: { id: proposalId } })
        const helper = await makeAmbassador(ctx(), { roles: ['languageBuddy'] })
        await db().matchProposal.update({
          where: { id: proposalId },
          data: { helperId: helper.personId, seekerReason: null, reasons: [] },
        })
        const id = newId()
        await db().pair.create({
          data: {
            id,
            proposalId,
            requestId,
            seekerId: personId,
            helperId: helper.personId,
            roleKey: 'languageBuddy',
            startedAt: shift(at, -days(100)),
            endsOn: dayToDate(dayOf(at, zone)),
            lastHeardAt: at,
            endedAt: at,
            endedBy: 'clock',
          },
        })
        return () => db().pair.findUnique({ where: { id } })
      },
    },
    'ambassadors.left': {
      keep: limits.retention.pairs,
      left: { motivation: null, state: 'left', capacity: 0 },
      make: async (personId) => {
        const id = await formerAmbassador(personId)
        return () => db().ambassador.findUnique({ where: { id } })
      },
    },
    'ambassadors.expenses': {
      keep: limits.retention.expenses,
      left: gone,
      make: async (personId) => {
        const [id, ambassadorId] = [newId(), (await makeAmbassador(ctx(), { personId })).id]
        await db().expenseClaim.create({
          data: {
            id,
            ambassadorId,
            personId,
            kind: 'flat',
            on: dayToDate('2026-10-01'),
            year: 2026,
            cents: 4123,
            what: 'transport',
            submittedAt: at,
            decision: 'approved',
            decidedAt: at,
            decidedById: await one(),
          },
        })
        return () => db().expenseClaim.findUnique({ where: { id } })
      },
    },
    'ambassadors.badges': {
      keep: null,
      left: { credential: {}, revokeReason: 'erased', achievement: 'hours25' },
      make: async (personId) => {
        const [id, ambassadorId] = [newId(), (await makeAmbassador(ctx(), { personId })).id]
        await db().ambassadorBadge.create({
          data: {
            id,
            ambassadorId,
            personId,
            achievement: 'hours25',
            issuedAt: at,
            credential: { name: 'Selam' },
          },
        })
        return () => db().ambassadorBadge.findUnique({ where: { id } })
      },
    },
    'appointments.past': {
      keep: limits.retention.bookings,
      left: { personId: null, placeName: null, placeAddress: null, language: 'ti', doneAt: at },
      make: async (personId) => {
        const id = await appointment({ personId })
        return () => db().appointment.findUnique({ where: { id } })
      },
    },
    'appointments.asks': {
      keep: limits.retention.bookings,
      left: gone,
      make: async (personId) => {
        const [id, requestId] = [newId(), newId()]
        await db().accompanyRequest.create({
          data: {
            id: requestId,
            appointmentId: await appointment({}),
            kind: 'interpreter',
            language: 'ti',
            createdAt: at,
          },
        })
        await db().accompanyAsk.create({
          data: { id, requestId, personId, wave: 1, askedAt: at, answeredAt: at, answer: 'no' },
        })
        return () => db().accompanyAsk.findUnique({ where: { id } })
      },
    },
    'ambassadors.reports': {
      keep: limits.retention.reports,
      left: { words: null, note: null, reporterId: null, kind: 'problem', handledAt: at },
      make: async (personId) => {
        const id = newId()
        await db().pairReport.create({
          data: {
            id,
            reporterId: personId,
            kind: 'problem',
            words: 'Ruzie',
            reportedAt: at,
            handledAt: at,
            note: 'Gebeld',
          },
        })
        return () => db().pairReport.findUnique({ where: { id } })
      },
    },
    'ambassadors.proposals': {
      keep: limits.retention.applications,
      left: { seekerReason: null, reasons: [], state: 'declined', seekerAnswer: 'no' },
      make: async (personId) => {
        const id = await proposal(personId)
        return () => db().matchProposal.findUnique({ where: { id } })
      },
    },
  }
}
