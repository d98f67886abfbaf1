import type { Ctx } from '@/lib/access/context'
import { newId } from '@/lib/db/ids'
import { addDays, dayOf, days, dayToDate, hours, shift } from '@/lib/time/time'
import { makeAmbassador } from '../ambassadors'
import { makePeople } from '../factories'
import type { WholePerson } from './make'

/** Appointments, the ambassadors' programme, matching and pairs: on both sides of each. */
export async function fillMeeting(ctx: Ctx, whole: WholePerson): Promise<void> {
  await fillAppointments(ctx, whole)
  await fillProgramme(ctx, whole)
  await fillPairs(ctx, whole)
}

async function fillAppointments(ctx: Ctx, { id, word, otherId }: WholePerson): Promise<void> {
  const { db, now } = ctx
  const appointment = async (personId: string, startsAt: Date) => {
    const appointmentId = newId()
    await db.appointment.create({
      data: {
        id: appointmentId,
        personId,
        setting: 'elsewhere',
        placeKind: 'hospital',
        placeName: `Ziekenhuis ${word}`,
        placeAddress: 'Kade 1',
        startsAt,
        endsAt: shift(startsAt, hours(1)),
        language: 'ti',
        reference: appointmentId.slice(-10),
        bookedBy: 'self',
        createdAt: shift(now, -days(9)),
        confirmedAt: shift(now, -days(9)),
        doneAt: startsAt < now ? now : null,
      },
    })
    return appointmentId
  }
  await appointment(id, shift(now, -days(3)))
  const coming = await appointment(id, shift(now, days(3)))
  await db.accompanyRequest.create({
    data: {
      id: newId(),
      appointmentId: coming,
      kind: 'interpreter',
      language: 'ti',
      wish: 'woman',
      createdAt: now,
      createdById: id,
    },
  })
  // Went along with somebody, and will again.
  for (const startsAt of [shift(now, -days(2)), shift(now, days(2))]) {
    const requestId = newId()
    const theirs = await appointment(otherId, startsAt)
    await db.appointment.update({ where: { id: theirs }, data: { placeName: 'School De Linde' } })
    await db.accompanyRequest.create({
      data: {
        id: requestId,
        appointmentId: theirs,
        kind: 'companion',
        language: 'ti',
        createdAt: now,
        acceptedById: id,
        acceptedAt: now,
      },
    })
    await db.accompanyAsk.create({
      data: { id: newId(), requestId, personId: id, wave: 1, askedAt: now, answeredAt: now, answer: 'yes' },
    })
  }
  await db.staffAvailability.create({
    data: {
      id: newId(),
      staffId: id,
      weekday: 1,
      fromMinute: 540,
      toMinute: 720,
      validFrom: dayToDate('2026-01-01'),
    },
  })
  const serviceId = newId()
  await db.appointmentService.create({
    data: { id: serviceId, slug: serviceId, durationMinutes: 30, createdAt: now },
  })
  await db.serviceProvider.create({ data: { serviceId, staffId: id } })
  await db.closure.create({
    data: {
      id: newId(),
      staffId: id,
      startsAt: now,
      endsAt: shift(now, days(1)),
      reason: 'absence',
      createdAt: now,
    },
  })
}

async function fillProgramme(ctx: Ctx, { id, word, email, otherId }: WholePerson): Promise<void> {
  const { db, now } = ctx
  const today = dayOf(now, 'Europe/Brussels')
  const ambassador = await makeAmbassador(ctx, { personId: id, byId: otherId, roles: ['languageBuddy'] })
  const who = { ambassadorId: ambassador.id, personId: id }
  await db.ambassador.update({
    where: { id: ambassador.id },
    data: {
      motivation: `${word} wil helpen`,
      occupation: '5120',
      heardFrom: 'friend',
      talkNotes: `${word}: warm`,
    },
  })
  await db.ambassadorStep.updateMany({
    where: { ambassadorId: ambassador.id, kind: 'screened' },
    data: { note: `${word} luistert goed` },
  })
  await db.ambassadorAcceptance.create({
    data: {
      id: newId(),
      ambassadorId: ambassador.id,
      document: 'code',
      country: 'BE',
      version: '2026-1',
      language: 'nl',
      acceptedAt: now,
    },
  })
  await db.ambassadorTalk.create({
    data: {
      id: newId(),
      ambassadorId: ambassador.id,
      withId: otherId,
      startsAt: shift(now, -days(50)),
      endsAt: shift(now, -days(50) + hours(1)),
      way: 'centre',
      plannedAt: shift(now, -days(55)),
      outcome: 'held',
    },
  })
  await db.ambassadorService.create({
    data: {
      id: newId(),
      ...who,
      roleKey: 'moveHelp',
      on: dayToDate(addDays(today, -9)),
      minutes: 120,
      recordedAt: now,
      recordedById: otherId,
    },
  })
  await db.expensePeriod.create({
    data: { personId: id, period: '2026', kind: 'flat', cents: 4000, ceilingCents: 170_000 },
  })
  await db.expenseClaim.create({
    data: {
      id: newId(),
      ...who,
      kind: 'flat',
      on: dayToDate(addDays(today, -9)),
      year: 2026,
      cents: 4000,
      what: 'transport',
      note: `Bus van ${word}`,
      submittedAt: now,
      decision: 'approved',
      decidedAt: now,
      decidedById: otherId,
    },
  })
  await db.ambassadorBadge.create({
    data: {
      id: newId(),
      ...who,
      achievement: 'ambassador',
      issuedAt: now,
      credential: { name: `${word} Vogel` },
    },
  })
  await db.ambassadorThanks.create({
    data: {
      ...who,
      shownAs: `${word}`,
      words: `${word} kreeg er vrienden bij`,
      language: 'nl',
      consentVersion: 1,
      agreedAt: now,
    },
  })
  await db.ambassadorMailingStop.create({ data: { personId: id, at: now, way: 'link' } })
  const gatheringId = newId()
  await db.ambassadorGathering.create({
    data: {
      id: gatheringId,
      kind: 'info',
      startsAt: shift(now, days(9)),
      endsAt: shift(now, days(9) + hours(2)),
      place: 'Buurthuis',
      createdAt: now,
    },
  })
  await db.ambassadorGuest.create({ data: { gatheringId, personId: id, invitedAt: now, saidNoAt: now } })
  await db.ambassadorDraft.create({
    data: {
      id: newId(),
      locale: 'nl',
      answers: { you: { fullName: word } },
      personId: id,
      email,
      createdAt: now,
      expiresAt: shift(now, days(1)),
    },
  })
  const other = await makeAmbassador(ctx, {})
  const roundId = newId()
  await db.awardRound.create({
    data: {
      id: roundId,
      year: 2000 + (await db.awardRound.count()),
      nominateUntil: shift(now, -days(2)),
      voteUntil: shift(now, days(2)),
      createdAt: shift(now, -days(9)),
      winnerId: null,
    },
  })
  await db.awardJuror.create({ data: { roundId, personId: id, addedAt: now } })
  const [named, mine] = [newId(), newId()]
  await db.awardNomination.createMany({
    data: [
      {
        id: named,
        roundId,
        ambassadorId: other.id,
        nomineeId: other.personId,
        byId: id,
        reason: `${word} kent haar`,
      },
      {
        id: mine,
        roundId,
        ambassadorId: ambassador.id,
        nomineeId: id,
        byId: otherId,
        reason: `Dank ${word}`,
      },
    ].map((row) => ({ ...row, at: now })),
  })
  await db.awardVote.create({
    data: { roundId, jurorId: id, nominationId: named, nomineeId: other.personId, at: now },
  })
}

async function fillPairs(ctx: Ctx, { id, word, otherId }: WholePerson): Promise<void> {
  const { db, now } = ctx
  await db.matchProfile.create({
    data: { personId: id, availability: 5, interests: ['cooking'], offers: ['talk'], changedAt: now },
  })
  const [third = ''] = await makePeople(ctx, 1, 'nl')
  const { personId: another } = await makeAmbassador(ctx, { roles: ['languageBuddy'] })
  const runId = newId()
  await db.matchRun.create({ data: { id: runId, startedAt: now, weights: {}, seed: 1 } })
  for (const [seekerId, helperId] of [
    [id, another],
    [third, id],
  ] as const) {
    const [requestId, proposalId, pairId] = [newId(), newId(), newId()]
    await db.matchRequest.create({
      data: {
        id: requestId,
        personId: seekerId,
        roleKey: 'languageBuddy',
        asks: ['talk'],
        state: 'paired',
        waitingSince: now,
        createdAt: now,
        changedAt: now,
      },
    })
    await db.matchSuggestion.create({
      data: { runId, requestId, helperId, points: 10, reasons: [], cautions: [] },
    })
    await db.matchProposal.create({
      data: {
        id: proposalId,
        requestId,
        seekerId,
        helperId,
        roleKey: 'languageBuddy',
        reasons: [],
        cautions: [],
        proposedAt: now,
        expiresAt: shift(now, days(7)),
        state: 'agreed',
        seekerAnswer: 'yes',
        seekerAnsweredAt: now,
        helperAnswer: 'yes',
        helperAnsweredAt: now,
        endedAt: now,
        questions: {
          create: {
            id: newId(),
            side: seekerId === id ? 'seeker' : 'helper',
            text: `${word} vraagt: waar?`,
            askedAt: now,
          },
        },
      },
    })
    await db.pair.create({
      data: {
        id: pairId,
        proposalId,
        requestId,
        seekerId,
        helperId,
        roleKey: 'languageBuddy',
        startedAt: shift(now, -days(30)),
        endsOn: dayToDate('2027-03-01'),
        lastHeardAt: now,
        meetings: {
          create: {
            id: newId(),
            on: dayToDate(addDays(dayOf(now, 'Europe/Brussels'), -5)),
            minutes: 60,
            kind: 'walk',
            loggedAt: now,
            loggedById: id,
          },
        },
        checkIns: {
          create: {
            id: newId(),
            side: seekerId === id ? 'seeker' : 'helper',
            moment: 'weeks2',
            askedAt: now,
            face: 3,
            load: seekerId === id ? null : 2,
            answeredAt: now,
          },
        },
        nudges: { create: { kind: 'quiet', since: now, at: now } },
      },
    })
    await db.pairReport.create({
      data: {
        id: newId(),
        pairId,
        reporterId: id,
        kind: 'problem',
        words: `${word} is boos`,
        reportedAt: now,
        handledAt: now,
        note: `${word} gebeld`,
      },
    })
  }
  await db.matchRule.create({
    data: {
      id: newId(),
      kind: 'apart',
      seekerId: otherId,
      helperId: id,
      note: `${word} kent hem`,
      setAt: now,
    },
  })
}
