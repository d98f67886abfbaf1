import { beforeAll, describe, expect, test } from 'vitest'
import { askFor } from '@/lib/cases/ask-help'
import { assignCase } from '@/lib/cases/assign-case'
import { addRuleInput } from '@/lib/cases/deadlines/schema'
import { confirmRule, listRules, listTypes } from '@/lib/cases/edit-types'
import { installTypes, shippedRules } from '@/lib/cases/install-types'
import { myCase } from '@/lib/cases/own-queries'
import { recordFact } from '@/lib/cases/record-fact'
import { addRule, saveRule } from '@/lib/cases/save-rule'
import { saveType } from '@/lib/cases/save-type'
import { viewCase } from '@/lib/cases/staff-case'
import { ruleSaid } from '@/lib/cases/words'
import { makeTeam } from '../../support/cases'
import { contextOf, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase()
const ctx = () => contextOf(database)
beforeAll(() => installTypes(ctx()))

const rule = {
  country: 'BE',
  sentence: 'own',
  words: { nl: { title: 'Vraag het sociaal tarief', bridge: 'Bewaar de brief.', loss: '' } },
  kind: 'act',
  trigger: 'movedOn',
  met: 'submittedOn',
  when: undefined,
  earliest: null,
  latest: { count: 10, unit: 'wd' },
  safeFrom: null,
  safeUntil: null,
  usual: null,
  remind: [],
  bridge: 'own',
  loss: null,
  confidence: 'verified',
  sourceName: 'FOD Economie, gebeld',
  sourceUrl: null,
  seenOn: '2026-10-01',
  validFrom: '2026-01-01',
  validTo: null,
  reviewBy: '2027-04-01',
  tellable: 'on',
  note: null,
} satisfies Omit<Parameters<typeof addRule>[1], 'code'>
const add = (code: string, more: object = {}) => addRule(ctx(), { ...rule, code, ...more })

describe('a rule of the town’s own', () => {
  test('has a code that nobody has, and counts for no case before a type takes it up', async () => {
    expect(await add('SOCIAL-TARIFF')).toMatchObject({ value: { key: 'BE-SOCIAL-TARIFF' } })
    expect(await add('SOCIAL-TARIFF')).toMatchObject({ refusal: 'ruleTaken' })
    const again = await Promise.all([add('TWICE'), add('TWICE')])
    expect(again.filter((each) => each.ok).length).toBe(1)
    const row = (await listRules(ctx(), 'BE')).find((each) => each.key === 'BE-SOCIAL-TARIFF')
    expect(row).toMatchObject({ version: 1, confirmedAt: null, confidence: 'verified' })
    const trail = await database.db.auditEvent.findMany({ where: { subjectId: 'BE-SOCIAL-TARIFF' } })
    expect(trail.map((each) => each.event)).toEqual(['cases.type.ruleSaved'])
  })
  test('is told in the town’s words once somebody stands for it, with its working days counted', async () => {
    await add('CALL-FIRST')
    const type = (await listTypes(ctx(), 'BE')).find((each) => each.typeKey === 'other')
    const saved = await saveType(ctx(), {
      key: 'other',
      country: 'BE',
      version: type?.version ?? 0,
      facts: [...(type?.definition.facts ?? []), 'submittedOn'],
      stages: type?.definition.stages,
      rules: [...(type?.definition.rules ?? []), 'BE-CALL-FIRST'],
      authority: 'otherOffice',
      answerWorkingDays: 2,
      note: 'Sociaal tarief',
    })
    expect(saved).toMatchObject({ ok: true })
    const { members } = await makeTeam(ctx(), { typeKeys: ['other'] })
    const [worker = ''] = members
    const [personId = ''] = await makePeople(ctx(), 1)
    const opened = await askFor(ctx(), {
      personId,
      topic: 'other',
      question: null,
      language: 'ar',
      urgency: 'week',
      reachBy: 'phone',
      reachWhen: [],
      reachNote: null,
    })
    if (!opened.ok) throw new Error(opened.refusal)
    const { caseId } = opened.value
    const staff = contextOf(database, { actor: personActor(worker, ['caseworker']) })
    await assignCase(staff, { caseId, personId: worker })
    await recordFact(staff, { caseId, key: 'movedOn', on: '2026-10-05' })
    const term = async () =>
      (await myCase(contextOf(database, { actor: personActor(personId, []) }), caseId))?.terms.find(
        (each) => each.ruleKey === 'BE-CALL-FIRST',
      )
    expect(await term()).toMatchObject({ told: false, light: 'grey' })
    await confirmRule(ctx(), { key: 'BE-CALL-FIRST', version: 1 })
    // Ten working days after Monday 5 October.
    const told = await term()
    expect(told).toMatchObject({ told: true, latestOn: '2026-10-19', sentence: 'own', bridge: 'own' })
    const never = () => 'catalogue'
    expect(told && ruleSaid(never, told, 'title', 'ar')).toEqual({
      text: 'Vraag het sociaal tarief',
      lang: 'nl',
    })
    expect(told && ruleSaid(never, told, 'bridge', 'nl')).toEqual({ text: 'Bewaar de brief.', lang: 'nl' })
    expect(told && ruleSaid(never, told, 'loss', 'nl')).toBeNull()
    // A new version is nobody's word yet: the running term keeps its own.
    await saveRule(ctx(), { ...rule, key: 'BE-CALL-FIRST', version: 1, latest: { count: 3, unit: 'w' } })
    expect(await term()).toMatchObject({ told: true, latestOn: '2026-10-19' })
    expect(
      (await viewCase(staff, caseId))?.terms.find((each) => each.ruleKey === 'BE-CALL-FIRST'),
    ).toMatchObject({
      outdated: true,
      source: 'FOD Economie, gebeld',
    })
  })
  test('that is unsure may be written down, is never told, and is a task of the centre', async () => {
    expect(await add('UNSURE', { confidence: 'unsure' })).toMatchObject({ refusal: 'unsure' })
    expect(await add('UNSURE', { confidence: 'unsure', tellable: undefined })).toMatchObject({ ok: true })
    expect(await confirmRule(ctx(), { key: 'BE-UNSURE', version: 1 })).toMatchObject({ refusal: 'unsure' })
  })
  test('is refused when it says no day, ends before it begins, or lacks its words', async () => {
    const day = (count: number, unit: string) => ({ count, unit })
    const refusals = {
      noWindow: { latest: null },
      // A month has more days than twenty on every day of the year.
      badWindow: { earliest: day(1, 'm'), latest: day(20, 'd') },
      badDates: { validTo: '2025-12-31' },
      oneFact: { when: ['cardKind:A', 'decision:no'] },
      noDutch: { words: { ar: { title: 'x', bridge: 'x', loss: '' } } },
    }
    for (const [refusal, more] of Object.entries(refusals))
      expect(await add('WRONG', more), refusal).toMatchObject({ refusal })
    expect(await add('WRONG', { reviewBy: '2026-09-30' })).toMatchObject({ refusal: 'badDates' })
    expect(await add('WRONG', { safeFrom: day(1, 'd') })).toMatchObject({ refusal: 'badWindow' })
    // In February 28 days are a month, in March they are not: some days of the year it would be upside down.
    expect(await add('WRONG', { earliest: day(29, 'd'), latest: day(1, 'm') })).toMatchObject({
      refusal: 'badWindow',
    })
    expect(await add('WRONG', { kind: 'authority', latest: null, earliest: day(1, 'd') })).toMatchObject({
      refusal: 'noWindow',
    })
    expect(await add('TASK', { latest: null, taskOnly: 'on' })).toMatchObject({ ok: true })
  })
  test('reads what a form says: before and after, working days, Arabic figures, a list of days', () => {
    const typed = {
      ...rule,
      code: 'sociaal tarief 2',
      latest: { count: '١٠', unit: 'wd', side: 'after' },
      earliest: { count: '45', unit: 'd', side: 'before' },
      safeFrom: { count: '', unit: 'd', side: 'after' },
      safeUntil: undefined,
      usual: undefined,
      remind: '−45, -33',
      bridge: '',
      loss: 'fine',
      validTo: '',
    }
    const read = addRuleInput.parse({ ...typed, sourceUrl: '', note: '' })
    expect(read).toMatchObject({
      code: 'SOCIAAL-TARIEF-2',
      latest: { count: 10, unit: 'wd' },
      earliest: { count: -45, unit: 'd' },
      safeFrom: null,
      remind: [-45, -33],
      bridge: null,
      loss: 'fine',
    })
    const wrong = (more: object) =>
      addRuleInput
        .safeParse({ ...typed, sourceUrl: '', note: '', ...more })
        .error?.issues.map((issue) => issue.path.join('.'))
    expect(wrong({ latest: { count: '9999', unit: 'd', side: 'after' } })).toEqual(['latest.count'])
    expect(wrong({ remind: '3 keer' })).toEqual(['remind'])
    expect(wrong({ trigger: 'sometime' })).toEqual(['trigger'])
    expect(wrong({ code: '../x' })).toEqual(['code'])
    expect(wrong({ bridge: 'annex99' })).toEqual(['bridge'])
    expect(wrong({ seenOn: '2026-02-31' })).toEqual(['seenOn'])
  })
})

test('every shipped rule can be saved again as it is', async () => {
  for (const { key, rule: shape, confidence } of shippedRules) {
    const row = await database.db.caseRule.findFirstOrThrow({ where: { key, supersededAt: null } })
    const saved = await saveRule(ctx(), {
      ...rule,
      ...shape,
      key,
      version: row.version,
      words: {},
      when: shape.when?.is.map((value) => `${shape.when?.fact}:${value}`),
      earliest: shape.earliest ?? null,
      latest: shape.latest ?? null,
      safeFrom: shape.safe?.from ?? null,
      safeUntil: shape.safe?.until ?? null,
      usual: shape.usual ?? null,
      bridge: shape.bridge ?? null,
      loss: shape.loss ?? null,
      remind: shape.remind ?? [],
      posted: shape.posted ? 'on' : undefined,
      fromNextMonth: shape.fromNextMonth ? 'on' : undefined,
      rolls: shape.rolls ? 'on' : undefined,
      taskOnly: shape.taskOnly ? 'on' : undefined,
      lawyer: shape.lawyer ? 'on' : undefined,
      confidence,
      tellable: undefined,
    })
    expect(saved, key).toMatchObject({ ok: true })
    const after = await database.db.caseRule.findFirstOrThrow({ where: { key, supersededAt: null } })
    expect(after.rule, key).toEqual(JSON.parse(JSON.stringify(shape)))
  }
})
