import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import { ownSource } from '@/lib/passport/vocabulary'
import { dayOf, dayToDate } from '@/lib/time/time'
import { at, type Case, gone, type Maker, zone } from './case'

/** Rules about lessons, courses, the passport and its papers, with something of each to let go. */
export function learningCases({ db, endedRun, proofOf }: Maker): Record<string, Case> {
  return {
    'teaching.attendance': {
      keep: limits.retention.bookings,
      left: { marks: 0, figures: [{ mark: 'late', people: 1 }] },
      make: async (personId) => {
        const runId = await endedRun()
        const { id: lessonId } = await db().lesson.findFirstOrThrow({ where: { runId } })
        await db().attendanceMark.create({ data: { lessonId, runId, personId, mark: 'late', markedAt: at } })
        return async () => ({
          marks: await db().attendanceMark.count({ where: { lessonId } }),
          figures: await db().attendanceFigure.findMany({ where: { lessonId } }),
        })
      },
    },
    'teaching.groupMessages': {
      keep: limits.retention.messages,
      left: { sentById: null, phrases: [{ id: 'greeting.hello', blanks: {} }], told: 4 },
      make: async (personId) => {
        const id = newId()
        await db().groupMessage.create({
          data: {
            id,
            runId: await endedRun(),
            phrases: [{ id: 'greeting.hello', blanks: { name: 'Selam' } }],
            sentAt: at,
            sentById: personId,
            told: 4,
          },
        })
        return () => db().groupMessage.findUnique({ where: { id } })
      },
    },
    'teaching.certificates': {
      keep: null,
      left: gone,
      make: async (personId) => {
        const id = newId()
        const proofId = await proofOf(null, { revokedAt: at, revokeReason: 'erased' })
        await db().certificate.create({
          data: {
            id,
            runId: await endedRun(),
            personId,
            proofId,
            locale: 'ti',
            printed: { name: 'Selam' },
            issuedAt: at,
          },
        })
        return () => db().certificate.findUnique({ where: { id } })
      },
    },
    'passport.hours': {
      keep: null,
      left: gone,
      make: async (personId) => {
        const id = newId()
        await db().passportHours.create({
          data: {
            id,
            personId,
            sourceKind: ownSource,
            sourceId: id,
            activityKind: 'volunteering',
            minutes: 90,
            on: dayToDate(dayOf(at, zone)),
            createdAt: at,
            confirmedAt: at,
          },
        })
        return () => db().passportHours.findUnique({ where: { id } })
      },
    },
    'proofs.valid': {
      keep: null,
      left: { personId: null, holder: null, summary: {}, revokeReason: 'lapsed' },
      make: async (personId) => {
        const id = await proofOf(personId, {})
        return () => db().proof.findUnique({ where: { id } })
      },
    },
    'teaching.notes': {
      keep: limits.retention.bookings,
      left: gone,
      make: async (personId) => {
        const id = newId()
        await db().learnerNote.create({
          data: { id, runId: await endedRun(), personId, text: 'Leest graag', createdAt: at },
        })
        return () => db().learnerNote.findUnique({ where: { id } })
      },
    },
    'teaching.progress': {
      keep: limits.retention.bookings,
      left: gone,
      make: async (personId) => {
        const runId = await endedRun()
        await db().skillProgress.create({
          data: { runId, personId, skill: 'reading', step: 'begun', seenAt: at },
        })
        return () => db().skillProgress.findFirst({ where: { runId, personId } })
      },
    },
    'teaching.followUps': {
      keep: limits.retention.bookings,
      left: gone,
      make: async (personId) => {
        const [id, ruleId] = [newId(), newId()]
        await db().followUpRule.create({
          data: {
            id: ruleId,
            trigger: 'absences',
            action: 'call',
            threshold: 2,
            changedAt: at,
            source: 'test',
            endedAt: at,
          },
        })
        await db().followUp.create({
          data: { id, ruleId, runId: await endedRun(), personId, action: 'call', dueAt: at },
        })
        return () => db().followUp.findUnique({ where: { id } })
      },
    },
    'teaching.evaluations': {
      keep: limits.retention.bookings,
      left: gone,
      make: async (personId) => {
        const id = newId()
        await db().evaluationAsk.create({ data: { id, runId: await endedRun(), personId, askedAt: at } })
        return () => db().evaluationAsk.findUnique({ where: { id } })
      },
    },
    'passport.contacts': {
      keep: limits.retention.contacts,
      left: { contactName: null, contactEmail: null, minutes: 60, what: 'Soep' },
      make: async (personId) => {
        const id = newId()
        await db().passportHours.create({
          data: {
            id,
            personId,
            sourceKind: 'own',
            sourceId: id,
            activityKind: 'own',
            minutes: 60,
            on: dayToDate(dayOf(at, zone)),
            createdAt: at,
            what: 'Soep',
            contactName: 'Mevrouw Peeters',
            contactEmail: 'peeters@example.org',
            confirmedAt: at,
          },
        })
        return () => db().passportHours.findUnique({ where: { id } })
      },
    },
    'passport.refused': {
      keep: limits.retention.bookings,
      left: gone,
      make: async (personId) => {
        const id = newId()
        await db().passportHours.create({
          data: {
            id,
            personId,
            sourceKind: ownSource,
            sourceId: id,
            activityKind: 'own',
            minutes: 60,
            on: dayToDate(dayOf(at, zone)),
            createdAt: at,
            refusedAt: at,
            refusedReason: 'Niet gezien',
          },
        })
        return () => db().passportHours.findUnique({ where: { id } })
      },
    },
    'proofs.revoked': {
      keep: limits.retention.revokedProofs,
      left: { personId: null, holder: null, summary: {} },
      make: async (personId) => {
        const id = await proofOf(personId, { revokedAt: at, revokeReason: 'mistake' })
        return () => db().proof.findUnique({ where: { id } })
      },
    },
    'courses.children': {
      keep: limits.retention.waitingList,
      left: gone,
      make: async (personId) => {
        const runId = await endedRun()
        const { poolId } = await db().courseRun.findUniqueOrThrow({ where: { id: runId } })
        const bookingId = newId()
        await db().booking.create({
          data: {
            id: bookingId,
            reference: bookingId,
            poolId,
            personId,
            state: 'placed',
            bookedAt: at,
            placedAt: at,
            bookedBy: 'self',
          },
        })
        await db().childcareChild.create({ data: { bookingId, callName: 'Noor', birthYear: 2023 } })
        return () => db().childcareChild.findUnique({ where: { bookingId } })
      },
    },
  }
}
