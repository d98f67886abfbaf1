import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { limits } from '@/lib/config/limits'
import { inTransaction } from '@/lib/db/transaction'
import { startJob } from '@/lib/jobs/start-job'
import type { JobKind } from '@/lib/jobs/types'
import { enqueue } from '@/lib/outbox/enqueue'
import { ok, type Result, refused } from '@/lib/result/result'
import { nextAsked } from '../letters/audience'
import type { Audience } from '../letters/schema'
import type { GatheringRefusal } from './plan'

const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * Lets the worker invite everybody whom it is for; who was invited before is not asked twice, so that it may be pressed
 * again for those who came since. Refuses `notFound`, `already` (it is off or has begun), `nobody`.
 */
export async function inviteGuests(
  ctx: Ctx,
  input: { gatheringId: string },
): Promise<Result<{ jobId: string }, GatheringRefusal>> {
  return inTransaction(ctx, async (tx) => {
    const row = await tx.db.ambassadorGathering.findFirst({
      where: { id: input.gatheringId, kind: 'network' },
    })
    if (!row) return refused('notFound')
    if (row.cancelledAt || row.startsAt <= tx.now) return refused('already')
    const asked = await nextAsked(tx, row.audience as Audience, nobody, 1)
    if (asked.length === 0) return refused('nobody')
    await tx.db.ambassadorGathering.update({
      where: { id: row.id },
      data: { invitedAt: tx.now, invitedById: personIdOf(tx.actor) },
    })
    const jobId = await startJob(tx, { kind: inviteJob.kind, input: { gatheringId: row.id } })
    await record(tx, {
      event: 'ambassadors.gathering.inviting',
      subject: { type: 'ambassadorGathering', id: row.id },
    })
    return ok({ jobId })
  })
}

/**
 * The work: a guest and a message for each, some at a time. Begun again after a crash it walks the list anew; the guest's
 * key drops who was asked. It ends by itself when the gathering was called off meanwhile.
 */
export const inviteJob: JobKind<{ gatheringId: string }> = {
  kind: 'ambassadors.invitations',
  permission: 'ambassadors.gathering.manage',
  async run(ctx, { gatheringId }, report) {
    const href = `/staff/ambassadors/gatherings/${gatheringId}`
    let after = nobody
    let invited = 0
    for (;;) {
      report.signal.throwIfAborted()
      const last = await inTransaction(ctx, async (tx) => {
        // Who calls it off now waits for these invitations, and tells these guests too.
        const [row] = await tx.db.$queryRaw<{ audience: Audience }[]>`
          SELECT audience FROM ambassador_gathering
           WHERE id = ${gatheringId}::uuid AND cancelled_at IS NULL AND starts_at > ${tx.now} FOR SHARE`
        if (!row) return undefined
        const people = await nextAsked(tx, row.audience, after, limits.ambassadors.letterBatch)
        const known = await tx.db.ambassadorGuest.findMany({
          where: { gatheringId, personId: { in: people } },
          select: { personId: true },
        })
        const before = new Set(known.map((one) => one.personId))
        const fresh = people.filter((personId) => !before.has(personId))
        await tx.db.ambassadorGuest.createMany({
          data: fresh.map((personId) => ({ gatheringId, personId, invitedAt: tx.now })),
          skipDuplicates: true,
        })
        await enqueue(
          tx,
          ...fresh.map((personId) => ({
            kind: 'ambassadors.gatheringInvite',
            dedupeKey: `gathering:${gatheringId}:invite:${personId}`,
            personId,
            data: { gatheringId },
          })),
        )
        invited += fresh.length
        return people.at(-1)
      })
      if (!last) break
      after = last
      await report.progress(invited, invited)
    }
    await inTransaction(ctx, async (tx) => {
      await record(tx, {
        event: 'ambassadors.gathering.invited',
        subject: { type: 'ambassadorGathering', id: gatheringId },
        data: { invited },
      })
    })
    return { href, counts: { sent: invited } }
  },
}
