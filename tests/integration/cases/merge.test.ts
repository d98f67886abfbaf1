import { beforeAll, describe, expect, test } from 'vitest'
import { noteAppointmentElsewhere } from '@/lib/appointments/book-appointment'
import { claimCase } from '@/lib/cases/assign-case'
import { askPaper, markPaper } from '@/lib/cases/check-papers'
import { caseThread } from '@/lib/cases/conversation'
import { installTypes } from '@/lib/cases/install-types'
import { makeLetter } from '@/lib/cases/letters'
import { mergeCases } from '@/lib/cases/merge-cases'
import { previewMerge } from '@/lib/cases/merge-preview'
import { raiseFlag } from '@/lib/cases/raise-flag'
import { recordFact } from '@/lib/cases/record-fact'
import { referCase } from '@/lib/cases/refer-case'
import { viewCase } from '@/lib/cases/staff-case'
import { recentMerges, unmergeCases } from '@/lib/cases/unmerge-cases'
import { addTask } from '@/lib/cases/work-tasks'
import { writeNote } from '@/lib/cases/write-note'
import { newId } from '@/lib/db/ids'
import { ownerScope, takeRoom } from '@/lib/files/allowance'
import { giveConsent } from '@/lib/people/consent/consent'
import { textVersionOf } from '@/lib/people/consent/vocabulary'
import { writeMessage } from '@/lib/threads/write-message'
import { days, hours, shift } from '@/lib/time/time'
import { confirmRules, makeCase, makeTeam } from '../../support/cases'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'

const database = testDatabase()
beforeAll(async () => {
  await installTypes(contextOf(database))
  await confirmRules(contextOf(database))
})

const partner = async () => {
  const id = newId()
  await database.db.organisation.create({
    data: { id, kind: 'partner', name: `Partner ${id}`, locale: 'nl', createdAt: noon, approvedAt: noon },
  })
  return id
}
const file = async (caseId: string, personId: string, about: string | null) => {
  const ctx = contextOf(database)
  await takeRoom(ctx, ownerScope('cases.case', caseId), 100)
  const id = newId()
  const blobName = id.replaceAll('-', '')
  await database.db.fileBlob.create({
    data: {
      name: blobName,
      state: 'stored',
      storage: 'disk',
      keyId: 'test',
      wrappedKey: 'test',
      bytes: 100,
      createdAt: noon,
    },
  })
  await database.db.storedFile.create({
    data: {
      id,
      blobName,
      ownerKind: 'cases.case',
      ownerId: caseId,
      holder: `person:${personId}`,
      subjectId: personId,
      name: 'brief.pdf',
      kind: 'pdf',
      bytes: 100,
      sha256: id,
      about,
      uploadedAt: noon,
      claimedAt: noon,
      cleanedAt: noon,
    },
  })
  return id
}

/** Two cases of one person, the second with something of everything. */
async function doubles() {
  const ctx = contextOf(database)
  const { teamId, members } = await makeTeam(ctx, { members: 2 })
  const [me = '', colleague = ''] = members
  const as = (personId: string, now = noon) =>
    contextOf(database, { actor: personActor(personId, ['caseworker']), now })
  const kept = await makeCase(ctx, { teamId })
  const double = await makeCase(ctx, { teamId, personId: kept.personId })
  const { personId } = kept
  const one = as(me)
  await claimCase(one, { caseId: kept.caseId })
  await claimCase(as(colleague), { caseId: double.caseId })
  await giveConsent(contextOf(database, { actor: personActor(personId) }), {
    personId,
    purpose: 'partnerSharing',
    textVersion: textVersionOf('partnerSharing'),
    language: 'ar',
  })
  const on = { caseId: double.caseId }
  const say = (caseId: string, text: string) =>
    writeMessage(one, [caseThread], {
      ownerKind: 'cases.case',
      ownerId: caseId,
      key: newId(),
      text,
      language: 'nl',
      do: 'send',
    })
  await say(double.caseId, 'van het dubbele')
  await writeNote(one, { ...on, kind: 'internal', text: 'notitie van het dubbele', language: 'nl' })
  await addTask(one, { ...on, words: 'Bel de school', who: 'centre', dueOn: null })
  await askPaper(one, { ...on, key: null, words: 'De groene brief' })
  await raiseFlag(one, { ...on, kind: 'careful', words: null, until: null })
  await makeLetter(one, { ...on, template: 'papers', words: null })
  await recordFact(one, { ...on, key: 'cardKind', value: 'A' })
  await recordFact(one, { ...on, key: 'cardExpiresOn', on: '2027-02-15' })
  await recordFact(one, { caseId: kept.caseId, key: 'cardKind', value: 'B' })
  const card = await database.db.casePaper.findFirstOrThrow({ where: { ...on, key: 'card' } })
  await markPaper(one, { ...on, paperId: card.id, as: 'seen' })
  expect(await referCase(one, { ...on, organisationId: await partner(), reason: 'Hulp' })).toMatchObject({
    ok: true,
  })
  const appointment = await noteAppointmentElsewhere(one, {
    personId,
    startsAt: shift(noon, days(3)),
    endsAt: shift(noon, days(3) + hours(1)),
    placeKind: 'townHall',
    placeName: 'Stadhuis',
    placeAddress: null,
    language: 'ar',
    caseId: double.caseId,
  })
  if (!appointment.ok) throw new Error(appointment.refusal)
  const files = [await file(double.caseId, personId, card.id), await file(double.caseId, personId, null)]
  return {
    kept,
    double,
    personId,
    colleague,
    one,
    as,
    me,
    say,
    cardId: card.id,
    files,
    appointmentId: appointment.value.appointmentId,
    input: { caseId: kept.caseId, otherNumber: double.number },
  }
}

/** How many of each thing a case holds. */
async function holds(caseId: string) {
  const of = { caseId }
  const { db } = database
  return {
    notes: await db.caseNote.count({ where: of }),
    letters: await db.caseLetter.count({ where: of }),
    hand: await db.caseTask.count({ where: { ...of, source: 'hand' } }),
    own: await db.casePaper.count({ where: { ...of, key: null } }),
    flags: await db.caseFlag.count({ where: { ...of, clearedAt: null } }),
    referrals: await db.caseReferral.count({ where: { ...of, withdrawnAt: null } }),
    facts: (await db.caseFact.findMany({ where: { ...of, retractedAt: null }, orderBy: { key: 'asc' } })).map(
      (fact) => `${fact.key}=${fact.value ?? fact.on?.toISOString().slice(0, 10)}`,
    ),
    terms: (await db.caseDeadline.findMany({ where: { ...of, droppedAt: null } })).map(
      (term) => term.ruleKey,
    ),
    seen: await db.casePaper.count({ where: { ...of, seenAt: { not: null } } }),
    files: await db.storedFile.count({ where: { ownerKind: 'cases.case', ownerId: caseId } }),
    room: (await db.fileAllowance.findFirst({ where: { scope: `owner:cases.case:${caseId}` } }))?.files ?? 0,
    messages: await db.threadMessage.count({
      where: { thread: { ownerKind: 'cases.case', ownerId: caseId } },
    }),
    appointments: await db.appointment.count({ where: of }),
  }
}

const everything = {
  notes: 1,
  letters: 1,
  hand: 1,
  own: 1,
  flags: 1,
  referrals: 1,
  seen: 1,
  files: 2,
  room: 2,
  messages: 1,
  appointments: 1,
}
const nothing = Object.fromEntries(Object.keys(everything).map((key) => [key, 0]))

describe('the preview of a merge', () => {
  test('shows what would come over and changes nothing; whose case it is not, is not shown', async () => {
    const { one, input, kept, double, as, personId } = await doubles()
    const [before, there] = [await holds(kept.caseId), await holds(double.caseId)]
    const preview = await previewMerge(one, { ...input, otherNumber: ` ${double.number.toLowerCase()} ` })
    if (!preview.ok) throw new Error(preview.refusal)
    const { value } = preview
    expect(value.double).toMatchObject({ number: double.number, messages: 1, notes: 1, letters: 1 })
    expect(value.double.documents.length).toBe(2)
    expect(value.double.appointments).toEqual([shift(noon, days(3))])
    expect(value.facts).toEqual([
      { key: 'cardExpiresOn', here: null, there: { on: '2027-02-15', value: null }, comes: true },
      { key: 'cardKind', here: { on: null, value: 'B' }, there: { on: null, value: 'A' }, comes: false },
    ])
    expect(value.tasks.map((task) => task.words)).toEqual(['Bel de school'])
    expect(value.papers.map((line) => line.words)).toEqual(['De groene brief'])
    expect(value.seen.map((line) => line.key)).toEqual(['card'])
    expect(value.flags).toEqual(['careful'])
    expect(value.referrals.map((each) => each.takenBack)).toEqual([false])
    expect(await holds(kept.caseId)).toEqual(before)
    expect(await holds(double.caseId)).toEqual(there)
    const looks = await database.db.auditEvent.count({
      where: { event: 'cases.case.viewed', personId, subjectId: double.caseId },
    })
    expect(looks).toBe(1)
    const { members } = await makeTeam(contextOf(database))
    expect(await previewMerge(as(members[0] ?? ''), input)).toMatchObject({ refusal: 'notFound' })
    expect(await previewMerge(one, { ...input, otherNumber: kept.number })).toMatchObject({ refusal: 'same' })
    expect(await previewMerge(one, { ...input, otherNumber: 'D-2026-99999' })).toMatchObject({
      refusal: 'noOther',
    })
  })
})

describe('a merge of doubles', () => {
  test('moves documents, referrals, signs, appointments and all else, and undone it all goes back', async () => {
    const { one, input, kept, double, files, cardId, appointmentId, colleague } = await doubles()
    const [keptBefore, doubleBefore] = [await holds(kept.caseId), await holds(double.caseId)]
    expect(doubleBefore).toMatchObject(everything)
    expect(await mergeCases(one, input)).toMatchObject({ ok: true })
    expect(await holds(kept.caseId)).toMatchObject({
      ...everything,
      facts: ['cardExpiresOn=2027-02-15', 'cardKind=B'],
    })
    // Its own checklist line stays behind, seen as it was.
    expect(await holds(double.caseId)).toMatchObject({
      ...nothing,
      seen: 1,
      facts: ['cardKind=A'],
      terms: [],
    })
    // The photo of the card answers this list's line of the card now.
    const mine = await database.db.casePaper.findFirstOrThrow({ where: { caseId: kept.caseId, key: 'card' } })
    const moved = async () =>
      (await database.db.storedFile.findUniqueOrThrow({ where: { id: files[0] } })).about
    expect(await moved()).toBe(mine.id)

    const [merge] = await recentMerges(one, kept.caseId)
    expect(merge?.number).toBe(double.number)
    const undo = { caseId: kept.caseId, mergeId: merge?.id ?? '' }
    expect(await unmergeCases(one, undo)).toMatchObject({ ok: true })
    expect(await holds(kept.caseId)).toEqual(keptBefore)
    expect(await holds(double.caseId)).toEqual(doubleBefore)
    expect(await moved()).toBe(cardId)
    const back = await database.db.helpCase.findUniqueOrThrow({ where: { id: double.caseId } })
    expect(back).toMatchObject({ mergedIntoId: null, closedAt: null, outcome: null, assigneeId: colleague })
    const appointment = await database.db.appointment.findUniqueOrThrow({ where: { id: appointmentId } })
    expect(appointment).toMatchObject({ caseId: double.caseId, cancelledAt: null })
    // Both histories say both.
    for (const caseId of [kept.caseId, double.caseId]) {
      const lines = await database.db.caseEvent.findMany({ where: { caseId }, orderBy: { id: 'asc' } })
      expect(lines.map((line) => line.kind).filter((kind) => kind.includes('merged'))).toEqual([
        'merged',
        'unmerged',
      ])
    }
    expect(await unmergeCases(one, undo)).toMatchObject({ refusal: 'notFound' })
    // And it can be merged again.
    expect(await mergeCases(one, input)).toMatchObject({ ok: true })
  })
  test('undone keeps with the kept case what was written there since', async () => {
    const { one, input, kept, double, say } = await doubles()
    await say(kept.caseId, 'eerst hier')
    await mergeCases(one, input)
    await say(kept.caseId, 'daarna')
    await writeNote(one, { caseId: kept.caseId, kind: 'internal', text: 'nieuw', language: 'nl' })
    const [merge] = await recentMerges(one, kept.caseId)
    expect(await unmergeCases(one, { caseId: kept.caseId, mergeId: merge?.id ?? '' })).toMatchObject({
      ok: true,
    })
    const said = async (caseId: string) =>
      (
        await database.db.threadMessage.findMany({
          where: { thread: { ownerKind: 'cases.case', ownerId: caseId } },
          orderBy: { text: 'asc' },
        })
      ).map((message) => message.text)
    expect(await said(kept.caseId)).toEqual(['daarna', 'eerst hier'])
    expect(await said(double.caseId)).toEqual(['van het dubbele'])
    expect((await viewCase(one, kept.caseId))?.notes.map((note) => note.text)).toEqual(['nieuw'])
  })
  test('is taken apart for thirty days, not longer, and by nobody of another team', async () => {
    const { one, as, me, input, kept } = await doubles()
    await mergeCases(one, input)
    const [merge] = await recentMerges(one, kept.caseId)
    const undo = { caseId: kept.caseId, mergeId: merge?.id ?? '' }
    const { members } = await makeTeam(contextOf(database))
    expect(await unmergeCases(as(members[0] ?? ''), undo)).toMatchObject({ refusal: 'notFound' })
    const late = as(me, shift(noon, days(30) + hours(1)))
    expect(await recentMerges(late, kept.caseId)).toEqual([])
    expect(await unmergeCases(late, undo)).toMatchObject({ refusal: 'notFound' })
    expect(await unmergeCases(as(me, shift(noon, days(29))), undo)).toMatchObject({ ok: true })
  })
  test('into a case that became a double itself is taken apart from the outside in', async () => {
    const { one, input, kept, personId } = await doubles()
    await mergeCases(one, input)
    const { teamId } = await database.db.helpCase.findUniqueOrThrow({ where: { id: kept.caseId } })
    const third = await makeCase(contextOf(database), { teamId, personId })
    expect(await mergeCases(one, { caseId: third.caseId, otherNumber: kept.number })).toMatchObject({
      ok: true,
    })
    const inner = await database.db.caseMerge.findFirstOrThrow({ where: { keptId: kept.caseId } })
    expect(await unmergeCases(one, { caseId: kept.caseId, mergeId: inner.id })).toMatchObject({
      refusal: 'inAnother',
    })
    const outer = await database.db.caseMerge.findFirstOrThrow({ where: { keptId: third.caseId } })
    expect(await unmergeCases(one, { caseId: third.caseId, mergeId: outer.id })).toMatchObject({ ok: true })
    expect(await unmergeCases(one, { caseId: kept.caseId, mergeId: inner.id })).toMatchObject({ ok: true })
  })
  test('a partner that waits here goes on; the one that waited there is asked again when undone', async () => {
    const { one, input, kept, double } = await doubles()
    await referCase(one, { caseId: kept.caseId, organisationId: await partner(), reason: 'Ook' })
    const preview = await previewMerge(one, input)
    expect(preview.ok && preview.value.referrals.map((each) => each.takenBack)).toEqual([true])
    await mergeCases(one, input)
    const open = (caseId: string) => database.db.caseReferral.count({ where: { caseId, withdrawnAt: null } })
    expect(await open(kept.caseId)).toBe(1)
    const [merge] = await recentMerges(one, kept.caseId)
    await unmergeCases(one, { caseId: kept.caseId, mergeId: merge?.id ?? '' })
    expect([await open(kept.caseId), await open(double.caseId)]).toEqual([1, 1])
  })
  test('undone by two at once is undone once', async () => {
    const { one, input, kept, as, colleague } = await doubles()
    await mergeCases(one, input)
    const [merge] = await recentMerges(one, kept.caseId)
    const undo = { caseId: kept.caseId, mergeId: merge?.id ?? '' }
    const both = await Promise.all([unmergeCases(one, undo), unmergeCases(as(colleague), undo)])
    expect(both.filter((each) => each.ok).length).toBe(1)
  })
  test('a double is part of one case at a time, also for the database', async () => {
    const { one, input, double } = await doubles()
    await mergeCases(one, input)
    const row = await database.db.caseMerge.findFirstOrThrow({ where: { mergedId: double.caseId } })
    const again = database.db.caseMerge.create({
      data: { id: newId(), keptId: row.keptId, mergedId: row.mergedId, mergedAt: noon, moved: {} },
    })
    await expect(again).rejects.toThrow(/Unique constraint|case_merge_one_live/)
    const itself = database.db.caseMerge.create({
      data: { id: newId(), keptId: row.keptId, mergedId: row.keptId, mergedAt: noon, moved: {} },
    })
    await expect(itself).rejects.toThrow(/case_merge_two_cases/)
  })
})
