import { beforeAll, describe, expect, test } from 'vitest'
import { askFor, chooseTopic, getDraft } from '@/lib/cases/ask-help'
import { assignCase } from '@/lib/cases/assign-case'
import { listTypes } from '@/lib/cases/edit-types'
import { readFilters } from '@/lib/cases/filters'
import { listCases, myTeams } from '@/lib/cases/inbox'
import { installTypes } from '@/lib/cases/install-types'
import { keyFrom, makeType, nameType, publishType, withdrawType } from '@/lib/cases/make-type'
import { myCase } from '@/lib/cases/own-queries'
import { recordFact } from '@/lib/cases/record-fact'
import { saveType } from '@/lib/cases/save-type'
import { makeTypeInput } from '@/lib/cases/schema'
import { viewCase } from '@/lib/cases/staff-case'
import { closeTeam, saveTeam } from '@/lib/cases/teams'
import { listTypeChoices } from '@/lib/cases/type-list'
import { typeSaid } from '@/lib/cases/words'
import { newId } from '@/lib/db/ids'
import { makeTeam } from '../../support/cases'
import { contextOf, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase()
const ctx = () => contextOf(database)
const as = (personId: string, roles: 'caseworker'[] = ['caseworker']) =>
  contextOf(database, { actor: personActor(personId, roles) })
const failed = async (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => String(error),
  )

beforeAll(async () => {
  await installTypes(ctx())
  await makeTeam(ctx(), { typeKeys: [] })
})

const words = (title: string) => ({
  nl: { title, line: 'Over later.' },
  ar: { title: 'معاشي', line: 'عن المستقبل.' },
})
const make = async (title: string, fromKey: string | null = null) => {
  const made = await makeType(ctx(), { country: 'BE', fromKey, words: words(title), icon: 'heart' })
  if (!made.ok) throw new Error(made.refusal)
  return made.value.key
}
const choices = async () => (await listTypeChoices(ctx(), 'BE', 'published')).map((type) => type.typeKey)
const topic = (key: string) => chooseTopic(ctx(), { topic: key, locale: 'nl', network: newId() })
const ask = {
  question: 'Hoe zit het met mijn pensioen?',
  language: 'ar',
  urgency: 'week',
  reachBy: 'phone',
  reachWhen: [],
  reachNote: null,
} as const

describe('a type of the town’s own', () => {
  test('has a key from its Dutch name, one that nobody has, and is not seen before it is published', async () => {
    const key = await make('Mijn pensioen!')
    expect(key).toBe('mijnPensioen')
    expect(await make('Mijn pensioen')).toBe('mijnPensioen2')
    expect(await make('New')).not.toBe('new')
    expect(await make('Bank')).not.toBe('bank')
    expect(await choices()).not.toContain(key)
    expect(await topic(key)).toMatchObject({ refusal: 'notAsked' })
    expect(await publishType(ctx(), { key, country: 'BE' })).toMatchObject({ ok: true })
    const all = await choices()
    // Danger and "something else" stay last.
    expect(all.indexOf(key)).toBeGreaterThan(all.indexOf('bank'))
    expect(all.slice(-2)).toEqual(['safety', 'other'])
    const draft = await topic(key)
    if (!draft.ok) throw new Error(draft.refusal)
    expect((await getDraft(ctx(), draft.value.draftId))?.typeWords?.nl?.title).toBe('Mijn pensioen!')
  })
  test('two at once with one name have two keys', async () => {
    const keys = await Promise.all([make('Samen tegelijk'), make('Samen tegelijk'), make('Samen tegelijk')])
    expect(new Set(keys).size).toBe(3)
  })
  test('is called what the town says in the reader’s language, in Dutch where nobody wrote it', () => {
    const type = { typeKey: 'mijnPensioen', typeWords: words('Mijn pensioen') }
    const never = () => 'catalogue'
    expect(typeSaid(never, type, 'ar')).toEqual({ title: 'معاشي', line: 'عن المستقبل.', lang: 'ar' })
    expect(typeSaid(never, type, 'pl')).toMatchObject({ title: 'Mijn pensioen', lang: 'nl' })
    expect(typeSaid(never, { typeKey: 'bank', typeWords: null }, 'pl')).toMatchObject({ title: 'catalogue' })
    // A type that is gone from the database still has a name.
    expect(typeSaid(never, { typeKey: 'weg', typeWords: null }, 'pl').title).toBe('weg')
  })
  test('as a copy works as the other did; the empty one has a beginning and an end', async () => {
    const [copy, bare] = [await make('Kopie van de bank', 'bank'), await make('Leeg')]
    const types = await listTypes(ctx(), 'BE')
    const of = (key: string) => types.find((type) => type.typeKey === key)?.definition
    expect(of(copy)).toEqual(of('bank'))
    expect(of(bare)).toMatchObject({ stages: ['asked', 'read', 'act', 'finish'], rules: [], papers: [] })
    expect(
      await makeType(ctx(), { country: 'BE', fromKey: 'nergens', words: words('X'), icon: 'heart' }),
    ).toMatchObject({
      refusal: 'notFound',
    })
  })
  test('opens a case that its list, its filter, its page and the person’s own page name', async () => {
    const key = await make('Mijn fiets')
    await publishType(ctx(), { key, country: 'BE' })
    const { teamId, members } = await makeTeam(ctx(), { typeKeys: [key] })
    const [personId = ''] = await makePeople(ctx(), 1)
    const opened = await askFor(ctx(), { ...ask, personId, topic: key })
    if (!opened.ok) throw new Error(opened.refusal)
    const worker = as(members[0] ?? '')
    const inbox = await listCases(worker, await myTeams(worker), readFilters({ type: key }))
    expect(inbox.rows.map((row) => row.typeWords?.nl?.title)).toEqual(['Mijn fiets'])
    expect(await viewCase(worker, opened.value.caseId)).toMatchObject({
      typeWords: { nl: { title: 'Mijn fiets' } },
      team: { id: teamId },
    })
    expect(await myCase(as(personId, []), opened.value.caseId)).toMatchObject({
      typeKey: key,
      typeIcon: 'heart',
      typeWords: { ar: { title: 'معاشي' } },
    })
    expect(
      await nameType(ctx(), { key, country: 'BE', words: words('Mijn bakfiets'), icon: 'bicycle' }),
    ).toMatchObject({
      ok: true,
    })
    expect((await viewCase(worker, opened.value.caseId))?.typeWords?.nl?.title).toBe('Mijn bakfiets')
    expect(await withdrawType(ctx(), { key, country: 'BE' })).toMatchObject({ ok: true })
    expect(await choices()).not.toContain(key)
    expect(await viewCase(worker, opened.value.caseId)).not.toBeNull()
    const trail = await database.db.auditEvent.findMany({
      where: { subjectId: `BE:${key}` },
      orderBy: { id: 'asc' },
    })
    expect(trail.map((row) => row.event)).toEqual([
      'cases.type.made',
      'cases.type.published',
      'cases.type.named',
      'cases.type.withdrawn',
    ])
  })
  test('is refused where it would lead nowhere', async () => {
    expect(
      await nameType(ctx(), { key: 'bank', country: 'BE', words: words('Bank'), icon: 'heart' }),
    ).toMatchObject({
      refusal: 'notFound',
    })
    for (const key of ['safety', 'other'])
      expect(await withdrawType(ctx(), { key, country: 'BE' })).toMatchObject({ refusal: 'alwaysAsked' })
    expect(await publishType(ctx(), { key: 'nergens', country: 'BE' })).toMatchObject({ refusal: 'notFound' })
    const saved = await saveTeam(ctx(), {
      name: 'Nergens',
      typeKeys: ['nergens'],
      phone: null,
      weekdays: [],
      fromMinute: null,
      toMinute: null,
    })
    expect(saved).toMatchObject({ refusal: 'noSuchType' })
  })
  test('is not published while no team takes such questions', async () => {
    const key = await make('Niemand luistert')
    const teams = await database.db.caseTeam.findMany({
      where: { closedAt: null, typeKeys: { isEmpty: true } },
    })
    await database.db.caseTeam.updateMany({
      where: { id: { in: teams.map((team) => team.id) } },
      data: { closedAt: ctx().now },
    })
    expect(await publishType(ctx(), { key, country: 'BE' })).toMatchObject({ refusal: 'noTeam' })
    const { teamId } = await makeTeam(ctx(), { typeKeys: [key] })
    expect(await publishType(ctx(), { key, country: 'BE' })).toMatchObject({ ok: true })
    await closeTeam(ctx(), { teamId })
    await database.db.caseTeam.updateMany({
      where: { id: { in: teams.map((team) => team.id) } },
      data: { closedAt: null },
    })
  })
  test('needs a Dutch name, also for the database; a key is one thing in every country', async () => {
    const typed = { country: 'BE', icon: 'heart', fromKey: '' }
    const problems = (input: unknown) =>
      makeTypeInput.safeParse(input).error?.issues.map((issue) => issue.path.join('.'))
    expect(problems({ ...typed, words: { ar: { title: 'معاشي' } } })).toEqual(['words.nl.title'])
    expect(problems({ ...typed, words: { nl: { title: 'x'.repeat(161) } } })).toEqual(['words.nl.title'])
    expect(problems({ ...typed, words: words('Ja') })).toBeUndefined()
    const row = { country: 'NL', icon: 'heart', createdAt: ctx().now }
    expect(
      await failed(
        database.db.caseType.create({
          data: { ...row, id: newId(), key: 'zonder', words: { nl: { title: ' ' } } },
        }),
      ),
    ).toContain('case_type_own_in_dutch')
    const key = await make('Overal hetzelfde')
    expect(
      await failed(
        database.db.caseType.create({ data: { ...row, id: newId(), key, words: words('Anders') } }),
      ),
    ).toMatch(/Unique constraint|case_type_own_key/)
    expect(
      await failed(
        database.db.caseType.updateMany({ where: { key: 'safety' }, data: { publishedAt: null } }),
      ),
    ).toContain('case_type_always_asked')
  })
})

test('names become keys', () => {
  expect(keyFrom('Sociale woning?')).toBe('socialeWoning')
  expect(keyFrom('Één fiets')).toBe('eenFiets')
  expect(keyFrom('1 ding')).toBe('ding')
  expect(keyFrom('معاشي')).toBe('own')
})

test('what ends a stage is data of the version: of new cases only, and asked back where its fact is missing', async () => {
  const key = await make('Met eigen stappen', 'bank')
  await publishType(ctx(), { key, country: 'BE' })
  const { members } = await makeTeam(ctx(), { typeKeys: [key] })
  const worker = as(members[0] ?? '')
  const open = async () => {
    const [personId = ''] = await makePeople(ctx(), 1)
    const opened = await askFor(ctx(), { ...ask, personId, topic: key })
    if (!opened.ok) throw new Error(opened.refusal)
    await assignCase(worker, { caseId: opened.value.caseId, personId: members[0] ?? '' })
    return opened.value.caseId
  }
  const before = await open()
  const input = {
    key,
    country: 'BE',
    version: 1,
    facts: ['submittedOn', 'decidedOn'],
    stages: ['asked', 'submit', 'finish'],
    rules: [],
    authority: 'bank',
    answerWorkingDays: 2,
    note: 'Een bank beslist meteen',
  } satisfies Parameters<typeof saveType>[1]
  const both = { submit: { match: 'all', first: 'submittedOn', second: 'complaintOn' } } as const
  expect(
    await saveType(ctx(), { ...input, done: { submit: { ...both.submit, third: undefined } } }),
  ).toMatchObject({ refusal: 'factMissing', details: { fact: 'complaintOn' } })
  const done = {
    submit: { match: 'all', first: 'submittedOn', second: 'decidedOn', third: undefined },
  } as const
  expect(await saveType(ctx(), { ...input, done })).toMatchObject({ ok: true })
  const after = await open()
  for (const caseId of [before, after])
    await recordFact(worker, { caseId, key: 'submittedOn', on: '2026-10-05' })
  const stage = async (caseId: string) => (await viewCase(worker, caseId))?.stage
  expect(await stage(after)).toBe('submit')
  expect(await stage(before)).not.toBe('submit')
  await recordFact(worker, { caseId: after, key: 'decidedOn', on: '2026-10-05' })
  expect(await stage(after)).toBe('finish')
  // What usually ends a stage is not written down: it stays ours.
  const usual = {
    submit: { match: 'any', first: 'submittedOn', second: undefined, third: undefined },
  } as const
  expect(await saveType(ctx(), { ...input, version: 2, done: usual })).toMatchObject({ ok: true })
  const saved = (await listTypes(ctx(), 'BE')).find((type) => type.typeKey === key)
  expect(saved?.definition.doneWhen).toBeUndefined()
})
