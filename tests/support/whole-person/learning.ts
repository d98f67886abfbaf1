import type { Ctx } from '@/lib/access/context'
import { bookPlace } from '@/lib/courses/book-place'
import { newId } from '@/lib/db/ids'
import { addDays, dayOf, days, dayToDate, shift } from '@/lib/time/time'
import { makeRun } from '../factories'
import type { WholePerson } from './make'

/** Courses, lessons, the passport and its papers: as a learner, and as somebody who taught once. */
export async function fillLearning(ctx: Ctx, { id, word, email, otherId }: WholePerson): Promise<void> {
  const { db, now } = ctx
  const today = dayOf(now, 'Europe/Brussels')
  const run = await makeRun(ctx, { capacity: 5 })
  const past = await makeRun(ctx, { capacity: 5, startsIn: -days(20) })
  const booked = await bookPlace(ctx, { runId: run.runId, personId: id, bookedBy: 'self' })
  if (!booked.ok) throw new Error(booked.refusal)
  const booking = await db.booking.findFirstOrThrow({ where: { personId: id, poolId: run.poolId } })
  await db.childcareChild.create({
    data: { bookingId: booking.id, callName: `${word}baby`, birthYear: 2024 },
  })
  const partyId = newId()
  await db.bookingParty.create({ data: { id: partyId, bookedById: id, createdAt: now } })
  const before = { ...ctx, now: shift(now, -days(40)) }
  const attended = await bookPlace(before, { runId: past.runId, personId: id, bookedBy: 'self' })
  if (!attended.ok) throw new Error(attended.refusal)
  await db.booking.updateMany({ where: { personId: id, poolId: past.poolId }, data: { partyId } })
  const soon = shift(now, days(1))
  await db.bookingDraft.create({
    data: {
      id: newId(),
      runId: run.runId,
      locale: 'ar',
      fullName: `${word} Vogel`,
      email,
      personId: id,
      createdAt: now,
      expiresAt: soon,
    },
  })
  await db.familyDraft.create({
    data: { id: newId(), personId: id, data: { child: word }, createdAt: now, expiresAt: soon },
  })
  await db.courseIntake.create({
    data: { personId: id, goals: ['work'], times: ['morning'], careChildren: 1, changedAt: now },
  })
  await db.courseDemand.create({
    data: { id: newId(), personId: id, level: 'A1', dayPart: 'morning', language: 'ti', askedAt: now },
  })
  const [open, drawn] = [newId(), newId()]
  for (const [roundId, committedAt] of [
    [open, null],
    [drawn, now],
  ] as const) {
    await db.allocationRound.create({
      data: {
        id: roundId,
        title: 'Start in januari',
        closesAt: shift(now, -days(1)),
        seed: roundId,
        createdAt: shift(now, -days(9)),
        drawnAt: now,
      },
    })
    await db.allocationRun.create({ data: { roundId, runId: run.runId } })
    await db.allocationWish.create({ data: { roundId, personId: id, rank: 1, runId: run.runId } })
    await db.allocationEntry.create({ data: { roundId, personId: id, drawOrder: 1, priority: 1 } })
    if (committedAt) await db.allocationRound.update({ where: { id: roundId }, data: { committedAt } })
  }
  const groupId = newId()
  await db.courseGroup.create({
    data: { id: groupId, name: 'Buurthuis Noord', kind: 'closed', code: groupId.slice(-8), createdAt: now },
  })
  await db.courseGroupMember.create({ data: { groupId, personId: id, addedAt: now } })
  for (const [personId, recordedById, note] of [
    [id, otherId, `${word} leest graag`],
    [otherId, id, null],
  ] as const)
    await db.placementFact.create({
      data: {
        id: newId(),
        personId,
        recordedById,
        note,
        skill: 'reading',
        level: 'A1',
        evidence: 'tested',
        factOn: dayToDate(today),
        recordedAt: now,
      },
    })
  await db.runImport.create({
    data: { id: newId(), personId: id, text: `reeks;${word}`, createdAt: now, expiresAt: soon },
  })
  // Taught once.
  await db.courseRun.update({ where: { id: past.runId }, data: { teacherId: id } })
  const [lesson] = await db.lesson.findMany({ where: { runId: past.runId }, orderBy: { startsAt: 'asc' } })
  if (!lesson) throw new Error('no lesson')
  await db.lesson.update({ where: { id: lesson.id }, data: { teacherId: id } })
  await fillLessons(ctx, { id, word, otherId }, past.runId, lesson.id)

  await db.passportHours.createMany({
    data: [
      { id: newId(), personId: id, contactName: 'Mevrouw Peeters', what: `${word} kookte`, confirmedAt: now },
      {
        id: newId(),
        personId: otherId,
        contactName: `${word} Vogel`,
        contactEmail: email,
        what: 'Gewandeld',
      },
    ].map((row) => ({
      ...row,
      sourceKind: 'passport.own',
      sourceId: row.id,
      activityKind: 'volunteering',
      minutes: 90,
      on: dayToDate(addDays(today, -3)),
      createdAt: now,
    })),
  })
  const template = await db.trajectoryTemplate.create({
    data: {
      id: newId(),
      code: `town-${newId().slice(-6)}`,
      words: { nl: 'Meedoen' },
      country: 'BE',
      source: 'test',
      checkedOn: dayToDate(today),
      validFrom: dayToDate(today),
      changedAt: now,
      parts: {
        create: {
          id: newId(),
          code: 'own',
          words: { nl: { title: 'Kennismaken', how: 'Kom langs' } },
          position: 1,
          counts: [],
          evidence: [],
        },
      },
    },
    include: { parts: true },
  })
  await db.trajectory.create({
    data: {
      id: newId(),
      personId: id,
      templateId: template.id,
      startedOn: dayToDate(today),
      createdAt: now,
      marks: {
        create: {
          partId: template.parts[0]?.id ?? '',
          doneOn: dayToDate(today),
          markedAt: now,
          markedById: otherId,
        },
      },
    },
  })
}

async function fillLessons(
  ctx: Ctx,
  { id, word, otherId }: Pick<WholePerson, 'id' | 'word' | 'otherId'>,
  runId: string,
  lessonId: string,
): Promise<void> {
  const { db, now } = ctx
  await db.attendanceSheet.create({
    data: { lessonId, runId, version: 1, recordedAt: now, recordedById: id },
  })
  await db.attendanceSave.create({
    data: { key: newId(), lessonId, version: 1, savedAt: now, savedById: id },
  })
  await db.attendanceMark.create({
    data: { lessonId, personId: id, runId, mark: 'present', markedAt: now, markedById: otherId },
  })
  await db.learnerNote.create({
    data: {
      id: newId(),
      runId,
      personId: id,
      text: `${word} vraagt veel`,
      createdAt: now,
      createdById: otherId,
    },
  })
  await db.skillProgress.create({
    data: { runId, personId: id, skill: 'reading', step: 'underway', seenAt: now, seenById: otherId },
  })
  const ruleId = newId()
  await db.followUpRule.create({
    data: {
      id: ruleId,
      trigger: 'absences',
      action: 'call',
      threshold: 2,
      changedAt: now,
      source: 'test',
      endedAt: now,
    },
  })
  await db.followUp.create({ data: { id: newId(), ruleId, runId, personId: id, action: 'call', dueAt: now } })
  await db.evaluationAsk.create({ data: { id: newId(), runId, personId: id, askedAt: now } })
  const proofId = newId()
  await db.proof.create({
    data: {
      id: proofId,
      code: proofId.replaceAll('-', '').slice(-12).toUpperCase(),
      kind: 'courseCertificate',
      personId: id,
      sourceKind: 'teaching.run',
      sourceId: runId,
      holder: `${word} Vogel`,
      summary: { titles: { nl: 'Nederlands' } },
      issuedAt: now,
      issuedById: otherId,
    },
  })
  await db.certificate.create({
    data: {
      id: newId(),
      runId,
      personId: id,
      proofId,
      locale: 'ar',
      printed: { name: `${word} Vogel` },
      issuedAt: now,
      issuedById: otherId,
    },
  })
  await db.substitution.create({
    data: { id: newId(), runId, personId: id, fromOn: now, untilOn: now, createdAt: now },
  })
  await db.groupMessage.create({
    data: {
      id: newId(),
      runId,
      phrases: [{ id: 'greeting.hello', blanks: { name: word } }],
      sentAt: now,
      sentById: id,
      told: 3,
    },
  })
}
