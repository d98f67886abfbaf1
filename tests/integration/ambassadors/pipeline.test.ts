import { describe, expect, test } from 'vitest'
import { checkNotNeeded, recordCheck } from '@/lib/ambassadors/checks'
import { handOver } from '@/lib/ambassadors/hand-over'
import { activate, decline, recordLeave, recordTrained, voidStep } from '@/lib/ambassadors/judge'
import { signCode } from '@/lib/ambassadors/own'
import { ambassadorBoard, ambassadorList, viewAmbassador } from '@/lib/ambassadors/staff-queries'
import { planTalk, recordTalk } from '@/lib/ambassadors/talks'
import { tendAmbassadors } from '@/lib/ambassadors/tend'
import { giveRole } from '@/lib/people/roles'
import { retentionRules } from '@/lib/registry/retention'
import { runRetention } from '@/lib/retention/run'
import { days, shift } from '@/lib/time/time'
import { makeAmbassador } from '../../support/ambassadors'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase()
const system = (now = noon) => contextOf(database, { now })
const colleague = async () => {
  const [id = ''] = await makePeople(system(), 1, 'nl')
  await giveRole(system(), { personId: id, role: 'coordinator' })
  return id
}
const as = (personId: string, now = noon) =>
  contextOf(database, { actor: personActor(personId, ['coordinator']), now })
const stateOf = async (id: string) =>
  (await database.db.ambassador.findUniqueOrThrow({ where: { id } })).state
const mailsTo = async (personId: string) =>
  (await database.db.outboxMessage.findMany({ where: { personId }, orderBy: { id: 'asc' } })).map(
    (row) => row.kind,
  )

describe('the way of an applicant', () => {
  test('goes from talk to active, each step with its evidence, audit row and letter', async () => {
    const by = await colleague()
    const { id, personId } = await makeAmbassador(system(), { state: 'applied', roles: ['mentor'] })
    await database.db.ambassadorAcceptance.create({
      data: {
        id: crypto.randomUUID(),
        ambassadorId: id,
        document: 'note',
        country: 'BE',
        version: '2026-1',
        language: 'nl',
        acceptedAt: noon,
      },
    })
    const at = { ambassadorId: id, on: '2026-10-08', at: '10:00', way: 'centre' as const }
    expect((await planTalk(as(by), at)).ok).toBe(true)
    expect(await stateOf(id)).toBe('talkPlanned')
    // Moved: the old one is gone, one stands.
    expect((await planTalk(as(by), { ...at, at: '11:00' })).ok).toBe(true)
    expect(await database.db.ambassadorTalk.count({ where: { ambassadorId: id, cancelledAt: null } })).toBe(1)
    expect(await recordTalk(as(by), { ambassadorId: id, outcome: 'held', roles: [] })).toMatchObject({
      refusal: 'needsRole',
    })
    const later = shift(noon, days(4))
    expect(
      (
        await recordTalk(as(by, later), {
          ambassadorId: id,
          outcome: 'held',
          roles: ['mentor'],
          notes: 'Warm.',
        })
      ).ok,
    ).toBe(true)
    expect(await stateOf(id)).toBe('screened')
    expect(await checkNotNeeded(as(by, later), { ambassadorId: id, codeOnPaper: true })).toMatchObject({
      refusal: 'recordNeeded',
    })
    const check = { ambassadorId: id, issuedOn: '2026-10-01', codeOnPaper: false }
    expect(await recordCheck(as(by, later), check)).toMatchObject({ refusal: 'codeMissing' })
    await signCode(contextOf(database, { actor: personActor(personId), now: later }), { language: 'nl' })
    expect(await recordCheck(as(by, later), { ...check, issuedOn: '2027-01-01' })).toMatchObject({
      refusal: 'inFuture',
    })
    expect(await recordCheck(as(by, later), { ...check, issuedOn: '2026-01-01' })).toMatchObject({
      refusal: 'tooOld',
    })
    expect((await recordCheck(as(by, later), check)).ok).toBe(true)
    const seen = await database.db.ambassadorCheck.findFirstOrThrow({ where: { ambassadorId: id } })
    expect(seen).toMatchObject({ kind: 'be5962', seenById: by })
    expect(seen.expiresOn.toISOString().slice(0, 10)).toBe('2029-10-01')
    expect(await recordTrained(as(by, later), { ambassadorId: id })).toMatchObject({
      refusal: 'modulesMissing',
      details: { count: 2 },
    })
    expect((await recordTrained(as(by, later), { ambassadorId: id, note: 'Bij Rode Kruis' })).ok).toBe(true)
    expect((await activate(as(by, later), { ambassadorId: id })).ok).toBe(true)
    expect(await stateOf(id)).toBe('active')
    const roles = await database.db.roleAssignment.findMany({ where: { personId, revokedAt: null } })
    expect(roles.map((row) => row.role)).toContain('ambassador')
    expect(await mailsTo(personId)).toEqual([
      'ambassadors.talkPlanned',
      'ambassadors.talkPlanned',
      'ambassadors.screened',
      'ambassadors.activated',
    ])
    const trail = await database.db.auditEvent.findMany({
      where: { personId, event: { startsWith: 'ambassadors.step' } },
    })
    expect(trail).toHaveLength(6)
  })

  test('nobody decides about themselves, whatever their role: for them there is nothing there', async () => {
    const own = await colleague()
    const { id } = await makeAmbassador(system(), { state: 'trained', personId: own })
    for (const outcome of [
      await activate(as(own), { ambassadorId: id }),
      await decline(as(own), { ambassadorId: id, reason: 'noFit' }),
      await recordCheck(as(own), { ambassadorId: id, issuedOn: '2026-10-01', codeOnPaper: true }),
      await recordTrained(as(own), { ambassadorId: id, note: 'x' }),
      await recordTalk(as(own), { ambassadorId: id, outcome: 'held', roles: ['mentor'] }),
    ])
      expect(outcome).toMatchObject({ refusal: 'notFound' })
    expect((await ambassadorList(as(own), {}, 'all')).rows.map((row) => row.id)).not.toContain(id)
    expect((await viewAmbassador(as(own), id))?.own).toBe(true)
  })

  test('one colleague has one talk at a time, also when two are planned at once', async () => {
    const by = await colleague()
    const two = [
      await makeAmbassador(system(), { state: 'applied' }),
      await makeAmbassador(system(), { state: 'applied' }),
    ]
    const outcomes = await Promise.all(
      two.map(({ id }) =>
        planTalk(as(by), { ambassadorId: id, on: '2026-10-09', at: '14:00', way: 'phone' }),
      ),
    )
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ refusal: 'busy' })
  })

  test('two colleagues who decide at once: one is told that the step has changed', async () => {
    const [one, two] = [await colleague(), await colleague()]
    const { id } = await makeAmbassador(system(), { state: 'applied' })
    const outcomes = await Promise.all([
      decline(as(one), { ambassadorId: id, reason: 'noRoom' }),
      decline(as(two), { ambassadorId: id, reason: 'notNow' }),
    ])
    expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.refusal)).sort()).toEqual([
      'ok',
      'wrongState',
    ])
  })

  test('a record that runs out before one is active keeps the door shut', async () => {
    const by = await colleague()
    const { id } = await makeAmbassador(system(), { state: 'trained', recordLasts: 0 })
    expect(await activate(as(by), { ambassadorId: id })).toMatchObject({
      refusal: 'missing',
      details: { what: 'record' },
    })
  })

  test('a slip is undone with a reason; the role follows', async () => {
    const by = await colleague()
    const { id, personId } = await makeAmbassador(system(), { state: 'active' })
    await giveRole(system(), { personId, role: 'ambassador' })
    await recordLeave(as(by, shift(noon, 1000)), { ambassadorId: id, reason: 'other' })
    const left = await database.db.ambassadorStep.findFirstOrThrow({
      where: { ambassadorId: id, kind: 'left' },
    })
    expect(
      (await voidStep(as(by, shift(noon, 2000)), { ambassadorId: id, stepId: left.id, reason: 'Vergist' }))
        .ok,
    ).toBe(true)
    expect(await stateOf(id)).toBe('active')
    expect(
      await database.db.roleAssignment.count({ where: { personId, role: 'ambassador', revokedAt: null } }),
    ).toBe(1)
    const applied = await database.db.ambassadorStep.findFirstOrThrow({
      where: { ambassadorId: id, kind: 'applied' },
    })
    expect(await voidStep(as(by), { ambassadorId: id, stepId: applied.id, reason: 'x' })).toMatchObject({
      refusal: 'notFound',
    })
  })
})

describe('the clock', () => {
  test('asks after a stale application twice, then closes it; a second worker doubles nothing', async () => {
    const { id, personId } = await makeAmbassador(system(), { state: 'screened', appliedDaysAgo: 40 })
    await database.sql(`UPDATE ambassador SET changed_at = state_since WHERE id = '${id}'`)
    const tend = (day: number) =>
      Promise.all([
        tendAmbassadors(system(shift(noon, days(day)))),
        tendAmbassadors(system(shift(noon, days(day)))),
      ])
    await tend(0)
    await tend(1)
    expect(await mailsTo(personId)).toEqual(['ambassadors.chase'])
    await tend(15)
    expect(await stateOf(id)).toBe('screened')
    await tend(30)
    expect(await mailsTo(personId)).toEqual(['ambassadors.chase', 'ambassadors.chase', 'ambassadors.lapsed'])
    expect(await database.db.ambassador.findUnique({ where: { id } })).toMatchObject({
      state: 'left',
      endKind: 'lapsed',
    })
    // Half a year later nothing of it is left.
    await runRetention(system(shift(noon, days(30 + 184))), retentionRules, () => noon)
    expect(await database.db.ambassador.findUnique({ where: { id } })).toBeNull()
  })

  test('asks for a new record from month 33 of 36, once a month, until one is seen', async () => {
    const by = await colleague()
    const { id, personId } = await makeAmbassador(system(), {
      state: 'active',
      recordLasts: 85,
      appliedDaysAgo: 5,
    })
    const calm = await makeAmbassador(system(), { state: 'active', recordLasts: 120, appliedDaysAgo: 5 })
    await tendAmbassadors(system())
    await tendAmbassadors(system(shift(noon, days(3))))
    expect(await mailsTo(personId)).toEqual(['ambassadors.recordRenew'])
    expect(await mailsTo(calm.personId)).toEqual([])
    const month = shift(noon, days(31))
    await tendAmbassadors(system(month))
    expect(await mailsTo(personId)).toHaveLength(2)
    await recordCheck(as(by, month), { ambassadorId: id, issuedOn: '2026-11-01', codeOnPaper: true })
    await tendAmbassadors(system(shift(noon, days(70))))
    expect(await mailsTo(personId)).toHaveLength(2)
    expect(await stateOf(id)).toBe('active')
  })

  test('a pause ends by itself after its day', async () => {
    const { id } = await makeAmbassador(system(), { state: 'paused' })
    await database.sql(`UPDATE ambassador SET paused_until = '2026-10-10' WHERE id = '${id}'`)
    await tendAmbassadors(system(shift(noon, days(5))))
    expect(await stateOf(id)).toBe('paused')
    await tendAmbassadors(system(shift(noon, days(6))))
    expect(await stateOf(id)).toBe('active')
  })
})

describe('the coordinator', () => {
  test('hands a caseload over; nobody comes to accompany themselves', async () => {
    const [from, to] = [await colleague(), await colleague()]
    const one = await makeAmbassador(system(), { state: 'active' })
    const own = await makeAmbassador(system(), { state: 'active', personId: to })
    await database.db.ambassador.updateMany({
      where: { id: { in: [one.id, own.id] } },
      data: { coordinatorId: from },
    })
    expect(await handOver(as(from), { fromId: from, toId: to })).toMatchObject({
      ok: true,
      value: { count: 1 },
    })
    expect(await handOver(as(from), { fromId: from, toId: one.personId })).toMatchObject({
      refusal: 'notFound',
    })
  })

  test('sees in each column how many there are, and filters by the address', async () => {
    const by = await colleague()
    const { id } = await makeAmbassador(system(), { state: 'checked', roles: ['interpreter'] })
    const board = await ambassadorBoard(as(by), { role: 'interpreter' })
    expect(board.find((column) => column.state === 'checked')).toMatchObject({ total: 1, rows: [{ id }] })
    expect(board.find((column) => column.state === 'active')?.total).toBe(0)
    expect((await ambassadorList(as(by), { q: "%' OR 1=1 --" }, 1)).total).toBe(0)
    await viewAmbassador(as(by), id)
    expect(
      await database.db.auditEvent.count({ where: { event: 'ambassadors.ambassador.viewed', actorId: by } }),
    ).toBe(1)
  })
})
