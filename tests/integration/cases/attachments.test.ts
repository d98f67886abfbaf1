import { beforeAll, describe, expect, test } from 'vitest'
import { noteAppointmentElsewhere } from '@/lib/appointments/book-appointment'
import { caseAttachments } from '@/lib/cases/attachments'
import { markPaper, paperAnswered } from '@/lib/cases/check-papers'
import { closeCase } from '@/lib/cases/close-case'
import { caseFiles, caseThread } from '@/lib/cases/conversation'
import { installTypes } from '@/lib/cases/install-types'
import { inTransaction } from '@/lib/db/transaction'
import { readThread } from '@/lib/threads/queries'
import { writeMessage } from '@/lib/threads/write-message'
import { days, hours, shift } from '@/lib/time/time'
import { makeCase, makeTeam } from '../../support/cases'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase()
const ctx = () => contextOf(database)
const staff = (id: string, now = noon) => contextOf(database, { actor: personActor(id, ['caseworker']), now })
const person = (id: string, now = noon) => contextOf(database, { actor: personActor(id), now })

beforeAll(async () => {
  await installTypes(ctx())
})

async function made() {
  const { teamId, members } = await makeTeam(ctx())
  const one = await makeCase(ctx(), { teamId })
  const startsAt = shift(noon, days(3))
  const visit = await noteAppointmentElsewhere(person(one.personId), {
    personId: one.personId,
    startsAt,
    endsAt: shift(startsAt, hours(1)),
    placeKind: 'townHall',
    placeName: 'Stadhuis Lindeveld',
    placeAddress: 'Markt 1',
    language: 'ti',
    caseId: one.caseId,
  })
  if (!visit.ok) throw new Error(visit.refusal)
  const papers = await database.db.casePaper.findMany({
    where: { caseId: one.caseId },
    orderBy: { position: 'asc' },
  })
  return { ...one, worker: members[0] ?? '', visitId: visit.value.appointmentId, papers, startsAt }
}

describe('what a message of a case points to', () => {
  test('a paper, an appointment and a page are read by each in their own language, with their own way there', async () => {
    const { caseId, personId, worker, visitId, papers } = await made()
    const paperId = papers[0]?.id ?? ''
    for (const [n, attachment] of [`paper:${paperId}`, `appointment:${visitId}`, 'page:help'].entries())
      expect(
        await writeMessage(staff(worker, shift(noon, n + 1)), [caseThread], {
          ownerKind: caseThread.kind,
          ownerId: caseId,
          key: crypto.randomUUID(),
          do: 'send',
          language: 'nl',
          text: 'Kijk hier',
          attachment,
        }),
      ).toMatchObject({ ok: true })
    const read = async (who: ReturnType<typeof person>, locale: 'ti' | 'nl') =>
      (await readThread(who, caseThread, caseId, locale, { gaps: (name) => name }))?.messages.map(
        (message) => message.attachments[0],
      )
    const [paper, visit, page] = (await read(person(personId), 'ti')) ?? []
    expect(paper?.label).toMatch(/\p{Script=Ethiopic}/u)
    expect(paper?.path).toBe(`/my/cases/${caseId}?about=${paperId}#documents`)
    expect(visit).toMatchObject({ label: 'Stadhuis Lindeveld', path: `/my/appointments/${visitId}` })
    expect(visit?.about).toMatch(/\p{Script=Ethiopic}/u)
    expect(page).toMatchObject({ kind: 'page', path: '/help' })
    expect(page?.label).toMatch(/\p{Script=Ethiopic}/u)
    const [theirs, desk] = (await read(staff(worker), 'nl')) ?? []
    expect(theirs?.path).toBe(`/staff/cases/${caseId}#papers`)
    // The caseworker does not give this appointment: it is named, with no page that would refuse them.
    expect(desk?.label).toBe('Stadhuis Lindeveld')
    expect(desk?.path).toBeUndefined()
  })

  test('somebody else’s appointment and paper cannot be attached; what is over is not offered', async () => {
    const { caseId, worker, visitId, papers, startsAt } = await made()
    const other = await made()
    const offered = async (now = noon) =>
      (await caseAttachments(staff(worker, now), caseId, 'nl', 'staff'))
        .filter((one) => !one.over)
        .map((one) => one.id)
    expect(await offered()).toEqual(expect.arrayContaining([visitId, papers[0]?.id, 'help']))
    expect(await offered()).not.toContain(other.visitId)
    expect(await offered()).not.toContain(other.papers[0]?.id)
    expect(await offered(shift(startsAt, 1))).not.toContain(visitId)
    await markPaper(staff(worker), { caseId, paperId: papers[0]?.id ?? '', as: 'waived' })
    expect(await offered()).not.toContain(papers[0]?.id)
    // A newcomer is not asked to show staff around their own site.
    const own = (await caseAttachments(person(other.personId), other.caseId, 'ti', 'person')).filter(
      (one) => !one.over,
    )
    expect(own.map((one) => one.kind)).not.toContain('page')
  })
})

describe('a document that answers a line of the checklist', () => {
  const paper = (id: string) => database.db.casePaper.findUniqueOrThrow({ where: { id } })
  const answered = (
    who: ReturnType<typeof person>,
    caseId: string,
    id: string,
    how: 'received' | 'verified',
  ) => inTransaction(who, (tx) => caseFiles.answered?.(tx, caseId, id, how) ?? Promise.resolve())

  test('makes it ready when it comes, and seen when staff checked it; twice is as once', async () => {
    const { caseId, personId, worker, papers } = await made()
    const id = papers[0]?.id ?? ''
    await answered(person(personId), caseId, id, 'received')
    await answered(person(personId), caseId, id, 'received')
    expect(await paper(id)).toMatchObject({ readyAt: noon, seenAt: null })
    expect(await database.db.caseEvent.count({ where: { caseId, kind: 'paperReady' } })).toBe(1)
    await answered(staff(worker), caseId, id, 'verified')
    await answered(staff(worker), caseId, id, 'verified')
    expect(await paper(id)).toMatchObject({ seenAt: noon, seenById: worker })
    expect(await database.db.caseEvent.count({ where: { caseId, kind: 'paperSeen' } })).toBe(1)
  })

  test('never touches another case’s line, nor a closed case', async () => {
    const [one, other] = [await made(), await made()]
    const id = one.papers[0]?.id ?? ''
    await answered(person(other.personId), other.caseId, id, 'received')
    await answered(person(other.personId), other.caseId, 'not-an-id', 'received')
    expect((await paper(id)).readyAt).toBeNull()
    await database.db.helpCase.update({
      where: { id: one.caseId },
      data: { assigneeId: one.worker },
    })
    await closeCase(staff(one.worker), { caseId: one.caseId, outcome: 'solved', reason: null })
    await inTransaction(staff(one.worker), (tx) => paperAnswered(tx, one.caseId, id, 'verified'))
    expect((await paper(id)).seenAt).toBeNull()
  })
})

test('a stranger is offered nothing', async () => {
  const { caseId } = await made()
  const [stranger = ''] = await makePeople(ctx(), 1)
  expect(await readThread(person(stranger), caseThread, caseId, 'nl', { gaps: (name) => name })).toBeNull()
})
