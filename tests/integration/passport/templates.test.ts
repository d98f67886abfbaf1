import { expect, test } from 'vitest'
import { sqlState } from '@/lib/db/errors'
import { translatorFor } from '@/lib/i18n/translate'
import { getTrajectory, listTemplates } from '@/lib/passport/queries'
import { addPartInput, addTemplateInput } from '@/lib/passport/schema'
import { addPart, addTemplate, editPart, editTemplate, removePart } from '@/lib/passport/template'
import { startTrajectory } from '@/lib/passport/trajectory'
import { partWords, templateName } from '@/lib/passport/words'
import { contextOf, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase()
const flanders = '01940000-0000-7000-8000-000000000101'

async function office() {
  const [staffId = '', personId = ''] = await makePeople(contextOf(database), 2)
  return { staff: contextOf(database, { actor: personActor(staffId, ['coordinator']) }), personId }
}
const begin = {
  country: 'BE',
  source: 'Gemeenteraad van 5 oktober 2026',
  checkedOn: '2026-10-05',
  validFrom: '2026-10-01',
}
const templateOf = async (ctx: Parameters<typeof listTemplates>[0], code: string) => {
  const found = (await listTemplates(ctx)).find((template) => template.code === code)
  if (!found) throw new Error(`no template ${code}`)
  return found
}

test('a town makes its own trajectory from a copy, adds a part, and its people read it in their language', async () => {
  const { staff, personId } = await office()
  const words = await translatorFor('ar', 'passport')
  const made = await addTemplate(staff, {
    ...begin,
    names: { nl: 'Traject Lindeveld', ar: 'مسار ليندفيلد' },
    fromId: flanders,
  })
  const code = made.ok ? made.value.code : ''
  const copy = await templateOf(staff, code)
  const original = (await listTemplates(staff)).find((template) => template.id === flanders)
  expect(
    copy.parts.map(({ code: part, requiredMinutes, counts }) => [part, requiredMinutes, counts]),
  ).toEqual(original?.parts.map(({ code: part, requiredMinutes, counts }) => [part, requiredMinutes, counts]))
  const part = {
    templateId: copy.id,
    version: copy.version,
    words: { nl: { title: 'Zwemmen leren', how: 'Vraag het aan de balie.' } },
    requiredHours: 10,
    termMonths: 6,
  }
  expect(await addPart(staff, part)).toMatchObject({ refusal: 'needsCounts' })
  expect(await addPart(staff, { ...part, counts: ['association'] })).toMatchObject({ ok: true })
  expect(await addPart(staff, { ...part, counts: ['association'] })).toMatchObject({
    refusal: 'editedMeanwhile',
  })
  const started = await startTrajectory(staff, { personId, templateId: copy.id, startedOn: '2026-10-02' })
  const seen = await getTrajectory(staff, started.ok ? started.value.trajectoryId : '')
  const own = seen?.trajectory.parts.at(-1)
  expect(own).toMatchObject({ requiredMinutes: 600, counts: ['association'] })
  expect(seen && templateName(words, seen.trajectory, 'ar')).toEqual({ text: 'مسار ليندفيلد', lang: 'ar' })
  // Nobody translated the part: Dutch, and it says so.
  expect(own && partWords(words, own, 'ar')).toMatchObject({ title: 'Zwemmen leren', lang: 'nl' })
  expect(seen && partWords(words, seen.trajectory.parts[0] ?? { code: '', words: null }, 'ar').lang).toBe(
    'ar',
  )
  // Somebody is in it: its parts stay.
  const later = await templateOf(staff, code)
  const partId = later.parts.at(-1)?.id ?? ''
  expect(await removePart(staff, { partId, version: later.version })).toMatchObject({ refusal: 'inUse' })
  // The refusal took nothing away and left the version as it was.
  expect((await templateOf(staff, code)).version).toBe(later.version)
  await editPart(staff, {
    partId,
    version: later.version,
    requiredHours: 12,
    termMonths: null,
    counts: ['association'],
    words: {
      nl: { title: 'Leren zwemmen', how: '' },
      ar: { title: 'تعلّم السباحة', how: 'اسأل في الاستقبال.' },
    },
  })
  const edited = (await templateOf(staff, code)).parts.at(-1)
  expect(edited && partWords(words, edited, 'ar')).toMatchObject({ title: 'تعلّم السباحة', lang: 'ar' })
})

test('a trajectory whose validity ended is not begun after that day; an unused part can be taken out', async () => {
  const { staff, personId } = await office()
  const made = await addTemplate(staff, { ...begin, names: { nl: 'Kort traject' } })
  const template = await templateOf(staff, made.ok ? made.value.code : '')
  expect(template.parts).toEqual([])
  await addPart(staff, {
    templateId: template.id,
    version: template.version,
    words: { nl: { title: 'Eén gesprek', how: '' } },
    requiredHours: null,
    termMonths: null,
  })
  const withPart = await templateOf(staff, template.code)
  const [part] = withPart.parts
  const removed = { partId: part?.id ?? '', version: withPart.version }
  expect(await removePart(staff, removed)).toMatchObject({ ok: true })
  expect(await removePart(staff, removed)).toMatchObject({ refusal: 'notFound' })
  const end = {
    templateId: template.id,
    version: withPart.version + 1,
    source: begin.source,
    checkedOn: begin.checkedOn,
    validFrom: begin.validFrom,
    validUntil: '2026-10-31',
    names: { nl: 'Kort traject (2026)' },
  }
  expect(await editTemplate(staff, end)).toMatchObject({ ok: true })
  expect((await templateOf(staff, template.code)).names).toEqual({ nl: 'Kort traject (2026)' })
  const start = { personId, templateId: template.id }
  expect(await startTrajectory(staff, { ...start, startedOn: '2026-11-01' })).toMatchObject({
    refusal: 'notValid',
  })
  expect(await addTemplate(staff, { ...begin, names: { nl: 'x' }, fromId: personId })).toMatchObject({
    refusal: 'notFound',
  })
})

test('a name in Dutch and a source are asked for; the database has no rule without a source', async () => {
  const typed = { ...begin, names: { nl: '', ar: 'مسار' } }
  expect(addTemplateInput.safeParse(typed).error?.issues).toMatchObject([{ path: ['names', 'nl'] }])
  expect(addTemplateInput.safeParse({ ...begin, source: ' ', names: { nl: 'x' } }).success).toBe(false)
  expect(addTemplateInput.safeParse({ ...begin, country: 'België', names: { nl: 'x' } }).success).toBe(false)
  expect(
    addPartInput.safeParse({ templateId: flanders, version: '1', words: { nl: { how: 'x' } } }).error?.issues,
  ).toMatchObject([{ path: ['words', 'nl', 'title'] }])
  for (const sql of [
    `UPDATE trajectory_template SET source = ' '`,
    `UPDATE trajectory_template SET valid_until = valid_from - 1`,
    `UPDATE course_track SET source = ''`,
    `UPDATE course_track SET hours_per_level = 0`,
  ])
    expect(sqlState(await database.sql(sql).catch((error: unknown) => error)), sql).toBe('23514')
})
