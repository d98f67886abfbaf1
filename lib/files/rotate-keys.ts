import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { currentKeyId, unwrapKey, wrapKey } from './keys'

/**
 * Wraps every file's key with the ENCRYPTION_KEY of now. The files themselves stay as they are. Each is committed for
 * itself, so it can be stopped anywhere and goes on where it was. Answers how many, and how many name a key that no
 * setting has.
 */
export async function rotateKeys(
  ctx: Ctx,
  show: (done: number, total: number) => void = () => {},
): Promise<{ rotated: number; lost: number }> {
  const current = currentKeyId()
  const total = await ctx.db.fileBlob.count({ where: { keyId: { not: current } } })
  let rotated = 0
  let lost = 0
  let after = ''
  for (;;) {
    const rows = await ctx.db.fileBlob.findMany({
      where: { keyId: { not: current }, name: { gt: after } },
      orderBy: { name: 'asc' },
      take: 100,
    })
    if (rows.length === 0) break
    for (const blob of rows) {
      after = blob.name
      let key: Buffer
      try {
        key = unwrapKey(blob)
      } catch {
        // Told in the end by number: one lost key must not keep the others waiting.
        lost++
        continue
      }
      const { count } = await ctx.db.fileBlob.updateMany({
        where: { name: blob.name, keyId: blob.keyId },
        data: wrapKey(key, blob.name),
      })
      rotated += count
      show(rotated + lost, total)
    }
  }
  if (rotated > 0)
    await record(ctx, {
      event: 'files.keys.rotated',
      subject: { type: 'key', id: current },
      data: { rotated, lost },
    })
  return { rotated, lost }
}
