import { describe, expect, test } from 'vitest'
import { limits } from '@/lib/config/limits'
import { childcarePlacesKind } from '@/lib/courses/place-owner'
import { newId } from '@/lib/db/ids'
import { ownSource } from '@/lib/passport/vocabulary'
import { placeHold } from '@/lib/people/erase-person'
import { createPool } from '@/lib/places/pool'
import { retentionRules } from '@/lib/registry/retention'
import { dryRun, runRetention } from '@/lib/retention/run'
import { addDays, dayOf, days, dayToDate, shift } from '@/lib/time/time'
import { makeAmbassador } from '../../support/ambassadors'
import { contextOf, noon, testDatabase } from '../../support/database'
import { makePeople, makeRun } from '../../support/factories'

const database = testDatabase()
const zone = 'Europe/Brussels'
const ctx = (now = noon) => contextOf(database, { now })
const one = async () => (await makePeople(ctx(), 1))[0] ?? ''
const db = () => database.db
const at = noon

/** A run whose last lesson was the day before noon, so that days count from noon's own day. */
async function endedRun(): Promise<string> {
  const { runId } = await makeRun(ctx())
  const last = dayToDate(addDays(dayOf(noon, zone), -1))
  await db().courseRun.update({ where: { id: runId }, data: { startsOn: last, endsOn: last } })
  return runId
}

async function appointment(of: {
  personId?: string
  guestName?: string
  guestPhone?: string
}): Promise<string> {
  const id = newId()
  await db().appointment.create({
    data: {
      id,
      ...of,
      setting: 'elsewhere',
      placeName: 'Ziekenhuis',
      placeAddress: 'Kade 1',
      startsAt: shift(at, -3_600_000),
      endsAt: at,
      language: 'ti',
      reference: id,
      bookedBy: 'self',
      createdAt: at,
      confirmedAt: at,
      doneAt: at,
    },
  })
  return id
}

async function proposal(personId: string): Promise<string> {
  const [requestId, id] = [newId(), newId()]
  await db().matchRequest.create({
    data: { id: requestId, personId, roleKey: 'languageBuddy', createdAt: at, changedAt: at },
  })
  await db().matchProposal.create({
    data: {
      id,
      requestId,
      seekerId: personId,
      helperId: await one(),
      roleKey: 'languageBuddy',
      reasons: ['language'],
      cautions: [],
      proposedAt: at,
      expiresAt: at,
      state: 'declined',
      seekerAnswer: 'no',
      seekerReason: 'Geen klik',
      endedAt: at,
    },
  })
  return id
}

/** A valid paper; what is given is different. */
async function proofOf(
  personId: string | null,
  rest: { revokedAt?: Date; revokeReason?: string },
): Promise<string> {
  const id = newId()
  await db().proof.create({
    data: {
      id,
      code: id.replaceAll('-', '').slice(-12).toUpperCase(),
      kind: 'passport.hours',
      personId,
      sourceKind: 'test',
      sourceId: id,
      holder: personId && 'Selam',
      summary: personId ? { minutes: 60 } : {},
      issuedAt: at,
      ...rest,
    },
  })
  return id
}

/** An ambassador who left at noon, with the steps that say so. */
async function formerAmbassador(personId: string): Promise<string> {
  const { id } = await makeAmbassador(ctx(), { personId, state: 'left' })
  await db().ambassadorStep.updateMany({ where: { ambassadorId: id, kind: 'left' }, data: { at } })
  await db().ambassador.update({ where: { id }, data: { motivation: 'Ik help graag', stateSince: at } })
  return id
}

type Case = {
  /** Days our proposal keeps it; null: nothing goes unless the town chooses, which this test then does. */
  keep: number | null
  /** Makes what the rule is about, of this person; answers how to ask what is left of it. */
  make: (personId: string) => Promise<() => Promise<unknown>>
  /** What is left when it went. */
  left: unknown
}

const gone = null
/** Every rule of the newer domains, with something of each to let go. */
const cases: Record<string, Case> = {
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

/** Counts that the town publishes of these domains: whatever goes, they stay. */
async function figures() {
  const { rows } = await database.sql(`
    SELECT (SELECT count(*)::int FROM appointment) AS appointments,
           (SELECT count(*)::int FROM appointment WHERE done_at IS NOT NULL) AS done,
           (SELECT count(*)::int FROM accompany_request) AS accompanied,
           (SELECT coalesce(sum(minutes), 0)::int FROM passport_hours WHERE confirmed_at IS NOT NULL)
             + (SELECT coalesce(sum(minutes), 0)::int FROM passport_figure) AS minutes,
           (SELECT count(*)::int FROM attendance_mark)
             + (SELECT coalesce(sum(people), 0)::int FROM attendance_figure) AS marks,
           (SELECT coalesce(sum(cents), 0)::int FROM expense_claim)
             + (SELECT coalesce(sum(cents), 0)::int FROM expense_figure) AS cents,
           (SELECT count(*)::int FROM ambassador_badge) AS badges,
           (SELECT count(*)::int FROM ambassador) AS ambassadors,
           (SELECT count(*)::int FROM pair) AS pairs,
           (SELECT count(*)::int FROM match_request) AS requests,
           (SELECT count(*)::int FROM accompany_request WHERE accepted_at IS NOT NULL) AS along,
           (SELECT count(*)::int FROM group_message) AS messages,
           (SELECT count(*)::int FROM proof) AS proofs,
           (SELECT count(*)::int FROM evaluation_answer) AS answers,
           (SELECT json_agg(json_build_array(id, taken, waiting) ORDER BY id) FROM place_pool) AS pools,
           (SELECT count(*)::int FROM pair_report) AS reports,
           (SELECT json_object_agg(state, n) FROM (SELECT state, count(*) AS n FROM match_proposal GROUP BY 1) s) AS proposals`)
  return rows[0]
}

/** Rules whose own tests are elsewhere. */
const elsewhere = [
  'courses.bookings',
  'courses.waitingList',
  'cases.closed',
  'people.merges',
  'people.consents',
  'people.corrections',
  'auth.sessions',
  'auth.codes',
  'auth.cards',
  'outbox.messages',
  'audit.looks',
  'audit.changes',
  'threads.messages',
  'files.verified',
  'appointments.guests',
  'ambassadors.applications',
  'ambassadors.guests',
]

test('every rule there is was tried', () => {
  expect(retentionRules.map(({ key }) => key).sort()).toEqual([...Object.keys(cases), ...elsewhere].sort())
})

/** What this test lets a town choose for what nothing says how long. */
const chosenDays = 100

describe.each(Object.entries(cases))('the rule %s', (key, { keep: proposed, make, left }) => {
  test('shows, and lets go after its time, what is somebody’s; a legal hold keeps it; figures stay', async () => {
    const rule = retentionRules.find((each) => each.key === key)
    if (!rule) throw new Error(`no rule ${key}`)
    expect(rule.defaultDays).toBe(proposed)
    const keep = proposed ?? chosenDays
    if (proposed === null) {
      expect(await dryRun(ctx(shift(noon, days(36_500))), rule, proposed)).toMatchObject({ rows: 0 })
      await db().retentionSetting.create({ data: { rule: key, days: keep, changedAt: at } })
    }
    const [me, held] = [await one(), await one()]
    const [mine, theirs] = [await make(me), await make(held)]
    await placeHold(ctx(), { personId: held, reason: 'Zaak 12' })
    const [seenMine, seenTheirs] = [await mine(), await theirs()]
    // A day early nothing goes, and looking changes nothing.
    expect(await dryRun(ctx(shift(noon, days(keep - 1))), rule, keep)).toMatchObject({ rows: 0, held: 0 })
    const late = ctx(shift(noon, days(keep + 1)))
    expect(await dryRun(late, rule, keep)).toMatchObject({ rows: 1, held: 1 })
    expect(await mine()).toEqual(seenMine)
    const before = await figures()
    expect(await runRetention(late, [rule], () => late.now)).toEqual({ [key]: 1 })
    if (left === gone) expect(await mine()).toBeNull()
    else expect(await mine()).toMatchObject(left as object)
    expect(await theirs()).toEqual(seenTheirs)
    expect(await figures()).toEqual(before)
    expect(await dryRun(late, rule, keep)).toMatchObject({ rows: 0, held: 1 })
  })
})

test('a guest’s name and number go a month after the appointment', async () => {
  const id = await appointment({ guestName: 'Selam', guestPhone: '+32470000000' })
  const rule = retentionRules.find((each) => each.key === 'appointments.guests')
  if (!rule) throw new Error('no rule')
  const now = shift(noon, days(limits.retention.guests))
  expect(await runRetention(ctx(now), [rule], () => now)).toEqual({ 'appointments.guests': 1 })
  expect(await db().appointment.findUnique({ where: { id } })).toMatchObject({
    guestName: null,
    guestPhone: null,
    doneAt: at,
  })
})

test('a booking of childcare becomes a figure of nobody too', async () => {
  const rule = retentionRules.find((each) => each.key === 'courses.bookings')
  if (!rule) throw new Error('no rule')
  const [runId, personId] = [await endedRun(), await one()]
  const poolId = await createPool(ctx(), { kind: childcarePlacesKind, capacity: 2, closesAt: at })
  await db().courseRun.update({ where: { id: runId }, data: { childcare: true, childcarePoolId: poolId } })
  const id = newId()
  await db().booking.create({
    data: {
      id,
      reference: id,
      poolId,
      personId,
      state: 'placed',
      bookedAt: at,
      placedAt: at,
      bookedBy: 'self',
    },
  })
  const now = shift(noon, days(limits.retention.bookings + 1))
  await runRetention(ctx(now), [rule], () => now)
  expect(await db().booking.findUnique({ where: { id } })).toMatchObject({ personId: null })
})
