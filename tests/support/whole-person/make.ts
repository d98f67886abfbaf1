import type { Ctx } from '@/lib/access/context'
import { issueCard } from '@/lib/auth/access-card'
import { startSession } from '@/lib/auth/session'
import { sendSignInCode } from '@/lib/auth/sign-in-code'
import { newId } from '@/lib/db/ids'
import { giveConsent } from '@/lib/people/consent/consent'
import { askCorrection } from '@/lib/people/correction/correct'
import { mergePeople } from '@/lib/people/merge-people'
import { answerStep } from '@/lib/people/profile/answer'
import { keepLanguage, keepMember } from '@/lib/people/profile/lists'
import { registerAtDesk } from '@/lib/people/register'
import { giveRole } from '@/lib/people/roles'
import { personalData } from '@/lib/registry/personal-data'
import { days, shift } from '@/lib/time/time'
import { makePeople } from '../factories'
import { fillHelp } from './help'
import { fillLearning } from './learning'
import { fillMeeting } from './meeting'

export type WholePerson = {
  id: string
  /** Stands in every word of theirs, and nowhere else. */
  word: string
  email: string
  /** Somebody on the other side of everything. */
  otherId: string
}

/** Somebody who has something in every domain, past and to come, each typed word with one word that can be found. */
export async function makeWholePerson(
  ctx: Ctx,
  options: { word: string; fullName?: string; locale?: string },
): Promise<WholePerson> {
  const { word, locale = 'ar' } = options
  const email = `${word.toLowerCase()}@example.org`
  const { id } = await registerAtDesk(ctx, {
    fullName: options.fullName ?? `${word} Vogel`,
    callName: `${word}tje`,
    birthYear: 1977,
    email,
    phone: '+32470123456',
    locale,
  })
  const [otherId = ''] = await makePeople(ctx, 1, 'nl')
  const whole = { id, word, email, otherId }
  await fillPerson(ctx, whole, locale)
  await fillAccess(ctx, whole, locale)
  await fillLearning(ctx, whole)
  await fillMeeting(ctx, whole)
  await fillHelp(ctx, whole)
  return whole
}

async function fillPerson(
  ctx: Ctx,
  { id, word, email, otherId }: WholePerson,
  locale: string,
): Promise<void> {
  const own: Ctx = {
    ...ctx,
    actor: { kind: 'person', personId: id, sessionId: newId(), roles: ['newcomer'] },
  }
  const about = { personId: id, language: locale }
  await giveRole(ctx, { personId: id, role: 'newcomer' })
  await keepMember(own, about, { memberId: null, name: `${word}kind`, birthYear: 2019, relation: 'child' })
  await keepLanguage(own, about, {
    language: 'ti',
    speaks: 'native',
    reads: 'native',
    writes: 'some',
    interprets: true,
    forLetters: true,
  })
  await answerStep(own, about, { step: 'school', answers: { schoolingYears: 12 } })
  await answerStep(own, about, { step: 'times', answers: { times: [{ weekday: 1, part: 'morning' }] } })
  // In somebody else's household too.
  await ctx.db.householdMember.create({
    data: {
      id: newId(),
      personId: otherId,
      linkedPersonId: id,
      name: `${word} thuis`,
      birthYear: 1977,
      relation: 'partner',
      createdAt: ctx.now,
    },
  })
  await giveConsent(own, { personId: id, purpose: 'photoStory', textVersion: 1, language: locale })
  await askCorrection(own, { about: 'name', words: `Ik heet ${word}`, language: locale })
  const { id: double } = await registerAtDesk(ctx, {
    fullName: `${word} Dubbel`,
    email: null,
    phone: null,
    locale,
  })
  await mergePeople(ctx, personalData, { keptId: id, mergedId: double })
  const organisationId = newId()
  await ctx.db.organisation.create({
    data: {
      id: organisationId,
      kind: 'employer',
      name: 'Bakkerij De Zon',
      contactName: `${word} Vogel`,
      email,
      phone: '+32470123456',
      locale: 'nl',
      createdAt: ctx.now,
    },
  })
  await ctx.db.organisationMember.create({
    data: { id: newId(), organisationId, personId: id, since: ctx.now },
  })
  await ctx.db.invitation.create({
    data: {
      id: newId(),
      organisationId,
      fullName: `${word} Vogel`,
      email,
      locale: 'nl',
      tokenHash: newId(),
      createdAt: ctx.now,
      sentAt: ctx.now,
      expiresAt: shift(ctx.now, days(7)),
      acceptedAt: ctx.now,
      acceptedById: id,
    },
  })
}

async function fillAccess(ctx: Ctx, { id, word, email }: WholePerson, locale: string): Promise<void> {
  const soon = shift(ctx.now, days(1))
  await startSession(ctx, id, 'code')
  await ctx.db.session.updateMany({ where: { personId: id }, data: { device: `Telefoon van ${word}` } })
  await issueCard(ctx, { personId: id })
  await sendSignInCode(ctx, { email, locale: locale as 'ar', network: `whole-${word}` })
  await ctx.db.passkey.create({
    data: {
      id: newId(),
      personId: id,
      credentialId: `${word}-key`,
      publicKey: new Uint8Array([1]),
      counter: 0n,
      transports: [],
      name: `Sleutel van ${word}`,
      synced: false,
      createdAt: ctx.now,
    },
  })
  await ctx.db.passkeyChallenge.create({
    data: { id: newId(), challenge: `${word}-ask`, purpose: 'add', personId: id, expiresAt: soon },
  })
  await ctx.db.providerIdentity.create({
    data: {
      id: newId(),
      issuer: 'https://id.example.org',
      subject: `${word}-subject`,
      personId: id,
      createdAt: ctx.now,
      lastUsedAt: ctx.now,
    },
  })
  await ctx.db.authenticator.create({ data: { personId: id, sealed: `${word}-sealed`, createdAt: ctx.now } })
  await ctx.db.recoveryCode.create({ data: { id: newId(), personId: id, codeHash: `${word}-recovery` } })
}
