import type { Ctx } from '@/lib/access/context'
import { newId } from '@/lib/db/ids'
import { enqueue } from '@/lib/outbox/enqueue'
import { addDays, dayOf, days, dayToDate, shift } from '@/lib/time/time'
import { makeCase, makeTeam } from '../cases'
import type { WholePerson } from './make'

/** Administrative help with its files and messages, on both sides of the desk; letters, work, forms half written. */
export async function fillHelp(ctx: Ctx, whole: WholePerson): Promise<void> {
  const { db, now } = ctx
  const { id, word, email } = whole
  await fillCase(ctx, whole)
  await enqueue(ctx, { kind: 'courses.placeBooked', dedupeKey: `whole-${id}`, personId: id })
  const { id: outboxId } = await db.outboxMessage.findFirstOrThrow({ where: { dedupeKey: `whole-${id}` } })
  await db.demoMail.create({
    data: { outboxId, to: email, subject: 'Je plaats', text: `Dag ${word}`, html: '', createdAt: now },
  })
  await db.job.create({
    data: { id: newId(), kind: 'teaching.certificates', startedById: id, createdAt: now },
  })
  await db.keptForm.create({
    data: {
      id: newId(),
      personId: id,
      path: '/ar/my/cases',
      formId: 'f1',
      sealed: `${word}-sealed`,
      createdAt: now,
      expiresAt: shift(now, days(1)),
    },
  })
}

async function fillCase(ctx: Ctx, { id, word, email, otherId }: WholePerson): Promise<void> {
  const { db, now } = ctx
  const today = dayOf(now, 'Europe/Brussels')
  const { teamId } = await makeTeam(ctx)
  const { caseId } = await makeCase(ctx, { teamId, personId: id, question: `${word} verliest de kaart` })
  const of = { caseId }
  await db.helpCase.update({ where: { id: caseId }, data: { reachNote: `Niet bellen, ${word} slaapt` } })
  await db.caseFact.create({
    data: { id: newId(), ...of, key: 'cardExpiresOn', on: dayToDate(addDays(today, 60)), recordedAt: now },
  })
  for (const [kind, text] of [
    ['internal', `${word} is moe`],
    ['shared', `Dag ${word}`],
  ] as const)
    await db.caseNote.create({
      data: { id: newId(), ...of, kind, text, language: 'nl', at: now, authorId: otherId },
    })
  await db.caseTask.create({
    data: { id: newId(), ...of, words: `Bel ${word}`, who: 'centre', source: 'hand', createdAt: now },
  })
  await db.casePaper.create({ data: { id: newId(), ...of, words: `Brief van ${word}`, readyAt: now } })
  await db.caseFlag.create({
    data: { id: newId(), ...of, kind: 'callBack', words: `${word} wacht`, raisedAt: now },
  })
  await db.caseReferral.create({
    data: {
      id: newId(),
      ...of,
      partner: 'CAW',
      reason: `${word} zoekt een woning`,
      consentAt: now,
      sentAt: now,
      answer: `${word} is welkom`,
      acceptedAt: now,
    },
  })
  await db.caseLetter.create({
    data: { id: newId(), ...of, template: 'summary', language: 'nl', data: { name: word }, createdAt: now },
  })
  await db.caseDraft.create({
    data: {
      id: newId(),
      locale: 'ar',
      openedBy: 'self',
      personId: id,
      question: word,
      fullName: word,
      email,
      reachWhen: [],
      createdAt: now,
      expiresAt: shift(now, days(1)),
    },
  })
  await db.caseParticipant.create({
    data: { id: newId(), ...of, personId: id, role: 'interpreter', since: now },
  })
  // Worked here once, on somebody else's case.
  const team = await makeTeam(ctx)
  const theirs = await makeCase(ctx, { teamId: team.teamId, personId: otherId })
  await db.caseTeamMember.create({
    data: { id: newId(), teamId: team.teamId, personId: id, joinedAt: shift(now, -days(9)), leftAt: now },
  })
  await db.caseAssignment.create({
    data: {
      id: newId(),
      caseId: theirs.caseId,
      personId: id,
      teamId: team.teamId,
      from: shift(now, -days(9)),
      until: now,
      reason: 'claimed',
    },
  })
  await db.caseNote.create({
    data: {
      id: newId(),
      caseId: theirs.caseId,
      kind: 'internal',
      text: 'Gebeld, morgen terug.',
      language: 'nl',
      at: now,
      authorId: id,
    },
  })
  await db.caseView.create({
    data: { id: newId(), ownerId: id, name: `Lijst van ${word}`, query: 'show=mine', createdAt: now },
  })
  await db.storedFile.create({
    data: {
      id: newId(),
      ownerKind: 'cases.case',
      ownerId: caseId,
      holder: `person:${id}`,
      uploadedById: id,
      subjectId: id,
      name: `Paspoort ${word}.pdf`,
      kind: 'pdf',
      bytes: 1000,
      claimedAt: now,
      sha256: `${word}-sha`,
      about: `Brief van ${word}`,
      uploadedAt: now,
      verifiedAt: now,
      verifiedById: otherId,
      documentType: 'passport',
      lastFour: '1234',
      goneAt: now,
      goneWhy: 'verified',
    },
  })
  const thread = await db.thread.upsert({
    where: { ownerKind_ownerId: { ownerKind: 'cases.case', ownerId: caseId } },
    create: { id: newId(), ownerKind: 'cases.case', ownerId: caseId, subjectId: id, createdAt: now },
    update: {},
  })
  for (const [side, authorId] of [
    ['person', id],
    ['staff', otherId],
  ] as const)
    await db.threadMessage.create({
      data: {
        id: newId(),
        threadId: thread.id,
        key: newId(),
        side,
        authorId,
        language: 'nl',
        text: `Over ${word}`,
        phrases: [{ id: 'greeting.hello', blanks: { name: word } }],
        sentAt: now,
        translations: { create: { locale: 'ar', text: `${word} (ar)`, by: 'machine', at: now } },
      },
    })
  await db.threadRead.create({ data: { threadId: thread.id, personId: id, readAt: now } })
  await db.threadDraft.create({
    data: { threadId: thread.id, authorId: id, key: newId(), text: word, language: 'ar', changedAt: now },
  })
}
