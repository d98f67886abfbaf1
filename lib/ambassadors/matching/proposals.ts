import 'server-only'
import { can, personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { isCheckViolation, isUniqueViolation } from '@/lib/db/errors'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { type Explanation, explainer } from '@/lib/matching/explain'
import { enqueue } from '@/lib/outbox/enqueue'
import { giveConsent } from '@/lib/people/consent/consent'
import { textVersionOf } from '@/lib/people/consent/vocabulary'
import { ok, type Result, refused } from '@/lib/result/result'
import { addMonths, dayOf, days, dayToDate, shift } from '@/lib/time/time'
import { buildTownProblem } from './build-problem'
import { proposalDays } from './vocabulary'

export type Side = 'seeker' | 'helper'
type ProposalRow = {
  id: string
  request_id: string
  seeker_id: string | null
  helper_id: string | null
  role_key: string
  state: string
  expires_at: Date
  seeker_answer: string | null
  helper_answer: string | null
}

async function lockProposal(tx: Ctx, proposalId: string): Promise<ProposalRow | undefined> {
  const [row] = await tx.db.$queryRaw<ProposalRow[]>`
    SELECT id, request_id, seeker_id, helper_id, role_key, state, expires_at, seeker_answer, helper_answer
      FROM match_proposal WHERE id = ${proposalId}::uuid FOR UPDATE`
  return row
}

/** What can never be overridden when a colleague chooses two people by hand. */
const firm: readonly string[] = ['role', 'blocked', 'apart']

/**
 * Asks two people whether they want to meet. Neither is told the other's name. The ambassador's row is locked: open
 * proposals keep a place. Refuses `notFound`; `already` (this request has an open proposal); `full`; `never` (they
 * were a pair, one said no, or a colleague forbade it); `cannot` (role, record or pause).
 */
export async function propose(
  ctx: Ctx,
  input: { requestId: string; helperId: string },
): Promise<Result<{ proposalId: string }, 'notFound' | 'already' | 'full' | 'never' | 'cannot'>> {
  if (!can(ctx.actor, 'ambassadors.match.propose')) return refused('notFound')
  try {
    return await inTransaction(ctx, async (tx) => {
      const [ambassador] = await tx.db.$queryRaw<{ id: string }[]>`
        SELECT id FROM ambassador WHERE person_id = ${input.helperId}::uuid FOR NO KEY UPDATE`
      const [locked] = await tx.db.$queryRaw<{ state: string }[]>`
        SELECT state FROM match_request WHERE id = ${input.requestId}::uuid FOR UPDATE`
      if (!ambassador || locked?.state !== 'waiting') return refused('notFound')
      const { problem, requests } = await buildTownProblem(tx, { requestId: input.requestId })
      const request = requests.get(input.requestId)
      if (!request) return refused('already')
      const explanation = explainer(problem)(input.requestId, input.helperId)
      if (!explanation) return refused('notFound')
      if (explanation.blocks.includes('apart')) return refused('never')
      if (explanation.blocks.some((block) => firm.includes(block))) return refused('cannot')
      const helper = problem.helpers.find(({ id }) => id === input.helperId)
      if (!helper || helper.capacity < 1) return refused('full')
      const proposalId = await writeProposal(
        tx,
        { ...input, seekerId: request.personId, roleKey: request.roleKey },
        explanation,
      )
      return ok({ proposalId })
    })
  } catch (error) {
    if (isUniqueViolation(error, 'match_proposal_one_open')) return refused('already')
    throw error
  }
}

async function writeProposal(
  tx: Ctx,
  two: { requestId: string; seekerId: string; helperId: string; roleKey: string },
  explanation: Explanation,
): Promise<string> {
  const id = newId()
  await tx.db.matchProposal.create({
    data: {
      id,
      ...two,
      reasons: explanation.reasons as object,
      cautions: explanation.cautions as object,
      proposedAt: tx.now,
      proposedById: personIdOf(tx.actor),
      expiresAt: shift(tx.now, days(proposalDays)),
    },
  })
  await record(
    tx,
    ...[two.seekerId, two.helperId].map((personId) => ({
      event: 'ambassadors.proposal.made',
      subject: { type: 'matchProposal', id },
      personId,
    })),
  )
  await tell(tx, 'proposalMade', id, [two.seekerId, two.helperId])
  return id
}

/** One mail a person, kind and subject: the key is the proposal or pair. */
export async function tell(
  tx: Ctx,
  kind: string,
  subjectId: string,
  personIds: readonly (string | null)[],
  about: Record<string, string> = { proposalId: subjectId },
  once = '',
): Promise<void> {
  await enqueue(
    tx,
    ...personIds.flatMap((personId) =>
      personId
        ? [
            {
              kind: `ambassadors.${kind}`,
              dedupeKey: `${kind}:${subjectId}:${once}:${personId}`,
              personId,
              data: about,
            },
          ]
        : [],
    ),
  )
}

type AnswerRefusal = 'notFound' | 'ended' | 'full'

/**
 * Says yes or no to a proposal: one's own side, or either side by a colleague who heard it on the telephone (`side`).
 * Yes also agrees that name and number are shown to the other while they are a pair (in `language`). When both said
 * yes they are a pair at once. Refuses `notFound`; `ended` (expired, answered no, taken back); `full` (the ambassador
 * has no place left or no record in date: then nobody is a pair).
 */
export async function answerProposal(
  ctx: Ctx,
  input: { proposalId: string; answer: 'yes' | 'no'; reason?: string; side?: Side; language: string },
  zone: string,
): Promise<Result<{ pairId: string | null }, AnswerRefusal>> {
  const me = personIdOf(ctx.actor)
  try {
    return await inTransaction(ctx, async (tx) => {
      const proposal = await lockProposal(tx, input.proposalId)
      const own: Side | null =
        proposal && me
          ? proposal.seeker_id === me
            ? 'seeker'
            : proposal.helper_id === me
              ? 'helper'
              : null
          : null
      const side = own ?? (input.side && can(ctx.actor, 'ambassadors.match.propose') ? input.side : null)
      if (!proposal || !side) return refused('notFound')
      if (proposal.state !== 'open' || proposal.expires_at <= tx.now) return refused('ended')
      await tx.db.matchProposal.update({
        where: { id: proposal.id },
        data: {
          [`${side}Answer`]: input.answer,
          [`${side}AnsweredAt`]: tx.now,
          [`${side}Reason`]: input.answer === 'no' ? (input.reason ?? 'other') : null,
        },
      })
      const person = side === 'seeker' ? proposal.seeker_id : proposal.helper_id
      await record(tx, {
        event: 'ambassadors.proposal.answered',
        subject: { type: 'matchProposal', id: proposal.id },
        personId: person,
        data: { side, answer: input.answer, byStaff: own === null },
      })
      if (input.answer === 'no') {
        await endProposal(tx, proposal, 'declined')
        return ok({ pairId: null })
      }
      if (own && person)
        await giveConsent(tx, {
          personId: person,
          purpose: 'ambassadorContact',
          textVersion: textVersionOf('ambassadorContact'),
          language: input.language,
        })
      const other = side === 'seeker' ? proposal.helper_answer : proposal.seeker_answer
      return ok({ pairId: other === 'yes' ? await makePair(tx, proposal, zone) : null })
    })
  } catch (error) {
    if (
      isCheckViolation(error, 'pair_within_capacity') ||
      isCheckViolation(error, 'pair_with_valid_check') ||
      isUniqueViolation(error, 'pair_never_again')
    )
      return refused('full')
    throw error
  }
}

/** Both said yes. The database counts again under the ambassador's lock. */
async function makePair(tx: Ctx, proposal: ProposalRow, zone: string): Promise<string> {
  const id = newId()
  const role = await tx.db.ambassadorRole.findUnique({
    where: { key: proposal.role_key },
    select: { commitmentMonths: true },
  })
  const today = dayOf(tx.now, zone)
  await tx.db.pair.create({
    data: {
      id,
      proposalId: proposal.id,
      requestId: proposal.request_id,
      seekerId: proposal.seeker_id,
      helperId: proposal.helper_id,
      roleKey: proposal.role_key,
      startedAt: tx.now,
      // What is done once has a month for it.
      endsOn: dayToDate(addMonths(today, role?.commitmentMonths || 1)),
      lastHeardAt: tx.now,
    },
  })
  await tx.db.matchProposal.update({ where: { id: proposal.id }, data: { state: 'agreed', endedAt: tx.now } })
  await tx.db.matchRequest.update({
    where: { id: proposal.request_id },
    data: { state: 'paired', changedAt: tx.now },
  })
  await record(
    tx,
    ...[proposal.seeker_id, proposal.helper_id].map((personId) => ({
      event: 'ambassadors.pair.made',
      subject: { type: 'pair', id },
      personId,
    })),
  )
  await tell(tx, 'pairMade', id, [proposal.seeker_id, proposal.helper_id], { pairId: id })
  return id
}

/** Ends an open proposal. Whoever had said yes hears, without a name, that it does not go on. */
async function endProposal(
  tx: Ctx,
  proposal: Pick<ProposalRow, 'id' | 'seeker_id' | 'helper_id' | 'seeker_answer' | 'helper_answer'>,
  state: 'declined' | 'expired' | 'withdrawn',
): Promise<void> {
  await tx.db.matchProposal.update({ where: { id: proposal.id }, data: { state, endedAt: tx.now } })
  await tell(tx, 'proposalEnded', proposal.id, [
    proposal.seeker_answer === 'yes' ? proposal.seeker_id : null,
    proposal.helper_answer === 'yes' ? proposal.helper_id : null,
  ])
}

/** Takes a proposal back. Refuses `notFound`, `ended`. */
export async function withdrawProposal(
  ctx: Ctx,
  input: { proposalId: string },
): Promise<Result<null, 'notFound' | 'ended'>> {
  if (!can(ctx.actor, 'ambassadors.match.propose')) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    const proposal = await lockProposal(tx, input.proposalId)
    if (!proposal) return refused('notFound')
    if (proposal.state !== 'open') return refused('ended')
    await endProposal(tx, proposal, 'withdrawn')
    await record(tx, {
      event: 'ambassadors.proposal.withdrawn',
      subject: { type: 'matchProposal', id: proposal.id },
      personId: proposal.seeker_id,
    })
    return ok(null)
  })
}

/** Ends proposals that nobody answered in time. Answers how many; several workers may do it at once. */
export async function expireProposals(ctx: Ctx): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const due = await tx.db.$queryRaw<ProposalRow[]>`
      SELECT id, request_id, seeker_id, helper_id, role_key, state, expires_at, seeker_answer, helper_answer
        FROM match_proposal WHERE state = 'open' AND expires_at <= ${tx.now}
       ORDER BY expires_at LIMIT 50 FOR UPDATE SKIP LOCKED`
    for (const proposal of due) {
      await endProposal(tx, proposal, 'expired')
      await record(tx, {
        event: 'ambassadors.proposal.expired',
        subject: { type: 'matchProposal', id: proposal.id },
        personId: proposal.seeker_id,
      })
    }
    return due.length
  })
}

/** Asks the coordinator something before answering. Refuses `notFound`, `ended`. */
export async function askAboutProposal(
  ctx: Ctx,
  input: { proposalId: string; text: string },
): Promise<Result<null, 'notFound' | 'ended'>> {
  const me = personIdOf(ctx.actor)
  return inTransaction(ctx, async (tx) => {
    const proposal = await lockProposal(tx, input.proposalId)
    const side = proposal?.seeker_id === me ? 'seeker' : proposal?.helper_id === me ? 'helper' : null
    if (!proposal || !me || !side) return refused('notFound')
    if (proposal.state !== 'open') return refused('ended')
    const id = newId()
    await tx.db.matchQuestion.create({
      data: { id, proposalId: proposal.id, side, text: input.text, askedAt: tx.now },
    })
    await record(tx, {
      event: 'ambassadors.question.asked',
      subject: { type: 'matchQuestion', id },
      personId: me,
    })
    return ok(null)
  })
}

/** Answers such a question. Refuses `notFound`, also when it was answered already. */
export async function answerQuestion(
  ctx: Ctx,
  input: { questionId: string; text: string },
): Promise<Result<null, 'notFound'>> {
  if (!can(ctx.actor, 'ambassadors.match.propose')) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    const question = await tx.db.matchQuestion.findFirst({
      where: { id: input.questionId, answeredAt: null },
      select: { id: true, side: true, proposal: { select: { id: true, seekerId: true, helperId: true } } },
    })
    if (!question) return refused('notFound')
    await tx.db.matchQuestion.update({
      where: { id: question.id },
      data: { answer: input.text, answeredAt: tx.now, answeredById: personIdOf(tx.actor) },
    })
    const personId = question.side === 'seeker' ? question.proposal.seekerId : question.proposal.helperId
    await record(tx, {
      event: 'ambassadors.question.answered',
      subject: { type: 'matchQuestion', id: question.id },
      personId,
    })
    await tell(tx, 'questionAnswered', question.id, [personId], { proposalId: question.proposal.id })
    return ok(null)
  })
}
