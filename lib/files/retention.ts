import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import { keptDays } from '@/lib/retention/settings'
import type { RetentionRule } from '@/lib/retention/types'
import { letFilesGo } from './remove-file'

const verified: RetentionRule = {
  // The copy of an identity document: what was seen of it is written down, the file itself is of no more use.
  key: 'files.verified',
  defaultDays: limits.files.verifiedDays,
  source: null,
  rows: Prisma.sql`
    SELECT f.id::text AS id, array_remove(ARRAY[f.subject_id], NULL) AS people, f.verified_at AS at
      FROM stored_file f WHERE f.gone_at IS NULL AND f.verified_at IS NOT NULL`,
  apply: (ctx, ids) => letFilesGo(ctx, ids, 'verified'),
}

export const filesRetention: readonly RetentionRule[] = [verified]

/** A hundred years: the town chose to keep them for ever. */
const forEver = 36_500

/** How many days a verified file is kept in this town. */
export async function verifiedDays(ctx: Ctx): Promise<number> {
  return (await keptDays(ctx, [verified])).get(verified.key)?.days ?? forEver
}
