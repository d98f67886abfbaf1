import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { sqlState } from '@/lib/db/errors'
import { answerByLink, answerHours, askedByLink, confirmLink } from '@/lib/passport/answer-hours'
import { creditHours } from '@/lib/passport/credit-hours'
import { addOwnHours, withdrawOwnHours } from '@/lib/passport/own-hours'
import { hoursProofPdf, makeHoursProof } from '@/lib/passport/proof'
import { getTrajectory, hoursToConfirm, listTrajectories, myPassport } from '@/lib/passport/queries'
import { editPart, editTemplate } from '@/lib/passport/template'
import { endTrajectory, markPart, startTrajectory } from '@/lib/passport/trajectory'
import { findProof } from '@/lib/proofs/find-proof'
import { proofUrl } from '@/lib/proofs/issue-proof'
import { days, shift } from '@/lib/time/time'
import { sendDue } from '@/lib/worker/work'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'
import { readPdfCode } from '../../support/read-pdf'

const database = testDatabase()
const flanders = '01940000-0000-7000-8000-000000000101'
const participation = '01940000-0000-7000-8000-000000000204'
const orientation = '01940000-0000-7000-8000-000000000202'

async function underWay(locale = 'ar') {
  const ctx = contextOf(database)
  const [personId = '', counsellorId = '', contactId = ''] = await makePeople(ctx, 3, locale)
  const me = contextOf(database, { actor: personActor(personId) })
  const counsellor = contextOf(database, { actor: personActor(counsellorId, ['caseworker']) })
  const contact = contextOf(database, { actor: personActor(contactId, ['ambassador']) })
  const { email } = await database.db.person.findUniqueOrThrow({ where: { id: contactId } })
  const started = await startTrajectory(counsellor, {
    personId,
    templateId: flanders,
    startedOn: '2026-03-01',
  })
  if (!started.ok) throw new Error(started.refusal)
  const own = (more: Partial<Parameters<typeof addOwnHours>[1]> = {}) =>
    addOwnHours(me, {
      activityKind: 'volunteering',
      what: 'Geholpen in het buurthuis',
      on: '2026-10-01',
      minutes: 150,
      contactName: 'Wim',
      contactEmail: email,
      ...more,
    })
  return {
    personId,
    counsellorId,
    contactId,
    email: email ?? '',
    me,
    counsellor,
    contact,
    own,
    ...started.value,
  }
}
const partOf = async (made: Awaited<ReturnType<typeof underWay>>, code = 'participation') =>
  (await myPassport(made.me)).trajectories[0]?.parts.find((part) => part.code === code)

describe('what I write down myself', () => {
  test('counts only once the contact person has confirmed it by the button in their mail', async () => {
    const made = await underWay()
    const added = await made.own()
    if (!added.ok) throw new Error(added.refusal)
    expect(await partOf(made)).toMatchObject({ minutes: 0, state: 'todo' })
    await sendDue(() => contextOf(database))
    const mail = await database.db.demoMail.findFirstOrThrow({
      where: { to: made.email },
      orderBy: { id: 'desc' },
    })
    // No name and no typed word in the mail: they stand behind the link.
    expect(mail.text).not.toMatch(/Person 0|buurthuis/)
    const token = /confirm-hours\/(\S+)/.exec(mail.text)?.[1] ?? ''
    const anybody = contextOf(database, { actor: { kind: 'anonymous' } })
    // A mail scanner opens the link: nothing happens.
    expect(await askedByLink(anybody, token)).toMatchObject({
      state: 'waiting',
      what: 'Geholpen in het buurthuis',
    })
    expect(await partOf(made)).toMatchObject({ minutes: 0 })
    expect(await answerByLink(anybody, { token, answer: 'confirm' })).toMatchObject({ ok: true })
    expect(await answerByLink(anybody, { token, answer: 'confirm' })).toMatchObject({ refusal: 'already' })
    expect(await partOf(made)).toMatchObject({ minutes: 150, state: 'busy' })
    expect(
      await database.db.passportHours.findUniqueOrThrow({ where: { id: added.value.hoursId } }),
    ).toMatchObject({
      confirmedVia: 'link',
    })
  })

  test('is refused with a reason that I read', async () => {
    const made = await underWay()
    const added = await made.own()
    if (!added.ok) throw new Error(added.refusal)
    const no = { hoursId: added.value.hoursId, answer: 'refuse' as const }
    expect(await answerHours(made.contact, no)).toMatchObject({ refusal: 'needsReason' })
    expect(await answerHours(made.contact, { ...no, reason: 'Het was één uur.' })).toMatchObject({ ok: true })
    expect((await myPassport(made.me)).hours[0]).toMatchObject({
      state: 'refused',
      refusedReason: 'Het was één uur.',
    })
    expect(await answerHours(made.counsellor, { ...no, answer: 'confirm' })).toMatchObject({
      refusal: 'already',
    })
  })

  test('is answered on screen by the contact person and by counsellors, and by nobody else', async () => {
    const made = await underWay()
    const stranger = await underWay()
    const added = await made.own()
    if (!added.ok) throw new Error(added.refusal)
    const yes = { hoursId: added.value.hoursId, answer: 'confirm' as const }
    expect(await hoursToConfirm(made.contact)).toHaveLength(1)
    expect(await hoursToConfirm(stranger.contact)).toEqual([])
    for (const ctx of [stranger.contact, stranger.me, made.me])
      expect(await answerHours(ctx, yes)).toMatchObject({ refusal: 'notFound' })
    // A counsellor who is a newcomer too does not confirm their own.
    const both = contextOf(database, { actor: personActor(made.personId, ['newcomer', 'caseworker']) })
    expect(await answerHours(both, yes)).toMatchObject({ refusal: 'own' })
    expect(await answerHours(made.counsellor, yes)).toMatchObject({ ok: true })
  })

  test('is not about tomorrow, not ages ago, not confirmed by myself, and not a flood of mails', async () => {
    const made = await underWay()
    expect(await made.own({ on: '2026-10-06' })).toMatchObject({ refusal: 'future' })
    expect(await made.own({ on: '2024-10-01' })).toMatchObject({ refusal: 'tooOld' })
    const me = await database.db.person.findUniqueOrThrow({ where: { id: made.personId } })
    expect(await made.own({ contactEmail: me.email })).toMatchObject({ refusal: 'ownEmail' })
    for (let n = 0; n < 10; n++) expect(await made.own()).toMatchObject({ ok: true })
    expect(await made.own()).toMatchObject({ refusal: 'tooMany' })
  })

  test('can be taken back until somebody confirmed it', async () => {
    const made = await underWay()
    const [one, two] = [await made.own(), await made.own()]
    if (!one.ok || !two.ok) throw new Error('refused')
    await answerHours(made.contact, { hoursId: one.value.hoursId, answer: 'confirm' })
    expect(await withdrawOwnHours(made.me, one.value)).toMatchObject({ refusal: 'notFound' })
    expect(await withdrawOwnHours(made.contact, two.value)).toMatchObject({ refusal: 'notFound' })
    expect(await withdrawOwnHours(made.me, two.value)).toMatchObject({ ok: true })
    expect((await myPassport(made.me)).hours).toHaveLength(1)
  })

  test('a link that was forged, is for something else or is too old opens nothing', async () => {
    const made = await underWay()
    const added = await made.own()
    if (!added.ok) throw new Error(added.refusal)
    const token = confirmLink(added.value.hoursId, noon).split('/').at(-1) ?? ''
    expect(await askedByLink(contextOf(database), token)).not.toBeNull()
    const forged = `${token.slice(0, 20)}${token[20] === 'A' ? 'B' : 'A'}${token.slice(21)}`
    expect(await askedByLink(contextOf(database), forged)).toBeNull()
    expect(await askedByLink(contextOf(database), 'nothing')).toBeNull()
    const late = contextOf(database, { now: shift(noon, days(61)) })
    expect(await askedByLink(late, token)).toBeNull()
    expect(await answerByLink(late, { token, answer: 'confirm' })).toMatchObject({ refusal: 'notFound' })
  })
})

describe('a trajectory', () => {
  test('counts only the kinds its template names, from its first day on', async () => {
    const made = await underWay()
    const credit = (sourceId: string, activityKind: 'lesson' | 'pair', on: string) =>
      creditHours(contextOf(database), {
        personId: made.personId,
        sourceKind: 'test',
        sourceId,
        activityKind,
        minutes: 60,
        on,
        confirmedById: made.counsellorId,
      })
    await credit('1', 'pair', '2026-04-01')
    await credit('2', 'lesson', '2026-04-02')
    await credit('3', 'pair', '2026-02-28')
    expect(await partOf(made)).toMatchObject({ minutes: 60 })
    // The administrator lets lessons count too: everybody's page follows.
    const template = await database.db.trajectoryTemplate.findUniqueOrThrow({ where: { id: flanders } })
    const edit = { partId: participation, version: template.version, requiredHours: 40, termMonths: null }
    expect(await editPart(made.counsellor, { ...edit, counts: [] })).toMatchObject({ refusal: 'needsCounts' })
    expect(await editPart(made.counsellor, { ...edit, counts: ['pair', 'lesson'] })).toMatchObject({
      ok: true,
    })
    expect(await editPart(made.counsellor, { ...edit, counts: ['pair'] })).toMatchObject({
      refusal: 'editedMeanwhile',
    })
    expect(await partOf(made)).toMatchObject({ minutes: 120, counts: ['pair', 'lesson'] })
    await editPart(made.counsellor, {
      ...edit,
      version: template.version + 1,
      counts: ['pair', 'event', 'neighbourhood', 'association', 'volunteering', 'internship', 'languageCafe'],
    })
  })

  test('is begun once at a time, on a day on which its rule held', async () => {
    const made = await underWay()
    const again = { personId: made.personId, templateId: flanders, startedOn: '2026-05-01' }
    expect(await startTrajectory(made.counsellor, again)).toMatchObject({ refusal: 'already' })
    expect(await startTrajectory(made.counsellor, { ...again, startedOn: '2022-12-31' })).toMatchObject({
      refusal: 'notValid',
    })
    await endTrajectory(made.counsellor, { trajectoryId: made.trajectoryId })
    expect(await startTrajectory(made.counsellor, again)).toMatchObject({ ok: true })
    const error = await database
      .sql(`INSERT INTO trajectory (id, person_id, template_id, started_on, created_at)
            VALUES (gen_random_uuid(), '${made.personId}', '${flanders}', '2026-01-01', now())`)
      .catch((caught: unknown) => caught)
    expect(sqlState(error)).toBe('23505')
  })

  test('a part without hours is marked by staff, not before it happened, and never one’s own', async () => {
    const made = await underWay()
    const mark = { trajectoryId: made.trajectoryId, partId: orientation }
    expect(await markPart(made.counsellor, { ...mark, doneOn: '2026-10-06' })).toMatchObject({
      refusal: 'future',
    })
    const self = contextOf(database, { actor: personActor(made.personId, ['caseworker']) })
    expect(await markPart(self, { ...mark, doneOn: '2026-10-01' })).toMatchObject({ refusal: 'own' })
    // What proves it is data: without one of its kinds nothing is marked.
    for (const evidence of [undefined, 'registration'])
      expect(await markPart(made.counsellor, { ...mark, doneOn: '2026-10-01', evidence })).toMatchObject({
        refusal: 'needsEvidence',
      })
    await markPart(made.counsellor, { ...mark, doneOn: '2026-10-01', evidence: 'certificate' })
    expect(await partOf(made, 'orientation')).toMatchObject({
      state: 'done',
      doneOn: '2026-10-01',
      seen: 'certificate',
    })
    await markPart(made.counsellor, { ...mark, doneOn: null })
    expect(await partOf(made, 'orientation')).toMatchObject({ state: 'todo' })
  })

  test('the overview says who is behind by the same rules as the person’s own page; looking is recorded', async () => {
    const made = await underWay()
    const { rows } = await listTrajectories(made.counsellor, {})
    expect(rows.find((row) => row.trajectoryId === made.trajectoryId)).toMatchObject({
      behind: 'silent',
      open: 4,
    })
    expect((await listTrajectories(made.counsellor, { state: 'done' })).rows).toEqual([])
    expect((await listTrajectories(made.counsellor, { q: 'nobody of that name%' })).rows).toEqual([])
    await getTrajectory(made.counsellor, made.trajectoryId)
    expect(
      await database.db.auditEvent.count({
        where: { event: 'people.person.viewed', personId: made.personId },
      }),
    ).toBe(1)
  })

  test('a template’s source and dates are edited, by one at a time', async () => {
    const made = await underWay()
    const { version } = await database.db.trajectoryTemplate.findUniqueOrThrow({ where: { id: flanders } })
    const edit = {
      templateId: flanders,
      version,
      source: 'Decreet van 7 juni 2013',
      checkedOn: '2026-10-05',
      validFrom: '2023-01-01',
      validUntil: null,
    }
    expect(await editTemplate(made.counsellor, { ...edit, validUntil: '2022-01-01' })).toMatchObject({
      refusal: 'order',
    })
    expect(await editTemplate(made.counsellor, edit)).toMatchObject({ ok: true })
    expect(await editTemplate(made.counsellor, edit)).toMatchObject({ refusal: 'editedMeanwhile' })
  })
})

describe('the proof', () => {
  test.each(['ar', 'ti'])(
    'says in Dutch and %s what others confirmed, and can be checked',
    async (locale) => {
      const made = await underWay(locale)
      const part = { trajectoryId: made.trajectoryId, partId: participation }
      expect(await makeHoursProof(made.me, part)).toMatchObject({ refusal: 'nothing' })
      const added = await made.own()
      if (!added.ok) throw new Error(added.refusal)
      await answerHours(made.contact, { hoursId: added.value.hoursId, answer: 'confirm' })
      expect(await makeHoursProof(made.me, part)).toMatchObject({ ok: true })
      const proof = await database.db.proof.findFirstOrThrow({
        where: { personId: made.personId, revokedAt: null },
      })
      expect(proof.issuedById).toBeNull()
      const bytes = await hoursProofPdf(made.me, part)
      // A phone that looks at the paper comes to the page that says it is true.
      expect(await readPdfCode(bytes ?? new Uint8Array())).toBe(proofUrl(proof.code))
      const { text } = await extractText(await getDocumentProxy(bytes ?? new Uint8Array()), {
        mergePages: true,
      })
      expect(text).toContain('Bewijs van deelname')
      expect(text).toContain('2,5')
      expect(text).toContain(`/verify/${proof.code.slice(0, 4)}-`)
      expect(await findProof(contextOf(database), { code: proof.code, network: locale })).toMatchObject({
        value: { state: 'valid', kind: 'passportHours', summary: { minutes: 150 } },
      })
      const stranger = await underWay()
      expect(await hoursProofPdf(stranger.me, part)).toBeNull()
      // More hours: the new proof takes the old one's place.
      const more = await made.own({ minutes: 60 })
      if (!more.ok) throw new Error(more.refusal)
      await answerHours(made.contact, { hoursId: more.value.hoursId, answer: 'confirm' })
      await makeHoursProof(made.me, part)
      expect(await findProof(contextOf(database), { code: proof.code, network: `${locale}2` })).toMatchObject(
        {
          value: { state: 'revoked' },
        },
      )
    },
  )
})
