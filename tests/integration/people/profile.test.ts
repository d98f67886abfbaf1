import { describe, expect, test } from 'vitest'
import { sqlState } from '@/lib/db/errors'
import { newId } from '@/lib/db/ids'
import { erasePerson } from '@/lib/people/erase-person'
import { mergePeople, undoMerge } from '@/lib/people/merge-people'
import { answerStep, confirmProfile, skipStep } from '@/lib/people/profile/answer'
import { dropLanguage, keepLanguage, keepMember, linkMember } from '@/lib/people/profile/lists'
import { profileOf, readProfiles, stepsOf } from '@/lib/people/profile/queries'
import type { LanguageOf } from '@/lib/people/profile/types'
import { grantRole } from '@/lib/people/register'
import { personalData } from '@/lib/registry/personal-data'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase()
const system = () => contextOf(database)
const as = (personId: string, role: Parameters<typeof personActor>[1] = ['newcomer']) =>
  contextOf(database, { actor: personActor(personId, role) })
const one = async () => (await makePeople(system(), 1))[0] ?? ''
const language = (code: string, speaks: LanguageOf['speaks'] = 'good'): LanguageOf => ({
  language: code,
  speaks,
  reads: null,
  writes: null,
  interprets: false,
  forLetters: false,
})
const trail = (personId: string) =>
  database.db.auditEvent.findMany({ where: { personId }, orderBy: { id: 'asc' } })
const caught = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => sqlState(error),
  )

describe('a profile', () => {
  test('grows answer by answer, and each answer is in the trail without its words', async () => {
    const me = await one()
    const about = { personId: me, language: 'ar' }
    const ctx = as(me)
    await answerStep(ctx, about, { step: 'name', answers: { callName: 'Kanariepietje' } })
    await answerStep(ctx, about, {
      step: 'reading',
      answers: { literacyOwn: 'fluent', literacyLatin: 'slow' },
    })
    await answerStep(ctx, about, { step: 'digital', answers: { digitalSkill: 0 } })
    await answerStep(ctx, about, { step: 'times', answers: { times: [{ weekday: 1, part: 'morning' }] } })
    await keepLanguage(ctx, about, { ...language('ar', 'native'), forLetters: true })
    await keepLanguage(ctx, about, { ...language('nl', 'some'), forLetters: true })
    await keepMember(ctx, about, { memberId: null, name: 'Lina', birthYear: 2017, relation: 'child' })
    await skipStep(ctx, about, { step: 'gender' })
    await confirmProfile(ctx, about)
    expect(await profileOf(ctx, me)).toMatchObject({
      callName: 'Kanariepietje',
      literacy: { own: 'fluent', latin: 'slow' },
      schoolingYears: null,
      digitalSkill: 0,
      languages: [
        { language: 'ar', speaks: 'native', forLetters: false },
        { language: 'nl', speaks: 'some', forLetters: true },
      ],
      household: [{ name: 'Lina', child: true, personId: null }],
      contact: { channel: null, times: [{ weekday: 1, part: 'morning' }] },
      gender: null,
      confirmedAt: noon,
    })
    const steps = await stepsOf(ctx, me)
    expect(steps.gender?.outcome).toBe('skipped')
    expect(steps.reading).toMatchObject({ outcome: 'answered', byId: me, language: 'ar' })
    const rows = await trail(me)
    expect(rows.length).toBe(9)
    expect(JSON.stringify(rows.map((row) => row.data))).not.toMatch(/Kanarie|Lina/)
  })

  test('filled in together says by whom, with whom and in which language', async () => {
    const [newcomer, worker] = [await one(), await one()]
    const desk = as(worker, ['reception'])
    const about = { personId: newcomer, language: 'ti' }
    expect((await answerStep(desk, about, { step: 'school', answers: { schoolingYears: 5 } })).ok).toBe(true)
    expect((await stepsOf(desk, newcomer)).school).toMatchObject({ byId: worker, language: 'ti' })
    expect((await trail(newcomer)).at(-1)).toMatchObject({
      event: 'people.profile.answered',
      actorId: worker,
      personId: newcomer,
      data: { step: 'school', language: 'ti', together: true },
    })
  })

  test('is nobody else’s: not to read, not to write, not for a teacher', async () => {
    const [me, other] = [await one(), await one()]
    const about = { personId: me, language: 'nl' }
    for (const ctx of [as(other), as(other, ['teacher']), as(other, ['employer'])]) {
      expect(await profileOf(ctx, me)).toBeNull()
      expect(await stepsOf(ctx, me)).toEqual({})
      expect(await answerStep(ctx, about, { step: 'gender', answers: { gender: 'man' } })).toMatchObject({
        refusal: 'notFound',
      })
      expect(await keepLanguage(ctx, about, language('nl'))).toMatchObject({ refusal: 'notFound' })
    }
    // A colleague's profile is not written at the desk.
    await grantRole(system(), me, 'teacher')
    expect(
      await answerStep(as(other, ['reception']), about, { step: 'gender', answers: { gender: 'man' } }),
    ).toMatchObject({ refusal: 'notFound' })
    expect((await trail(me)).filter((row) => row.event.startsWith('people.profile'))).toEqual([])
  })

  test('of one’s household ties to an account only by staff, once', async () => {
    const [mother, father, worker] = [await one(), await one(), await one()]
    const about = { personId: mother, language: 'uk' }
    const added = await keepMember(as(mother), about, {
      memberId: null,
      name: 'Andrij',
      birthYear: 1987,
      relation: 'partner',
    })
    const twice = await keepMember(as(mother), about, {
      memberId: null,
      name: 'Andrij',
      birthYear: 1987,
      relation: 'partner',
    })
    if (!added.ok || !twice.ok) throw new Error('not added')
    const link = { personId: mother, memberId: added.value.memberId, linkedPersonId: father }
    expect(await linkMember(as(mother), link)).toMatchObject({ refusal: 'notFound' })
    expect(await linkMember(as(worker, ['reception']), link)).toEqual({ ok: true, value: null })
    expect(
      await linkMember(as(worker, ['reception']), { ...link, memberId: twice.value.memberId }),
    ).toMatchObject({ refusal: 'linkedAlready' })
    expect((await profileOf(as(mother), mother))?.household[0]?.personId).toBe(father)
  })

  test('takes a language away again, and refuses the sixteenth', async () => {
    const me = await one()
    const about = { personId: me, language: 'nl' }
    const codes = ['nl', 'en', 'fr', 'de', 'es', 'ar', 'fa', 'uk', 'tr', 'pl', 'ro', 'ti', 'am', 'az', 'ber']
    for (const code of codes) await keepLanguage(as(me), about, language(code))
    expect(await keepLanguage(as(me), about, language('bg'))).toMatchObject({ refusal: 'tooMany' })
    expect((await keepLanguage(as(me), about, language('nl', 'native'))).ok).toBe(true)
    expect((await dropLanguage(as(me), about, { language: 'ber' })).ok).toBe(true)
    expect(await dropLanguage(as(me), about, { language: 'ber' })).toMatchObject({ refusal: 'notFound' })
  })
})

test('the first two answers at once make one profile', async () => {
  const me = await one()
  const about = { personId: me, language: 'nl' }
  const outcomes = await Promise.all([
    answerStep(as(me), about, { step: 'digital', answers: { digitalSkill: 1 } }),
    answerStep(as(me), about, { step: 'school', answers: { schoolingYears: 4 } }),
    keepLanguage(as(me), about, language('nl')),
  ])
  expect(outcomes.every((outcome) => outcome.ok)).toBe(true)
  expect(await profileOf(as(me), me)).toMatchObject({ digitalSkill: 1, schoolingYears: 4 })
})

test('a merge fills what was empty, brings languages and family along, and gives all of it back', async () => {
  const [kept, merged] = [await one(), await one()]
  const of = (personId: string) => ({ personId, language: 'nl' })
  await answerStep(as(kept), of(kept), { step: 'digital', answers: { digitalSkill: 1 } })
  await keepLanguage(as(kept), of(kept), language('nl', 'some'))
  await answerStep(as(merged), of(merged), { step: 'school', answers: { schoolingYears: 9 } })
  await keepLanguage(as(merged), of(merged), language('nl', 'native'))
  await keepLanguage(as(merged), of(merged), language('ti', 'native'))
  await keepMember(as(merged), of(merged), {
    memberId: null,
    name: 'Lina',
    birthYear: null,
    relation: 'child',
  })
  const before = [...(await readProfiles(system(), [kept, merged])).values()]
  const done = await mergePeople(system(), personalData, { keptId: kept, mergedId: merged })
  if (!done.ok) throw new Error(done.refusal)
  expect(await profileOf(as(kept), kept)).toMatchObject({
    digitalSkill: 1,
    schoolingYears: 9,
    languages: [
      { language: 'ti', speaks: 'native' },
      { language: 'nl', speaks: 'some' },
    ],
    household: [{ name: 'Lina' }],
  })
  await undoMerge(system(), personalData, { mergeId: done.value.mergeId })
  const after = [...(await readProfiles(system(), [kept, merged])).values()]
  expect(new Set(after.map((each) => JSON.stringify(each)))).toEqual(
    new Set(before.map((each) => JSON.stringify(each))),
  )
})

test('an erasure leaves figures as they were and nothing that leads back', async () => {
  const [me, friend] = [await one(), await one()]
  const about = { personId: me, language: 'ar' }
  await keepLanguage(as(me), about, { ...language('ar', 'native'), interprets: true })
  await answerStep(as(me), about, { step: 'school', answers: { schoolingYears: 7 } })
  await answerStep(as(me), about, { step: 'gender', answers: { gender: 'woman' } })
  await keepMember(as(me), about, { memberId: null, name: 'Kanariekind', birthYear: 2020, relation: 'child' })
  const member = await keepMember(
    as(friend),
    { personId: friend, language: 'nl' },
    {
      memberId: null,
      name: 'Kanariemoeder',
      birthYear: 1980,
      relation: 'partner',
    },
  )
  if (!member.ok) throw new Error('not added')
  await linkMember(as(newId(), ['reception']), {
    personId: friend,
    memberId: member.value.memberId,
    linkedPersonId: me,
  })
  const figures = async () =>
    (
      await database.sql(`SELECT count(*)::int AS profiles, avg(schooling_years)::float AS years,
        (SELECT count(*)::int FROM profile_language WHERE language = 'ar') AS arabic FROM profile`)
    ).rows[0]
  const before = await figures()
  const row = await database.db.profile.findUniqueOrThrow({ where: { personId: me } })
  expect((await erasePerson(system(), personalData, { personId: me })).ok).toBe(true)
  expect(await figures()).toEqual(before)
  expect(await database.db.profile.count({ where: { id: row.id } })).toBe(0)
  expect(await database.db.profile.count({ where: { personId: me } })).toBe(0)
  const words = await database.sql(
    `SELECT 1 FROM household_member m WHERE m::text LIKE '%Kanarie%' OR m.linked_person_id = '${me}'`,
  )
  expect(words.rows).toEqual([])
  expect((await profileOf(as(friend), friend))?.household).toMatchObject([
    { name: null, relation: 'partner' },
  ])
})

describe('the database itself forbids', () => {
  test.each([
    ['a skill that is none', "UPDATE profile_language SET speaks = 'fluent'"],
    ['a language without any skill', 'UPDATE profile_language SET speaks = NULL'],
    ['four steps of digital skill', 'UPDATE profile SET digital_skill = 4'],
    ['somebody who lives with themselves', 'UPDATE household_member SET linked_person_id = person_id'],
    ['an eighth day', 'UPDATE contact_time SET weekday = 8'],
    ['a profile of nobody that says who', "UPDATE profile SET person_id = NULL, gender = 'woman'"],
    ['a step that was neither answered nor skipped', "UPDATE profile_step SET outcome = 'maybe'"],
  ])('%s', async (_what, sql) => {
    const me = await one()
    const about = { personId: me, language: 'nl' }
    await keepLanguage(as(me), about, language('nl'))
    await keepMember(as(me), about, { memberId: null, name: 'x', birthYear: null, relation: 'other' })
    await answerStep(as(me), about, { step: 'times', answers: { times: [{ weekday: 1, part: 'morning' }] } })
    expect(await caught(database.sql(sql))).toBe('23514')
  })
  test('letters in two languages', async () => {
    const me = await one()
    const about = { personId: me, language: 'nl' }
    await keepLanguage(as(me), about, language('nl'))
    await keepLanguage(as(me), about, language('ar'))
    expect(await caught(database.sql('UPDATE profile_language SET for_letters = true'))).toBe('23505')
  })
})
