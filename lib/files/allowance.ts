import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import { decideRoom } from './rules'

type Scope = { scope: string; mostFiles: number; mostBytes: number }

const millions = 2_000_000_000

export const ownerScope = (kind: string, id: string): Scope => ({
  scope: `owner:${kind}:${id}`,
  mostFiles: limits.files.perOwner.files,
  mostBytes: limits.files.perOwner.bytes,
})
export const holderScope = (holder: string): Scope => ({
  scope: `holder:${holder}`,
  mostFiles: limits.files.perOwner.files,
  mostBytes: limits.files.perOwner.bytes,
})
/** What one sender may send on one day (UTC), gone or not. */
export const dayScope = (day: string, sender: string): Scope => ({
  scope: `day:${day}:${sender}`,
  mostFiles: millions,
  mostBytes: limits.files.bytesPerPersonPerDay,
})
export const networkScope = (day: string, network: string): Scope => ({
  scope: `day:${day}:network:${network}`,
  mostFiles: millions,
  mostBytes: limits.files.bytesPerNetworkPerDay,
})

/**
 * Takes room for one file in a scope: lock, count, write. Inside the caller's transaction; several scopes in the order
 * of their names, so that two uploads never wait for each other.
 */
export async function takeRoom(
  ctx: Ctx,
  { scope, mostFiles, mostBytes }: Scope,
  bytes: number,
): Promise<'fits' | 'tooMany' | 'full'> {
  await ctx.db.$executeRaw`
    INSERT INTO file_allowance (scope, files, bytes, most_files, most_bytes, changed_at)
    VALUES (${scope}, 0, 0, ${mostFiles}, ${mostBytes}, ${ctx.now}) ON CONFLICT (scope) DO NOTHING`
  const [row] = await ctx.db.$queryRaw<{ files: number; bytes: bigint }[]>`
    SELECT files, bytes FROM file_allowance WHERE scope = ${scope} FOR UPDATE`
  const has = { files: row?.files ?? 0, bytes: Number(row?.bytes ?? 0) }
  const decided = decideRoom({ ...has, mostFiles, mostBytes }, bytes)
  if (decided !== 'fits') return decided
  await ctx.db.fileAllowance.update({
    where: { scope },
    data: { files: has.files + 1, bytes: has.bytes + bytes, mostFiles, mostBytes, changedAt: ctx.now },
  })
  return 'fits'
}

/** Gives room back when a file is gone (a day's is not given back). */
export async function giveRoomBack(ctx: Ctx, { scope }: Scope, bytes: number): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE file_allowance SET files = greatest(files - 1, 0), bytes = greatest(bytes - ${bytes}, 0), changed_at = ${ctx.now}
     WHERE scope = ${scope}`
}
