import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { gatheringMessages } from '@/lib/ambassadors/gatherings/messages'
import { gatheringPlaceOwner } from '@/lib/ambassadors/gatherings/place-owner'
import { letterMessages } from '@/lib/ambassadors/letters/messages'
import { ambassadorMessages } from '@/lib/ambassadors/messages'
import { pairMessages } from '@/lib/ambassadors/pairs/messages'
import { tendPairs } from '@/lib/ambassadors/pairs/tend-pairs'
import { issueDueBadges } from '@/lib/ambassadors/recognition/issue-badges'
import { perkPlaceOwner } from '@/lib/ambassadors/recognition/own'
import { sweepJoinDrafts } from '@/lib/ambassadors/sign-up-draft'
import { tendAmbassadors } from '@/lib/ambassadors/tend'
import { escalateAccompany, sendWaves } from '@/lib/appointments/accompany-waves'
import { appointmentMessages } from '@/lib/appointments/messages'
import { expireReserved, remindAppointments } from '@/lib/appointments/remind'
import { sealTrail } from '@/lib/audit/seal'
import { forgetPins } from '@/lib/auth/access-card'
import { correctionMessages } from '@/lib/auth/correction-mail'
import { authMessages } from '@/lib/auth/messages'
import { sweepSignIn } from '@/lib/auth/sweep'
import { sweepCaseDrafts } from '@/lib/cases/anonymise'
import { installTypes } from '@/lib/cases/install-types'
import { caseMessages } from '@/lib/cases/messages'
import { missDue, remindDue } from '@/lib/cases/remind'
import { sweepDrafts } from '@/lib/courses/booking-draft'
import { sweepFamilyDrafts } from '@/lib/courses/family/draft'
import { courseMessages } from '@/lib/courses/messages'
import { childcarePlaceOwner, runPlaceOwner } from '@/lib/courses/place-owner'
import { sweepImports } from '@/lib/courses/planning/import-runs'
import { cleanNextPicture } from '@/lib/files/clean-pictures'
import { sweepFiles, sweepSpool } from '@/lib/files/sweep'
import { sweepKeptForms } from '@/lib/forms/kept'
import { sweepReceipts } from '@/lib/forms/receipt'
import { deliverNext } from '@/lib/outbox/deliver'
import type { MessageWriter } from '@/lib/outbox/types'
import { passportMessages } from '@/lib/passport/messages'
import { eraseDue } from '@/lib/people/erase-person'
import { noteErasures } from '@/lib/people/ledger'
import { fillSearchColumns } from '@/lib/people/register'
import { expirePlaces } from '@/lib/places/change-place'
import type { PlaceOwner } from '@/lib/places/types'
import { personalData } from '@/lib/registry/personal-data'
import { retentionRules } from '@/lib/registry/retention'
import { threadOwners } from '@/lib/registry/thread-owners'
import { runRetention } from '@/lib/retention/run'
import { followEnds } from '@/lib/teaching/end-of-run'
import { teachingMessages } from '@/lib/teaching/messages'
import { remindRenewals } from '@/lib/teaching/renewals'
import { threadMessages } from '@/lib/threads/messages'
import { translateNext } from '@/lib/threads/translate-message'
import { townZone } from '@/lib/time/clock'

/** Every kind of message that may leave. */
export const writers: Record<string, MessageWriter> = {
  ...threadMessages(threadOwners),
  ...authMessages,
  ...ambassadorMessages,
  ...letterMessages,
  ...gatheringMessages,
  ...caseMessages,
  ...courseMessages,
  ...appointmentMessages,
  ...pairMessages,
  ...teachingMessages,
  ...passportMessages,
  ...correctionMessages,
}

/** Every domain that hands out places. */
export const placeOwners: readonly PlaceOwner[] = [
  perkPlaceOwner,
  gatheringPlaceOwner,
  runPlaceOwner,
  childcarePlaceOwner,
]

/** Sends all that is due, in order. Answers how many left, and whether the mail server was away. */
export async function sendDue(context: () => Ctx, most = 200): Promise<{ sent: number; away: boolean }> {
  for (let sent = 0; sent < most; sent++) {
    const outcome = await deliverNext(context(), writers)
    if (outcome !== 'sent') return { sent, away: outcome === 'mailServerAway' }
  }
  return { sent: most, away: false }
}

/** Ends what the clock ends: holds and offers. */
export function expireDue(ctx: Ctx): Promise<number> {
  return expirePlaces(ctx, placeOwners)
}

/** What the clock does with proposals and pairs: they expire, fall silent, are asked how it goes, end. */
export function tendAllPairs(ctx: Ctx): Promise<number> {
  return tendPairs(ctx, townZone())
}

/** Reminds of terms that come near, and sees those that passed. Answers how many. */
export async function tendTerms(ctx: Ctx): Promise<number> {
  return (await remindDue(ctx)) + (await missDue(ctx))
}

/** Puts types and rules that ship with this version where they are not yet. Answers how many. */
export function installCaseTypes(ctx: Ctx): Promise<number> {
  return installTypes(ctx)
}

/** What the clock does with applications and ambassadors: asked after, closed, renewed, back from a pause. */
export async function tendProgramme(ctx: Ctx): Promise<number> {
  return (await tendAmbassadors(ctx)) + (await issueDueBadges(ctx))
}

/** After the end of a run: evaluations and proposals, and trainings that must be renewed. Answers how many. */
export async function followRuns(ctx: Ctx): Promise<number> {
  return (await followEnds(ctx)) + (await remindRenewals(ctx))
}

/** Ties new rows of the trail into its chain. Answers how many. */
export function seal(ctx: Ctx): Promise<number> {
  return sealTrail(ctx)
}

/** Writes the search columns of people who came by another way (an import, an older version). Answers how many. */
export function fillSearch(ctx: Ctx): Promise<number> {
  return fillSearchColumns(ctx)
}

/** Does the erasures that are due and writes down those that were done. Answers how many. */
export async function erase(ctx: Ctx): Promise<number> {
  return (await eraseDue(ctx, personalData)) + (await noteErasures(ctx))
}

/** The night's letting go: what its time is over (lib/registry/retention). Answers how many rows, by rule. */
export function letGoOfOld(ctx: Ctx, clock: () => Date): Promise<Record<string, number>> {
  return runRetention(ctx, retentionRules, clock)
}

/** Lets a machine translate what waits for it, where the town has one. Answers how many messages. */
export function translateMessages(ctx: Ctx): Promise<number> {
  return translateNext(ctx)
}

/** Makes pictures anew without hidden data, and takes away what is over. Answers how much there was to do. */
export async function tendFiles(ctx: Ctx): Promise<number> {
  return (await cleanNextPicture(ctx)) + (await sweepFiles(ctx))
}

/** Throws away what is of no more use: used codes, old drafts, receipts, ended sessions, counters. */
export async function sweep(ctx: Ctx): Promise<void> {
  await sweepSignIn(ctx)
  await forgetPins(ctx)
  await sweepDrafts(ctx)
  await sweepJoinDrafts(ctx)
  await sweepCaseDrafts(ctx)
  await sweepFamilyDrafts(ctx)
  await sweepImports(ctx)
  await sweepReceipts(ctx)
  await sweepKeptForms(ctx)
  await sweepSpool(ctx)
}

/** Appointments by the clock: reminders, kept hours that nobody confirmed, waves of who is asked along. Answers how many. */
export async function tendAppointments(ctx: Ctx): Promise<number> {
  return (
    (await remindAppointments(ctx)) +
    (await expireReserved(ctx)) +
    (await sendWaves(ctx)) +
    (await escalateAccompany(ctx))
  )
}
