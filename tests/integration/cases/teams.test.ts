import { beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/access/context'
import { askFor } from '@/lib/cases/ask-help'
import { claimCase } from '@/lib/cases/assign-case'
import { clearDanger } from '@/lib/cases/clear-danger'
import { installTypes } from '@/lib/cases/install-types'
import { confirmSafety, refuseSafety } from '@/lib/cases/safety-right'
import { viewCase } from '@/lib/cases/staff-case'
import { closeTeam, joinTeam, leaveTeam, listTeams, saveTeam, unheardTypes } from '@/lib/cases/teams'
import { listTypeChoices } from '@/lib/cases/type-list'
import { typeKeys } from '@/lib/cases/vocabulary'
import { newId } from '@/lib/db/ids'
import { hours, shift } from '@/lib/time/time'
import { makeTeam } from '../../support/cases'
import { contextOf, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase()
const team = {
  name: 'Team Alles',
  typeKeys: [] as (typeof typeKeys)[number][],
  phone: null,
  weekdays: [3, 1],
  fromMinute: 540,
  toMinute: 720,
}
const ask = {
  question: null,
  language: 'ti',
  urgency: 'week',
  reachBy: 'phone',
  reachWhen: [],
  reachNote: null,
} as const

async function worker() {
  const ctx = contextOf(database)
  const [personId = ''] = await makePeople(ctx, 1, 'nl')
  await ctx.db.roleAssignment.create({
    data: { id: newId(), personId, role: 'caseworker', grantedAt: ctx.now },
  })
  return { personId, ctx: contextOf(database, { actor: personActor(personId, ['caseworker']) }) }
}
async function made(changes: Partial<typeof team> = {}) {
  const saved = await saveTeam(contextOf(database), { ...team, ...changes })
  if (!saved.ok) throw new Error(saved.refusal)
  return saved.value.teamId
}

beforeAll(() => installTypes(contextOf(database)).then(() => undefined))

const unheard = async (ctx: Ctx) =>
  unheardTypes(await listTeams(ctx), await listTypeChoices(ctx, 'BE', 'published')).map(
    (type) => type.typeKey,
  )

test('without a team nobody can ask; the first team takes everything', async () => {
  const ctx = contextOf(database)
  const [personId = ''] = await makePeople(ctx, 1)
  expect(await askFor(ctx, { ...ask, personId, topic: 'school' })).toMatchObject({ refusal: 'noTeam' })
  const teamId = await made({ name: 'Eerste' })
  const one = await worker()
  expect(await joinTeam(ctx, { teamId, personId: one.personId, safety: false })).toMatchObject({ ok: true })
  const opened = await askFor(ctx, { ...ask, personId, topic: 'school' })
  if (!opened.ok) throw new Error(opened.refusal)
  expect(await viewCase(one.ctx, opened.value.caseId)).toMatchObject({ typeKey: 'school' })
  expect(await unheard(ctx)).toEqual([])
  // It would be the one for everything in the tests that follow.
  await ctx.db.helpCase.updateMany({ data: { closedAt: ctx.now, outcome: 'solved', waitingOn: 'nobody' } })
  expect(await closeTeam(ctx, { teamId })).toMatchObject({ ok: true })
})

test('says which types no team takes, and who may open no case of safety', async () => {
  const ctx = contextOf(database)
  const teamId = await made({ name: 'Veilig', typeKeys: ['safety'] })
  expect(await unheard(ctx)).toContain('bank')
  expect(await unheard(ctx)).not.toContain('safety')
  const seen = async () => (await listTeams(ctx)).find((one) => one.id === teamId)?.safetyUnseen
  expect(await seen()).toBe(true)
  const { personId } = await worker()
  await joinTeam(ctx, { teamId, personId, safety: false })
  expect(await seen()).toBe(true)
  await joinTeam(ctx, { teamId, personId, safety: true })
  expect(await seen()).toBe(false)
  expect(await ctx.db.caseTeamMember.count({ where: { teamId, leftAt: null } })).toBe(1)
  await closeTeam(ctx, { teamId })
})

test('refuses hours that end before they begin, people without the role, and a team that is gone', async () => {
  const ctx = contextOf(database)
  expect(await saveTeam(ctx, { ...team, fromMinute: 700, toMinute: 600 })).toMatchObject({
    refusal: 'teamHours',
  })
  expect(await saveTeam(ctx, { ...team, toMinute: null })).toMatchObject({ refusal: 'teamHours' })
  const teamId = await made({ name: 'Weg', typeKeys: ['bank'] })
  const [newcomer = ''] = await makePeople(ctx, 1)
  expect(await joinTeam(ctx, { teamId, personId: newcomer, safety: false })).toMatchObject({
    refusal: 'noWorker',
  })
  await closeTeam(ctx, { teamId })
  const gone = { refusal: 'teamGone' }
  expect(await saveTeam(ctx, { ...team, teamId })).toMatchObject(gone)
  expect(await joinTeam(ctx, { teamId, personId: newcomer, safety: false })).toMatchObject(gone)
  expect(await leaveTeam(ctx, { teamId, personId: newcomer })).toMatchObject(gone)
  expect(await closeTeam(ctx, { teamId })).toMatchObject(gone)
})

test('who leaves sees the cases no more, and theirs are on the table again', async () => {
  const ctx = contextOf(database)
  const teamId = await made({ name: 'Verloop', typeKeys: ['diploma'] })
  const [one, other] = [await worker(), await worker()]
  for (const { personId } of [one, other]) await joinTeam(ctx, { teamId, personId, safety: false })
  const [personId = ''] = await makePeople(ctx, 1)
  const opened = await askFor(ctx, { ...ask, personId, topic: 'diploma' })
  if (!opened.ok) throw new Error(opened.refusal)
  const { caseId } = opened.value
  await claimCase(one.ctx, { caseId })
  expect(await leaveTeam(ctx, { teamId, personId: one.personId })).toMatchObject({ value: { released: 1 } })
  expect(await viewCase(one.ctx, caseId)).toBeNull()
  expect((await viewCase(other.ctx, caseId))?.assignee).toBeNull()
  expect(await claimCase(other.ctx, { caseId })).toMatchObject({ ok: true })
  expect(await closeTeam(ctx, { teamId })).toMatchObject({ refusal: 'teamBusy' })
  expect(await leaveTeam(ctx, { teamId, personId: one.personId })).toMatchObject({ refusal: 'notInTeam' })
})

describe('words of danger at the desk', () => {
  test('make it a case of safety, whatever was chosen', async () => {
    const ctx = contextOf(database)
    await made({ name: 'Alles', typeKeys: [...typeKeys] })
    const [personId = ''] = await makePeople(ctx, 1)
    const opened = await askFor(ctx, {
      ...ask,
      personId,
      topic: 'housing',
      question: 'Haar man slaat haar en zij kan nergens heen',
    })
    if (!opened.ok) throw new Error(opened.refusal)
    expect(await ctx.db.helpCase.findUnique({ where: { id: opened.value.caseId } })).toMatchObject({
      typeKey: 'safety',
      sensitive: true,
      alarm: 'red',
    })
    const calm = await askFor(ctx, { ...ask, personId, topic: 'housing', question: 'De huur gaat omhoog' })
    if (!calm.ok) throw new Error(calm.refusal)
    expect(await ctx.db.helpCase.findUnique({ where: { id: calm.value.caseId } })).toMatchObject({
      typeKey: 'housing',
      alarm: null,
    })
  })
})

describe('words of danger that were none', () => {
  const heard = async (topic: string, question: string) => {
    const ctx = contextOf(database)
    const [plain, safe] = [
      await makeTeam(ctx, { typeKeys: [topic] }),
      await makeTeam(ctx, { typeKeys: ['safety'], safety: true }),
    ]
    const [personId = '', desk = ''] = await makePeople(ctx, 2)
    const reception = contextOf(database, { actor: personActor(desk, ['reception']) })
    const opened = await askFor(reception, { ...ask, personId, topic, question })
    if (!opened.ok) throw new Error(opened.refusal)
    const { caseId } = opened.value
    // Teams of other tests take such questions as well: this one is of these two.
    await ctx.db.helpCase.update({ where: { id: caseId }, data: { teamId: safe.teamId } })
    await ctx.db.caseTeam.updateMany({
      where: { id: { notIn: [plain.teamId, safe.teamId] }, closedAt: null },
      data: { closedAt: ctx.now },
    })
    const as = (id: string) => contextOf(database, { actor: personActor(id, ['caseworker']) })
    return { ctx, caseId, personId, reception, plain, safe, as, safeWorker: as(safe.members[0] ?? '') }
  }
  const why = { why: 'otherMeaning', words: 'Het mes is van de keuken' } as const

  test('are cleared at the desk with a reason: the question goes to its own team, as what was chosen', async () => {
    const { ctx, caseId, personId, reception, plain, as, safeWorker } = await heard(
      'housing',
      'Er ligt een mes',
    )
    expect(await viewCase(safeWorker, caseId)).toMatchObject({ typeKey: 'safety', dangerHeard: true })
    expect(await ctx.db.outboxMessage.count({ where: { personId } })).toBe(0)
    expect(await clearDanger(reception, { caseId, ...why })).toMatchObject({ ok: true })
    const worker = as(plain.members[0] ?? '')
    const seen = await viewCase(worker, caseId)
    expect(seen).toMatchObject({ typeKey: 'housing', sensitive: false, alarm: null, dangerHeard: false })
    expect(seen?.papers.map((line) => line.key)).toContain('lease')
    expect(seen?.tasks.map((task) => task.key)).not.toContain('safetyPlan')
    expect(seen?.notes.map((note) => note.text)).toEqual([why.words])
    expect(await viewCase(safeWorker, caseId)).toBeNull()
    const line = await ctx.db.auditEvent.findFirstOrThrow({
      where: { event: 'cases.case.dangerCleared', subjectId: caseId },
    })
    expect(line.data).toMatchObject({ why: 'otherMeaning', type: 'housing' })
    // Now that it is no secret the person hears of it, once.
    expect(await ctx.db.outboxMessage.count({ where: { personId, kind: 'cases.opened' } })).toBe(1)
    expect(await clearDanger(worker, { caseId, ...why })).toMatchObject({ refusal: 'noDanger' })
  })
  test('are not cleared by a stranger, another desk, or after a day; danger that was chosen stays', async () => {
    const { caseId, reception, as, plain } = await heard('housing', 'Er ligt een mes')
    const [other = ''] = await makePeople(contextOf(database), 1)
    const strange = contextOf(database, { actor: personActor(other, ['reception']) })
    expect(await clearDanger(strange, { caseId, ...why })).toMatchObject({ refusal: 'notFound' })
    expect(await clearDanger(as(plain.members[0] ?? ''), { caseId, ...why })).toMatchObject({
      refusal: 'notFound',
    })
    const late = { ...reception, now: shift(reception.now, hours(25)) }
    expect(await clearDanger(late, { caseId, ...why })).toMatchObject({ refusal: 'notFound' })
    const chosen = await heard('safety', 'Mijn man slaat mij')
    expect(await clearDanger(chosen.reception, { caseId: chosen.caseId, ...why })).toMatchObject({
      refusal: 'noDanger',
    })
  })
  test('leave the word of a letter that cannot wait', async () => {
    const { caseId, safeWorker, as, plain } = await heard('letter', 'Ik ben bang voor de dagvaarding')
    expect(await clearDanger(safeWorker, { caseId, ...why })).toMatchObject({ ok: true })
    expect((await viewCase(as(plain.members[0] ?? ''), caseId))?.alarm).toBe('red')
  })
})

describe('the right to open cases of safety', () => {
  const manager = async (roles: 'coordinator'[] | 'administrator'[] = ['coordinator']) => {
    const [personId = ''] = await makePeople(contextOf(database), 1)
    return { personId, ctx: contextOf(database, { actor: personActor(personId, roles) }) }
  }
  const rights = async (teamId: string) =>
    (await listTeams(contextOf(database)))
      .find((one) => one.id === teamId)
      ?.members.map((member) => ({ safety: member.safety, asked: member.safetyAsked !== null }))

  test('is asked by one and given by another, never to oneself; all of it is in the trail', async () => {
    const ctx = contextOf(database)
    const teamId = await made({ name: 'Vier ogen', typeKeys: ['safety'] })
    const [asker, other, one] = [await manager(), await manager(['administrator']), await worker()]
    const input = { teamId, personId: one.personId }
    expect(await joinTeam(asker.ctx, { ...input, safety: true })).toMatchObject({ value: { asked: true } })
    expect(await rights(teamId)).toEqual([{ safety: false, asked: true }])
    // Asked again it is the same question.
    expect(await joinTeam(other.ctx, { ...input, safety: true })).toMatchObject({ value: { asked: true } })
    const opened = await askFor(ctx, {
      ...ask,
      personId: (await makePeople(ctx, 1))[0] ?? '',
      topic: 'safety',
    })
    if (!opened.ok) throw new Error(opened.refusal)
    await ctx.db.helpCase.update({ where: { id: opened.value.caseId }, data: { teamId } })
    expect(await viewCase(one.ctx, opened.value.caseId)).toBeNull()

    expect(await confirmSafety(asker.ctx, input)).toMatchObject({ refusal: 'safetyOwn' })
    const itself = contextOf(database, { actor: personActor(one.personId, ['coordinator']) })
    expect(await confirmSafety(itself, input)).toMatchObject({ refusal: 'safetyOwn' })
    expect(await confirmSafety(ctx, input)).toMatchObject({ refusal: 'safetyOwn' })
    expect(await confirmSafety(other.ctx, input)).toMatchObject({ ok: true })
    expect(await rights(teamId)).toEqual([{ safety: true, asked: false }])
    expect(await viewCase(one.ctx, opened.value.caseId)).not.toBeNull()
    expect(await confirmSafety(other.ctx, input)).toMatchObject({ refusal: 'safetyNotAsked' })
    const trail = await database.db.auditEvent.findMany({
      where: { subjectId: teamId, personId: one.personId },
      orderBy: { id: 'asc' },
    })
    expect(trail.map((row) => [row.event, row.actorId])).toEqual([
      ['cases.team.joined', asker.personId],
      ['cases.team.asked', asker.personId],
      ['cases.team.confirmed', other.personId],
    ])
    // Taking it away needs nobody else.
    expect(await joinTeam(asker.ctx, { ...input, safety: false })).toMatchObject({ value: { asked: false } })
    expect(await rights(teamId)).toEqual([{ safety: false, asked: false }])
    await ctx.db.helpCase.updateMany({
      where: { teamId },
      data: { closedAt: ctx.now, outcome: 'solved', waitingOn: 'nobody' },
    })
    await closeTeam(ctx, { teamId })
  })
  test('asked for is no right, and the question can be taken back', async () => {
    const teamId = await made({ name: 'Toch niet', typeKeys: ['bank'] })
    const [asker, other, one] = [await manager(), await manager(), await worker()]
    const input = { teamId, personId: one.personId }
    await joinTeam(asker.ctx, { ...input, safety: false })
    await joinTeam(asker.ctx, { ...input, safety: true })
    expect(await refuseSafety(other.ctx, input)).toMatchObject({ ok: true })
    expect(await rights(teamId)).toEqual([{ safety: false, asked: false }])
    expect(await refuseSafety(other.ctx, input)).toMatchObject({ refusal: 'safetyNotAsked' })
    expect(await confirmSafety(other.ctx, input)).toMatchObject({ refusal: 'safetyNotAsked' })
    // Adding somebody without the right takes an open question back as well.
    await joinTeam(asker.ctx, { ...input, safety: true })
    await joinTeam(asker.ctx, { ...input, safety: false })
    expect(await rights(teamId)).toEqual([{ safety: false, asked: false }])
    await closeTeam(contextOf(database), { teamId })
    expect(await confirmSafety(other.ctx, input)).toMatchObject({ refusal: 'teamGone' })
  })
  test('confirmed by two at once is given once', async () => {
    const teamId = await made({ name: 'Tegelijk', typeKeys: ['bank'] })
    const [asker, one] = [await manager(), await worker()]
    const input = { teamId, personId: one.personId }
    await joinTeam(asker.ctx, { ...input, safety: true })
    const both = await Promise.all(
      [await manager(), await manager()].map((other) => confirmSafety(other.ctx, input)),
    )
    expect(both.filter((each) => each.ok).length).toBe(1)
    expect(await rights(teamId)).toEqual([{ safety: true, asked: false }])
    await closeTeam(contextOf(database), { teamId })
  })
  test('is not given by who asked it or whose it is, also not by the database', async () => {
    const teamId = await made({ name: 'Database', typeKeys: ['bank'] })
    const [asker, one] = [await manager(), await worker()]
    const row = { teamId, personId: one.personId, safety: true, joinedAt: contextOf(database).now }
    const make = (safetyAskedById: string | null, safetyById: string | null) =>
      database.db.caseTeamMember.create({ data: { id: newId(), ...row, safetyAskedById, safetyById } })
    await expect(make(asker.personId, asker.personId)).rejects.toThrow(/safety_four_eyes/)
    await expect(make(asker.personId, one.personId)).rejects.toThrow(/safety_four_eyes/)
    await expect(make(asker.personId, null)).rejects.toThrow(/safety_asked/)
    await closeTeam(contextOf(database), { teamId })
  })
})
