import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/access/context'
import { doneModules } from '@/lib/ambassadors/training'
import { bookPlace } from '@/lib/courses/book-place'
import { sqlState } from '@/lib/db/errors'
import { newId } from '@/lib/db/ids'
import { runNextJob } from '@/lib/jobs/run-job'
import { findProof } from '@/lib/proofs/find-proof'
import { proofUrl } from '@/lib/proofs/issue-proof'
import {
  issueCertificate,
  listCertificates,
  myCertificates,
  openCertificate,
  reissueCertificate,
  revokeCertificate,
} from '@/lib/teaching/certificate'
import { startCertificates } from '@/lib/teaching/certificates-job'
import { addRule, editRule, endRule, listRules } from '@/lib/teaching/edit-rule'
import { followEnds } from '@/lib/teaching/end-of-run'
import { answerEvaluation, evaluationOf, myAsk, myOpenAsks } from '@/lib/teaching/evaluation'
import { recordAttendance } from '@/lib/teaching/record-attendance'
import { listRenewals, remindRenewals } from '@/lib/teaching/renewals'
import { days, hours, shift } from '@/lib/time/time'
import { jobKinds } from '@/lib/worker/jobs'
import { sendDue } from '@/lib/worker/work'
import { contextOf, personActor, testDatabase } from '../../support/database'
import { makePeople, makeRun } from '../../support/factories'
import { readPdfCode } from '../../support/read-pdf'

const database = testDatabase()

/** A run that is over, its three sheets saved: `absent` of each learner are absent twice. */
async function over(learners = 2, options: { absent?: number; locale?: string } = {}) {
  const before = contextOf(database)
  const run = await makeRun(before, { capacity: 60 })
  const [coordinatorId = '', ...people] = await makePeople(before, 1 + learners, options.locale ?? 'ar')
  for (const personId of people) await bookPlace(before, { runId: run.runId, personId, bookedBy: 'staff' })
  const lessons = await database.db.lesson.findMany({
    where: { runId: run.runId },
    orderBy: { startsAt: 'asc' },
  })
  const at = shift(run.startsAt, days(62))
  const staff = contextOf(database, { now: at, actor: personActor(coordinatorId, ['coordinator']) })
  for (const [n, lesson] of lessons.entries())
    await recordAttendance(
      { ...staff, now: shift(lesson.startsAt, hours(2)) },
      {
        runId: run.runId,
        lessonId: lesson.id,
        key: newId(),
        base: 0,
        marks: people.map((personId, who) => ({
          personId,
          mark: n < 2 && who < (options.absent ?? 0) ? ('absent' as const) : ('present' as const),
        })),
      },
    )
  return { ...run, staff, coordinatorId, people, at }
}
const look = (code: string) => findProof(contextOf(database), { code, network: newId() })
const as = (ctx: Ctx, personId: string): Ctx => ({ ...ctx, actor: personActor(personId) })

describe('a training that must be renewed', () => {
  test('is said once in the person’s language, is shown, and not when a later one is there', async () => {
    const made = await over(2, { locale: 'uk' })
    const [soon = '', later = ''] = made.people
    const give = (personId: string, validMonths: number) =>
      issueCertificate(made.staff, { runId: made.runId, personId, validMonths })
    // The run has just ended: a month on is within the time of renewal.
    expect(await give(soon, 1)).toMatchObject({ ok: true })
    expect(await give(later, 24)).toMatchObject({ ok: true })
    const told = async (personId: string) =>
      (await database.db.outboxMessage.findMany({ where: { personId, kind: 'teaching.renewal' } })).length
    await remindRenewals(made.staff)
    await remindRenewals(made.staff)
    expect([await told(soon), await told(later)]).toEqual([1, 0])
    await sendDue(() => contextOf(database, { now: made.at }))
    const { email } = await database.db.person.findUniqueOrThrow({ where: { id: soon } })
    const mails = await database.db.demoMail.findMany({ where: { to: email ?? '' } })
    expect(mails.some((mail) => mail.subject === 'Ваша довідка скоро втратить чинність')).toBe(true)
    const rows = (await listRenewals(made.staff, 'nl')).filter((row) => made.people.includes(row.personId))
    expect(rows).toMatchObject([
      { personId: soon, title: 'Nederlands voor beginners', state: 'soon', booked: false },
    ])
    expect(
      await database.db.auditEvent.count({ where: { event: 'people.person.viewed', personId: soon } }),
    ).toBe(1)
    // A year on, the first one's day has passed; with a later certificate of the same course nobody is asked for it.
    const after = { ...made.staff, now: shift(made.at, days(120)) }
    const state = async () =>
      (await listRenewals(after, 'nl')).filter((row) => row.personId === soon).map((row) => row.state)
    expect(await state()).toEqual(['over'])
    const { courseId } = await database.db.courseRun.findUniqueOrThrow({ where: { id: made.runId } })
    const next = await over(1, { locale: 'uk' })
    await database.db.courseRun.update({ where: { id: next.runId }, data: { courseId } })
    const fresh = await issueCertificate(next.staff, {
      runId: next.runId,
      personId: next.people[0] ?? '',
      validMonths: 36,
    })
    await database.db.certificate.update({
      where: { id: fresh.ok ? fresh.value.certificateId : '' },
      data: { personId: soon },
    })
    expect(await state()).toEqual([])
  })

  test('a certificate of an ambassador’s course counts as that part of the training, while it is valid', async () => {
    const made = await over(1)
    const [personId = ''] = made.people
    const { courseId } = await database.db.courseRun.findUniqueOrThrow({ where: { id: made.runId } })
    const slug = `listening-${courseId}`
    await database.db.course.update({ where: { id: courseId }, data: { slug } })
    const key = `listening-${courseId.slice(-8)}`
    await database.sql(
      `INSERT INTO ambassador_module (key, position, course_slug) VALUES ('${key}', 90, '${slug}')`,
    )
    // One absence without a reason: attendance alone does not make it.
    await database.sql(
      `UPDATE attendance_mark SET mark = 'absent' WHERE lesson_id = (SELECT lesson_id FROM attendance_mark WHERE run_id = '${made.runId}' ORDER BY lesson_id LIMIT 1)`,
    )
    const done = async (ctx: Ctx) => (await doneModules(ctx, personId, [key]))[0]?.done
    expect(await done(made.staff)).toBe(false)
    await database.sql(
      `UPDATE attendance_mark SET mark = 'present' WHERE run_id = '${made.runId}' AND mark = 'absent'`,
    )
    const issued = await issueCertificate(made.staff, { runId: made.runId, personId, validMonths: 12 })
    await database.sql(`UPDATE attendance_mark SET mark = 'absent' WHERE run_id = '${made.runId}'`)
    expect(await done(made.staff)).toBe(true)
    expect(await done({ ...made.staff, now: shift(made.at, days(400)) })).toBe(false)
    await revokeCertificate(made.staff, { certificateId: issued.ok ? issued.value.certificateId : '' })
    expect(await done(made.staff)).toBe(false)
  })
})

describe('a certificate', () => {
  test.each(['ar', 'ti', 'nl'])(
    'is in Dutch and %s, and its code leads to a page that says so',
    async (locale) => {
      const made = await over(1, { locale })
      const [personId = ''] = made.people
      const issued = await issueCertificate(made.staff, { runId: made.runId, personId, validMonths: 24 })
      if (!issued.ok) throw new Error(issued.refusal)
      const bytes = await openCertificate(as(made.staff, personId), issued.value.certificateId)
      const code = (await myCertificates(as(made.staff, personId), 'nl'))[0]?.code ?? ''
      expect(await readPdfCode(bytes ?? new Uint8Array())).toBe(proofUrl(code))
      const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes ?? [])), {
        mergePages: true,
      })
      expect(text).toContain('Nederlands voor beginners')
      expect(text).toContain('3 van 3')
      const [mine] = await myCertificates(as(made.staff, personId), 'nl')
      expect(mine).toMatchObject({ title: 'Nederlands voor beginners' })
      expect(text.replace(/\s/g, '')).toContain(`/verify/${mine?.code.slice(0, 4)}-`)
      expect(await look(mine?.code ?? '')).toMatchObject({
        value: {
          state: 'valid',
          kind: 'courseCertificate',
          holder: 'Person 1',
          summary: { minutes: 360, level: 'A1' },
        },
      })
    },
  )

  test('is earned by seven lessons of ten, after the end, with a place, and never by oneself for oneself', async () => {
    const made = await over(2, { absent: 1 })
    const give = (ctx: Ctx, personId: string) =>
      issueCertificate(ctx, { runId: made.runId, personId, validMonths: null })
    expect(await give(made.staff, made.people[0] ?? '')).toMatchObject({ refusal: 'tooLittle' })
    expect(
      await give({ ...made.staff, now: shift(made.startsAt, days(20)) }, made.people[1] ?? ''),
    ).toMatchObject({
      refusal: 'notOver',
    })
    expect(await give(made.staff, made.coordinatorId)).toMatchObject({ refusal: 'notFound' })
    const self = { ...made.staff, actor: personActor(made.people[1] ?? '', ['coordinator' as const]) }
    expect(await give(self, made.people[1] ?? '')).toMatchObject({ refusal: 'own' })
    const issued = await give(made.staff, made.people[1] ?? '')
    expect(await give(made.staff, made.people[1] ?? '')).toMatchObject({ value: { fresh: false } })
    if (!issued.ok) throw new Error(issued.refusal)
    const error = await database
      .sql(`UPDATE certificate SET issued_by_id = person_id WHERE id = '${issued.value.certificateId}'`)
      .catch((caught: unknown) => caught)
    expect(sqlState(error)).toBe('23514')
  })

  test('that is taken back or given again makes the old code say so', async () => {
    const made = await over(2)
    const [one = '', two = ''] = made.people
    const first = await issueCertificate(made.staff, { runId: made.runId, personId: one, validMonths: 12 })
    const second = await issueCertificate(made.staff, { runId: made.runId, personId: two, validMonths: null })
    if (!first.ok || !second.ok) throw new Error('refused')
    const codeOf = async (personId: string) =>
      (await myCertificates(as(made.staff, personId), 'nl'))[0]?.code ?? ''
    const [oldOne, oldTwo] = [await codeOf(one), await codeOf(two)]
    expect(await reissueCertificate(made.staff, first.value)).toMatchObject({ ok: true })
    expect(await look(oldOne)).toMatchObject({ value: { state: 'revoked' } })
    expect((await myCertificates(as(made.staff, one), 'nl'))[0]?.validUntil).toBeTruthy()
    expect(await look(await codeOf(one))).toMatchObject({ value: { state: 'valid' } })
    const self = { ...made.staff, actor: personActor(two, ['coordinator' as const]) }
    expect(await revokeCertificate(self, second.value)).toMatchObject({ refusal: 'own' })
    expect(await revokeCertificate(made.staff, second.value)).toMatchObject({ ok: true })
    expect(await look(oldTwo)).toMatchObject({ value: { state: 'revoked' } })
    expect(await myCertificates(as(made.staff, two), 'nl')).toEqual([])
    expect(await openCertificate(as(made.staff, two), second.value.certificateId)).toBeNull()
  })

  test('of somebody else does not open', async () => {
    const made = await over(2)
    const [one = '', two = ''] = made.people
    const issued = await issueCertificate(made.staff, { runId: made.runId, personId: one, validMonths: null })
    if (!issued.ok) throw new Error(issued.refusal)
    expect(await openCertificate(as(made.staff, two), issued.value.certificateId)).toBeNull()
    const otherTeacher = { ...made.staff, actor: personActor(two, ['teacher' as const]) }
    expect(await openCertificate(otherTeacher, issued.value.certificateId)).toBeNull()
  })

  test('of a whole group is long work, which a second worker ends without doubling any', async () => {
    const made = await over(12, { absent: 2 })
    const started = await startCertificates(made.staff, { runId: made.runId, validMonths: null })
    if (!started.ok) throw new Error(started.refusal)
    await database.db.roleAssignment.create({
      data: { id: newId(), personId: made.coordinatorId, role: 'coordinator', grantedAt: made.at },
    })
    const stop = new AbortController()
    const context = () => contextOf(database, { now: made.at })
    expect(await runNextJob(context, jobKinds, stop.signal)).toBe('done')
    const job = await database.db.job.findUniqueOrThrow({ where: { id: started.value.jobId } })
    expect(job.result).toMatchObject({ counts: { issued: 10, left: 2 } })
    expect([job.done, job.total]).toEqual([12, 12])
    expect(await database.db.certificate.count({ where: { runId: made.runId, pdf: { not: null } } })).toBe(10)
    // Begun again: what is there is found.
    await startCertificates(made.staff, { runId: made.runId, validMonths: null })
    expect(await runNextJob(context, jobKinds, stop.signal)).toBe('done')
    expect(await listCertificates(made.staff, made.runId)).toHaveLength(10)
    const mails = await database.db.outboxMessage.count({
      where: { kind: 'teaching.certificate', personId: { in: made.people } },
    })
    expect(mails).toBe(10)
  })
})

describe('after the end', () => {
  test('everybody is asked once how it was and told what comes next, in their language', async () => {
    const made = await over(2)
    const next = await makeRun(contextOf(database, { now: made.at }), { title: 'Het vervolg' })
    await database.db.course.update({
      where: { id: next.courseId },
      data: { levelFrom: 'A1', levelTo: 'A2' },
    })
    const worker = contextOf(database, { now: made.at })
    expect(await followEnds(worker)).toBeGreaterThanOrEqual(4)
    expect(await followEnds(worker)).toBe(0)
    await sendDue(() => worker)
    const [one = ''] = made.people
    const { email } = await database.db.person.findUniqueOrThrow({ where: { id: one } })
    const mails = await database.db.demoMail.findMany({ where: { to: email ?? '' }, orderBy: { id: 'asc' } })
    expect(mails.map((mail) => mail.subject)).toContain('كيف كانت دورتك؟')
    expect(mails.find((mail) => mail.subject === 'هل تريد متابعة التعلم؟')?.text).toContain('Het vervolg')
  })

  test('an answer names nobody, counts once, and shows from five on', async () => {
    const made = await over(6)
    await followEnds(contextOf(database, { now: made.at }))
    const answers = { face: 3, learned: 2, pace: 2, welcome: 3 }
    for (const [n, personId] of made.people.entries()) {
      const me = as(made.staff, personId)
      const ask = (await myOpenAsks(me, 'nl'))[0]
      if (!ask) throw new Error('nobody asked')
      if (n === 4) expect(await evaluationOf(made.staff, made.runId)).toEqual({ shown: false, answers: 4 })
      if (n === 5) break
      expect(await answerEvaluation(me, { askId: ask.id, ...answers })).toMatchObject({ ok: true })
      expect(await answerEvaluation(me, { askId: ask.id, ...answers })).toMatchObject({ refusal: 'already' })
    }
    expect(await evaluationOf(made.staff, made.runId)).toMatchObject({
      shown: true,
      answers: 5,
      face: { 1: 0, 2: 0, 3: 5 },
    })
    // Neither the answer nor the trail says whose it is.
    const rows = await database.db.evaluationAnswer.findMany({ where: { runId: made.runId } })
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['face', 'id', 'learned', 'pace', 'runId', 'welcome'])
    const trail = await database.db.auditEvent.findMany({ where: { event: 'teaching.evaluation.answered' } })
    expect(trail.every((row) => row.personId === null && row.actorId === null)).toBe(true)
    // Somebody else's question is not mine to answer.
    const [last = '', first = ''] = [made.people[5], made.people[0]]
    const ask = await database.db.evaluationAsk.findFirstOrThrow({ where: { personId: last } })
    expect(await myAsk(as(made.staff, first), ask.id, 'nl')).toBeNull()
    expect(await answerEvaluation(as(made.staff, first), { askId: ask.id, ...answers })).toMatchObject({
      refusal: 'notFound',
    })
  })

  test('a rule is changed by one at a time, rests, and does nothing while it rests', async () => {
    const made = await over(1)
    const rules = await listRules(made.staff)
    for (const rule of rules.filter((one) => one.trigger === 'runEnded')) {
      const edit = {
        ruleId: rule.id,
        version: rule.version,
        threshold: rule.threshold,
        source: 'Teamoverleg',
        resting: true,
      }
      expect(await editRule(made.staff, edit)).toMatchObject({ ok: true })
      expect(await editRule(made.staff, edit)).toMatchObject({ refusal: 'editedMeanwhile' })
    }
    await followEnds(contextOf(database, { now: made.at }))
    expect(await database.db.followUp.count({ where: { runId: made.runId } })).toBe(0)
  })

  test('a rule is added with its source, ended for good, and then leaves its place to another', async () => {
    const made = await over(1)
    const rule = { what: 'call', threshold: 7, source: 'Teamoverleg van 12 oktober' } as const
    const added = await addRule(made.staff, rule)
    expect(added).toMatchObject({ ok: true })
    expect(await addRule(made.staff, rule)).toMatchObject({ refusal: 'same' })
    const ruleId = added.ok ? added.value.ruleId : ''
    expect(await endRule(made.staff, { ruleId, version: 2 })).toMatchObject({ refusal: 'editedMeanwhile' })
    expect(await endRule(made.staff, { ruleId, version: 1 })).toMatchObject({ ok: true })
    expect(
      await editRule(made.staff, { ruleId, version: 2, threshold: 8, source: 'Later', resting: false }),
    ).toMatchObject({ refusal: 'editedMeanwhile' })
    expect((await listRules(made.staff)).at(-1)).toMatchObject({ id: ruleId, source: rule.source })
    const again = await addRule(made.staff, rule)
    expect(again).toMatchObject({ ok: true })
    await endRule(made.staff, { ruleId: again.ok ? again.value.ruleId : '', version: 1 })
    const noSource = await database
      .sql(`INSERT INTO follow_up_rule (id, trigger, action, threshold, source, changed_at)
            VALUES (gen_random_uuid(), 'absences', 'call', 9, ' ', now())`)
      .catch((caught: unknown) => caught)
    expect(sqlState(noSource)).toBe('23514')
  })
})
