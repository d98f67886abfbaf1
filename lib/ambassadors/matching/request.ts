import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { isUniqueViolation } from '@/lib/db/errors'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { matchProfileOf, type OwnMatchProfile, writeMatchProfile } from './profile'
import type { RequestInput } from './schema'
import type { RequestStep } from './vocabulary'

const nobody = '00000000-0000-0000-0000-000000000000'

export type OwnRequest = {
  id: string
  roleKey: string
  asks: string[]
  together: boolean
  state: 'draft' | 'waiting' | 'paired'
  waitingSince: Date | null
  profile: OwnMatchProfile
}

/** My open wishes for an ambassador, newest first. */
export async function ownRequests(ctx: Ctx): Promise<OwnRequest[]> {
  const personId = personIdOf(ctx.actor) ?? nobody
  const rows = await ctx.db.matchRequest.findMany({
    where: { personId, state: { in: ['draft', 'waiting', 'paired'] } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, roleKey: true, asks: true, together: true, state: true, waitingSince: true },
  })
  const profile = await matchProfileOf(ctx, personId)
  return rows.map((row) => ({ ...row, state: row.state as OwnRequest['state'], profile }))
}

/** Roles a newcomer can ask for: those that make pairs, and short ones (a single time). */
export async function askableRoles(ctx: Ctx): Promise<{ key: string; icon: string; months: number }[]> {
  const rows = await ctx.db.ambassadorRole.findMany({
    where: { closedAt: null, key: { not: 'interpreter' } },
    orderBy: { position: 'asc' },
    select: { key: true, icon: true, commitmentMonths: true },
  })
  return rows.map(({ commitmentMonths, ...role }) => ({ ...role, months: commitmentMonths }))
}

/**
 * Keeps one answer of the request in pictures; the first makes the draft, the last lets it wait. What is changed later
 * counts at once and keeps the place in the waiting. Refuses `notFound`, and `already` when such a wish is open.
 */
export async function answerRequest(
  ctx: Ctx,
  input: RequestInput,
): Promise<Result<{ requestId: string; step: RequestStep }, 'notFound' | 'already'>> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return refused('notFound')
  try {
    return await inTransaction(ctx, async (tx) => {
      if (input.step === 'role') return await beginRequest(tx, personId, input)
      const request = await tx.db.matchRequest.findFirst({
        where: { id: input.requestId, personId, state: { in: ['draft', 'waiting'] } },
        select: { id: true, state: true },
      })
      if (!request) return refused('notFound')
      if (input.step === 'help')
        await tx.db.matchRequest.update({
          where: { id: request.id },
          data: { asks: input.asks, changedAt: tx.now, version: { increment: 1 } },
        })
      else if (input.step === 'check') {
        if (request.state === 'draft') {
          await tx.db.matchRequest.update({
            where: { id: request.id },
            data: { state: 'waiting', waitingSince: tx.now, changedAt: tx.now },
          })
          await record(tx, {
            event: 'ambassadors.request.sent',
            subject: { type: 'matchRequest', id: request.id },
            personId,
          })
        }
      } else {
        const { step: _step, requestId: _request, ...parts } = input
        await writeMatchProfile(tx, personId, parts)
      }
      return ok({ requestId: request.id, step: input.step })
    })
  } catch (error) {
    if (isUniqueViolation(error, 'match_request_one_open')) return refused('already')
    throw error
  }
}

async function beginRequest(
  tx: Ctx,
  personId: string,
  input: Extract<RequestInput, { step: 'role' }>,
): Promise<Result<{ requestId: string; step: RequestStep }, 'notFound' | 'already'>> {
  if (!(await askableRoles(tx)).some((role) => role.key === input.roleKey)) return refused('notFound')
  const draft = await tx.db.matchRequest.findFirst({
    where: { personId, state: 'draft' },
    select: { id: true },
  })
  const id = draft?.id ?? newId()
  const answers = { roleKey: input.roleKey, together: input.together, changedAt: tx.now }
  if (draft) await tx.db.matchRequest.update({ where: { id }, data: answers })
  else {
    await tx.db.matchRequest.create({ data: { id, personId, ...answers, createdAt: tx.now } })
    await record(tx, {
      event: 'ambassadors.request.begun',
      subject: { type: 'matchRequest', id },
      personId,
      data: { role: input.roleKey },
    })
  }
  return ok({ requestId: id, step: 'role' })
}

/** Takes my wish back; an open proposal ends with it. Refuses `notFound`; `paired`: first the pair must end. */
export async function withdrawRequest(
  ctx: Ctx,
  input: { requestId: string },
): Promise<Result<null, 'notFound' | 'paired'>> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    const [request] = await tx.db.$queryRaw<{ state: string }[]>`
      SELECT state FROM match_request WHERE id = ${input.requestId}::uuid AND person_id = ${personId}::uuid FOR UPDATE`
    if (request?.state === 'paired') return refused('paired')
    if (!request || (request.state !== 'draft' && request.state !== 'waiting')) return refused('notFound')
    await tx.db.matchProposal.updateMany({
      where: { requestId: input.requestId, state: 'open' },
      data: { state: 'withdrawn', endedAt: tx.now },
    })
    await tx.db.matchRequest.update({
      where: { id: input.requestId },
      data: { state: 'withdrawn', endedAt: tx.now, changedAt: tx.now },
    })
    await record(tx, {
      event: 'ambassadors.request.withdrawn',
      subject: { type: 'matchRequest', id: input.requestId },
      personId,
    })
    return ok(null)
  })
}
