import { beforeAll, describe, expect, test } from 'vitest'
import { claimCase } from '@/lib/cases/assign-case'
import { bulkChange, undoBulk } from '@/lib/cases/bulk'
import { markPaper } from '@/lib/cases/check-papers'
import { closeCase, confirmClosing, reopenCase } from '@/lib/cases/close-case'
import { caseThread } from '@/lib/cases/conversation'
import { confirmRule, listTypes } from '@/lib/cases/edit-types'
import { caseFigures } from '@/lib/cases/figures'
import { readFilters } from '@/lib/cases/filters'
import { listCases, myTeams } from '@/lib/cases/inbox'
import { installTypes } from '@/lib/cases/install-types'
import { keptCase, linkCases } from '@/lib/cases/join-cases'
import { letterPdf, makeLetter } from '@/lib/cases/letters'
import { exportCases } from '@/lib/cases/list-export'
import { mergeCases } from '@/lib/cases/merge-cases'
import { raiseFlag } from '@/lib/cases/raise-flag'
import { recordFact } from '@/lib/cases/record-fact'
import { answerReferral, offeredCases, referCase } from '@/lib/cases/refer-case'
import { renewTerm } from '@/lib/cases/renew-term'
import { saveRule } from '@/lib/cases/save-rule'
import { saveType } from '@/lib/cases/save-type'
import { savedViews, saveView } from '@/lib/cases/saved-views'
import { viewCase } from '@/lib/cases/staff-case'
import { writeNote } from '@/lib/cases/write-note'
import { newId } from '@/lib/db/ids'
import { giveConsent } from '@/lib/people/consent/consent'
import { textVersionOf } from '@/lib/people/consent/vocabulary'
import { writeMessage } from '@/lib/threads/write-message'
import { dateToDay } from '@/lib/time/time'
import { confirmRules, makeCase, makeTeam } from '../../support/cases'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase()
const as = (personId: string) => contextOf(database, { actor: personActor(personId, ['caseworker']) })

beforeAll(async () => {
  await installTypes(contextOf(database))
  await confirmRules(contextOf(database))
})

const two = async (options: { typeKey?: 'family' | 'residenceCard' } = {}) => {
  const ctx = contextOf(database)
  const { teamId, members } = await makeTeam(ctx, { members: 2 })
  const made = await makeCase(ctx, { teamId, typeKey: options.typeKey })
  const [one = '', other = ''] = members
  await claimCase(as(one), { caseId: made.caseId })
  return { ...made, teamId, one: as(one), other: as(other), oneId: one, otherId: other }
}

describe('closing', () => {
  test('needs a second person where the type asks it, and nobody confirms their own', async () => {
    const { caseId, one, other } = await two({ typeKey: 'family' })
    expect(await closeCase(one, { caseId, outcome: 'solved', reason: null })).toMatchObject({
      value: 'asked',
    })
    expect((await viewCase(one, caseId))?.closedAt).toBeNull()
    expect(await confirmClosing(one, { caseId })).toMatchObject({ refusal: 'own' })
    expect(await confirmClosing(other, { caseId })).toMatchObject({ ok: true })
    expect(await viewCase(one, caseId)).toMatchObject({ outcome: 'solved', waitingOn: 'nobody' })
    expect(await reopenCase(one, { caseId, reason: 'Nieuwe brief' })).toMatchObject({ ok: true })
    expect(await viewCase(one, caseId)).toMatchObject({ outcome: null })
  })
  test('a closed case is not changed until it is opened again', async () => {
    const { caseId, one } = await two()
    await closeCase(one, { caseId, outcome: 'partly', reason: 'x' })
    expect(await recordFact(one, { caseId, key: 'cardKind', value: 'A' })).toMatchObject({
      refusal: 'closed',
    })
  })
})

describe('doubles and households', () => {
  test('a double’s notes and facts come over, and it leads to the one that stays', async () => {
    const first = await two()
    const second = await makeCase(contextOf(database), { teamId: first.teamId, personId: first.personId })
    await writeNote(first.one, {
      caseId: second.caseId,
      kind: 'internal',
      text: 'uit de dubbele',
      language: 'nl',
    })
    await recordFact(first.one, { caseId: second.caseId, key: 'cardKind', value: 'A' })
    await recordFact(first.one, { caseId: second.caseId, key: 'cardExpiresOn', on: '2027-02-15' })
    expect(
      await mergeCases(first.one, { caseId: first.caseId, otherNumber: second.number.toLowerCase() }),
    ).toMatchObject({ ok: true })
    const kept = await viewCase(first.one, first.caseId)
    expect(kept?.notes.map((note) => note.text)).toContain('uit de dubbele')
    expect(kept?.terms.map((term) => term.ruleKey)).toEqual(['BE-A-RENEW'])
    expect(await database.db.helpCase.findUnique({ where: { id: second.caseId } })).toMatchObject({
      mergedIntoId: first.caseId,
      outcome: 'double',
    })
  })
  test('what was said and flagged comes over; the old number and page lead to the kept one', async () => {
    const first = await two()
    const second = await makeCase(contextOf(database), { teamId: first.teamId, personId: first.personId })
    const caseIds = [first.caseId, second.caseId]
    for (const [n, caseId] of caseIds.entries()) {
      expect(
        await writeMessage(first.one, [caseThread], {
          ownerKind: 'cases.case',
          ownerId: caseId,
          key: newId(),
          text: `woord ${n}`,
          language: 'nl',
          do: 'send',
        }),
      ).toMatchObject({ ok: true })
      await raiseFlag(first.one, { caseId, kind: n === 0 ? 'callBack' : 'careful', words: null, until: null })
    }
    expect(await mergeCases(first.one, { caseId: first.caseId, otherNumber: second.number })).toMatchObject({
      ok: true,
    })
    const thread = await database.db.thread.findFirstOrThrow({
      where: { ownerKind: 'cases.case', ownerId: first.caseId },
      include: { messages: { orderBy: { text: 'asc' } } },
    })
    expect(thread.messages.map((message) => message.text)).toEqual(['woord 0', 'woord 1'])
    const kept = await viewCase(first.one, first.caseId)
    expect(kept?.flags.map((flag) => flag.kind).sort()).toEqual(['callBack', 'careful'])
    expect(await keptCase(first.one, second.caseId, 'staff')).toBe(first.caseId)
    const person = contextOf(database, { actor: personActor(first.personId) })
    expect(await keptCase(person, second.caseId, 'own')).toBe(first.caseId)
    // Another team's worker and a stranger learn nothing.
    expect(await keptCase((await two()).one, second.caseId, 'staff')).toBeNull()
    const [stranger = ''] = await makePeople(contextOf(database), 1)
    expect(
      await keptCase(contextOf(database, { actor: personActor(stranger) }), second.caseId, 'own'),
    ).toBeNull()
    const found = await listCases(first.one, await myTeams(first.one), readFilters({ q: second.number }))
    expect(found.rows.map((row) => row.id)).toEqual([first.caseId])
  })
  test('another person’s case is not merged, but can be of the household', async () => {
    const first = await two()
    const second = await makeCase(contextOf(database), { teamId: first.teamId })
    const input = { caseId: first.caseId, otherNumber: second.number }
    expect(await mergeCases(first.one, input)).toMatchObject({ refusal: 'otherPerson' })
    expect(await linkCases(first.one, input)).toMatchObject({ ok: true })
    expect((await viewCase(first.one, first.caseId))?.household.map((each) => each.id)).toEqual([
      second.caseId,
    ])
  })
})

describe('referring to a partner', () => {
  const partner = async () => {
    const [member = ''] = await makePeople(contextOf(database), 1, 'nl')
    const organisationId = newId()
    await database.db.organisation.create({
      data: {
        id: organisationId,
        kind: 'partner',
        name: `Partner ${organisationId}`,
        locale: 'nl',
        createdAt: noon,
        approvedAt: noon,
      },
    })
    await database.db.organisationMember.create({
      data: { id: newId(), organisationId, personId: member, since: noon },
    })
    return { organisationId, member: contextOf(database, { actor: personActor(member, ['partner']) }) }
  }
  test('only with consent; who it is, is told after a yes; a stranger cannot answer', async () => {
    const { caseId, one, personId } = await two()
    const { organisationId, member } = await partner()
    const input = { caseId, organisationId, reason: 'Hulp met een advocaat' }
    expect(await referCase(one, input)).toMatchObject({ refusal: 'noConsent' })
    await giveConsent(contextOf(database, { actor: personActor(personId) }), {
      personId,
      purpose: 'partnerSharing',
      textVersion: textVersionOf('partnerSharing'),
      language: 'ar',
    })
    expect(await referCase(one, input)).toMatchObject({ ok: true })
    expect(await referCase(one, input)).toMatchObject({ refusal: 'alreadyOffered' })
    expect((await viewCase(one, caseId))?.waitingOn).toBe('partner')
    const [offer] = await offeredCases(member)
    expect(offer).toMatchObject({ state: 'open', person: null })
    const [stranger = ''] = await makePeople(contextOf(database), 1)
    const answer = { referralId: offer?.id ?? '', answer: 'accepted' as const, words: null }
    expect(
      await answerReferral(contextOf(database, { actor: personActor(stranger, ['partner']) }), answer),
    ).toMatchObject({ refusal: 'notFound' })
    expect(await answerReferral(member, answer)).toMatchObject({ ok: true })
    expect(await answerReferral(member, answer)).toMatchObject({ ok: true })
    expect(await answerReferral(member, { ...answer, answer: 'rejected' })).toMatchObject({
      refusal: 'answered',
    })
    expect((await offeredCases(member))[0]?.person?.name).toBeTruthy()
  })
})

describe('many at once', () => {
  test('go to a colleague together and come back together; another team’s stay', async () => {
    const first = await two()
    const second = await makeCase(contextOf(database), { teamId: first.teamId })
    const strange = await two()
    const done = await bulkChange(first.one, {
      caseIds: [first.caseId, second.caseId, strange.caseId],
      what: 'assign',
      personId: first.otherId,
      flag: null,
    })
    if (!done.ok) throw new Error(done.refusal)
    expect(done.value).toMatchObject({ done: 2, left: 1 })
    const of = async (id: string) =>
      (await database.db.helpCase.findUniqueOrThrow({ where: { id } })).assigneeId
    expect([await of(first.caseId), await of(second.caseId), await of(strange.caseId)]).toEqual([
      first.otherId,
      first.otherId,
      strange.oneId,
    ])
    expect(await undoBulk(first.other, { bulkId: done.value.bulkId })).toMatchObject({ refusal: 'notFound' })
    expect(await undoBulk(first.one, { bulkId: done.value.bulkId })).toMatchObject({ value: { back: 2 } })
    expect([await of(first.caseId), await of(second.caseId)]).toEqual([first.oneId, null])
    expect(await undoBulk(first.one, { bulkId: done.value.bulkId })).toMatchObject({ refusal: 'notFound' })
  })
})

describe('the inbox', () => {
  test('says how many a search found, also past its last page', async () => {
    const ctx = contextOf(database)
    const { teamId, members } = await makeTeam(ctx)
    const me = as(members[0] ?? '')
    await makeCase(ctx, { teamId, question: 'een heel zeldzaamwoord' })
    await makeCase(ctx, { teamId, question: 'nog een zeldzaamwoord' })
    const list = async (query: Record<string, string>) => {
      const { rows, total } = await listCases(me, await myTeams(me), readFilters(query))
      return [rows.length, total]
    }
    expect(await list({ q: 'zeldzaamwoord' })).toEqual([2, 2])
    expect(await list({ q: 'zeldzaamwoord', page: '2' })).toEqual([0, 2])
    expect(await list({ q: 'zeldzaamwoord', show: 'closed' })).toEqual([0, 0])
    expect(await list({ q: 'nergensinteenkelding' })).toEqual([0, 0])
  })
  test('finds by number, name, question and note, in my teams only, and writes down who was seen', async () => {
    const first = await two()
    const strange = await two()
    await writeNote(first.one, {
      caseId: first.caseId,
      kind: 'internal',
      text: 'Zeldzaamwoord café',
      language: 'nl',
    })
    await writeNote(strange.one, {
      caseId: strange.caseId,
      kind: 'internal',
      text: 'Zeldzaamwoord',
      language: 'nl',
    })
    const teams = await myTeams(first.one)
    const find = async (q: string) =>
      (await listCases(first.one, teams, readFilters({ q }))).rows.map((row) => row.id)
    expect(await find('zeldzaamwoord')).toEqual([first.caseId])
    expect(await find('cafe')).toEqual([first.caseId])
    expect(await find(first.number.toLowerCase())).toEqual([first.caseId])
    expect(await find('bijna gedaan')).toEqual([first.caseId])
    expect(await find('Person')).toEqual([first.caseId])
    expect(await find(strange.number)).toEqual([])
    const looks = await database.db.auditEvent.count({
      where: { event: 'cases.list.viewed', personId: first.personId, actorId: first.oneId },
    })
    expect(looks).toBeGreaterThan(0)
  })
  test('counts each tab, and a list somebody saved is theirs or the team’s', async () => {
    const first = await two()
    await makeCase(contextOf(database), { teamId: first.teamId })
    const teams = await myTeams(first.one)
    const inbox = await listCases(first.one, teams, readFilters({ show: 'unassigned' }))
    expect(inbox.counts).toMatchObject({ all: 2, mine: 1, unassigned: 1 })
    expect(inbox.rows.length).toBe(1)
    await saveView(first.one, { name: 'Nieuw', query: '?show=unassigned', teamId: first.teamId })
    await saveView(first.one, { name: 'Van mij', query: '?show=mine', teamId: null })
    expect((await savedViews(first.other, teams)).map((view) => view.name)).toEqual(['Nieuw'])
    const strange = await two()
    expect(await saveView(strange.one, { name: 'x', query: '', teamId: first.teamId })).toMatchObject({
      refusal: 'notFound',
    })
  })
  test('opening a case is a row of the log; another team’s page does not exist', async () => {
    const first = await two()
    const strange = await two()
    expect(await viewCase(strange.one, first.caseId)).toBeNull()
    expect(await viewCase(first.one, first.caseId)).not.toBeNull()
    const looks = await database.db.auditEvent.findMany({
      where: { event: 'cases.case.viewed', personId: first.personId },
    })
    expect(looks.map((look) => look.actorId)).toEqual([first.oneId])
  })
})

describe('rules and types', () => {
  const current = (key: string) =>
    database.db.caseRule.findFirstOrThrow({ where: { key, supersededAt: null } })
  const change = async (key: string, more: object = {}) => {
    const row = await current(key)
    return saveRule(contextOf(database), {
      key,
      version: row.version,
      confidence: 'verified',
      sourceName: 'Gemeente Lindeveld, gebeld',
      sourceUrl: null,
      seenOn: '2026-10-05',
      validFrom: '2026-01-01',
      validTo: null,
      reviewBy: '2027-04-01',
      tellable: 'on',
      note: null,
      sentence: 'renewCard',
      words: {},
      kind: 'act',
      trigger: 'cardExpiresOn',
      met: 'submittedOn',
      when: ['cardKind:A'],
      earliest: { count: -60, unit: 'd' },
      latest: { count: -20, unit: 'd' },
      safeFrom: { count: -50, unit: 'd' },
      safeUntil: { count: -25, unit: 'd' },
      usual: null,
      remind: [],
      bridge: 'annex15',
      loss: 'noBridge',
      ...more,
    })
  }
  test('a new version leaves running cases alone until somebody applies it', async () => {
    const { caseId, one } = await two()
    await recordFact(one, { caseId, key: 'cardKind', value: 'A' })
    await recordFact(one, { caseId, key: 'cardExpiresOn', on: '2027-02-15' })
    expect(await change('BE-A-RENEW')).toMatchObject({ ok: true })
    await recordFact(one, { caseId, key: 'decision', value: 'yes' })
    const before = (await viewCase(one, caseId))?.terms[0]
    expect(before).toMatchObject({ latestOn: '2027-01-15', outdated: true })
    expect(await renewTerm(one, { caseId, termId: before?.id ?? '' })).toMatchObject({ ok: true })
    const after = (await viewCase(one, caseId))?.terms[0]
    // New, so nobody has confirmed it: the person is told nothing.
    expect(after).toMatchObject({ latestOn: '2027-01-26', outdated: false, told: false, light: 'grey' })
    const row = await current('BE-A-RENEW')
    expect(await confirmRule(contextOf(database), { key: row.key, version: row.version - 1 })).toMatchObject({
      refusal: 'changedMeanwhile',
    })
    await confirmRule(contextOf(database), { key: row.key, version: row.version })
    expect((await viewCase(one, caseId))?.terms[0]).toMatchObject({ told: true })
  })
  test('an unsure rule is neither told nor confirmed; a window does not end before it begins', async () => {
    expect(await change('BE-SIMPLE-RENEW', { confidence: 'unsure' })).toMatchObject({ refusal: 'unsure' })
    expect(await change('BE-SIMPLE-RENEW', { earliest: { count: -10, unit: 'd' } })).toMatchObject({
      refusal: 'badWindow',
    })
    expect(await confirmRule(contextOf(database), { key: 'BE-UKR-RENEW', version: 1 })).toMatchObject({
      refusal: 'unsure',
    })
  })
  test('a type’s new version counts for new cases only', async () => {
    const { caseId, teamId } = await two()
    const rows = {
      task0Key: 'checkCard',
      task0Who: 'centre',
      task0Due: 3,
      task1Words: 'Breng de groene brief',
      task1Who: 'newcomer',
    }
    const before = (await listTypes(contextOf(database), 'BE')).find(
      (type) => type.typeKey === 'residenceCard',
    )?.definition
    const saved = await saveType(contextOf(database), {
      key: 'residenceCard',
      country: 'BE',
      version: 1,
      papers: ['card'],
      optionalPapers: ['photo'],
      ownPapers: 'De groene brief',
      facts: before?.facts,
      stages: before?.stages,
      rules: before?.rules,
      ...rows,
      authority: 'townHall',
      answerWorkingDays: 1,
      fourEyes: undefined,
      note: 'Minder papieren',
    })
    expect(saved).toMatchObject({ ok: true })
    const fresh = await makeCase(contextOf(database), { teamId })
    const tasks = await database.db.caseTask.findMany({
      where: { caseId: fresh.caseId },
      orderBy: { position: 'asc' },
      select: { key: true, words: true, who: true, dueOn: true },
    })
    // Three working days after Monday 5 October.
    expect(tasks).toEqual([
      { key: 'checkCard', words: null, who: 'centre', dueOn: new Date('2026-10-08T00:00:00Z') },
      { key: null, words: 'Breng de groene brief', who: 'newcomer', dueOn: null },
    ])
    expect(await database.db.casePaper.count({ where: { caseId } })).toBe(7)
    expect(await database.db.casePaper.count({ where: { caseId: fresh.caseId } })).toBe(3)
  })
  test('a type is not saved when a step or a term has no fact, a term is another country’s, or it has no way', async () => {
    const ctx = contextOf(database)
    const bank = (await listTypes(ctx, 'BE')).find((type) => type.typeKey === 'bank')
    const input = {
      key: 'bank',
      country: 'BE',
      version: bank?.version ?? 0,
      facts: ['submittedOn'],
      stages: ['asked', 'submit', 'finish'],
      rules: [],
      authority: 'bank',
      answerWorkingDays: 2,
      note: 'Proef',
    } satisfies Parameters<typeof saveType>[1]
    expect(await saveType(ctx, { ...input, facts: [] })).toMatchObject({
      refusal: 'factMissing',
      details: { fact: 'submittedOn' },
    })
    expect(await saveType(ctx, { ...input, rules: ['BE-A-RENEW'] })).toMatchObject({
      refusal: 'factMissing',
      details: { fact: 'cardExpiresOn' },
    })
    expect(await saveType(ctx, { ...input, rules: ['NL-IND-EXT'] })).toMatchObject({ refusal: 'noSuchRule' })
    expect(await saveType(ctx, { ...input, stages: ['asked'] })).toMatchObject({ refusal: 'fewStages' })
    expect(await saveType(ctx, input)).toMatchObject({ ok: true })
    expect(await saveType(ctx, input)).toMatchObject({ refusal: 'changedMeanwhile' })
  })
})

test('a letter is a PDF in two languages, and none is made for a sensitive case', async () => {
  const { caseId, one, teamId, oneId } = await two()
  const made = await makeLetter(one, { caseId, template: 'papers', words: null })
  if (!made.ok) throw new Error(made.refusal)
  const pdf = await letterPdf(one, caseId, made.value.letterId)
  expect(
    Buffer.from(pdf ?? [])
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  expect(await letterPdf((await two()).one, caseId, made.value.letterId)).toBeNull()
  await database.db.caseTeamMember.updateMany({ where: { personId: oneId }, data: { safety: true } })
  const unsafe = await makeCase(contextOf(database), { teamId, typeKey: 'safety' })
  expect(await makeLetter(one, { caseId: unsafe.caseId, template: 'free', words: 'x' })).toMatchObject({
    refusal: 'unsafe',
  })
})

test('papers that were seen make the stage move on by themselves', async () => {
  const { caseId, one } = await two()
  await writeNote(one, { caseId, kind: 'shared', text: 'Dag', language: 'nl' })
  expect((await viewCase(one, caseId))?.stage).toBe('gather')
  for (const paper of (await viewCase(one, caseId))?.papers ?? [])
    await markPaper(one, { caseId, paperId: paper.id, as: paper.required ? 'seen' : 'waived' })
  expect((await viewCase(one, caseId))?.stage).toBe('submit')
  await recordFact(one, { caseId, key: 'submittedOn', on: '2026-10-05' })
  expect(await viewCase(one, caseId)).toMatchObject({ stage: 'decide' })
})

test('the list is kept as CSV and as a spreadsheet, with no cell that runs anything; a newcomer has none', async () => {
  const { one, number, personId } = await two()
  await database.db.person.update({ where: { id: personId }, data: { fullName: '=cmd|calc' } })
  const address = 'https://samen.example/nl/staff/cases/list.csv?show=mine'
  const csv = await exportCases(one, address, 'nl', 'csv')
  const text = (await csv?.text()) ?? ''
  expect(text).toContain(number)
  expect(text).toContain(`;'=cmd|calc;`)
  const sheet = await exportCases(one, address, 'nl', 'xlsx')
  const xlsx = Buffer.from(sheet ? await sheet.arrayBuffer() : new ArrayBuffer(0))
  expect(xlsx.subarray(0, 2).toString()).toBe('PK')
  expect(await database.db.auditEvent.count({ where: { event: 'cases.list.exported', personId } })).toBe(2)
  const newcomer = contextOf(database, { actor: personActor(personId) })
  expect(await exportCases(newcomer, address, 'nl', 'csv')).toBeNull()
})

test('figures tell no group under five', async () => {
  const figures = await caseFigures(contextOf(database))
  const all = await database.db.helpCase.groupBy({ by: ['typeKey'], where: { closedAt: null }, _count: true })
  for (const row of figures.open) {
    const count = all.find((each) => each.typeKey === row.typeKey)?._count ?? 0
    expect(row.open).toBe(count < 5 ? null : count)
    if (count < 5) expect(row.medianDays).toBeNull()
  }
  expect(dateToDay(noon)).toBe('2026-10-05')
})
