import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { storage } from './storage'

/**
 * What must always be true: no file without a row, no row without a file, and the counters are what is there. Walks
 * the whole storage; empty when all is well. What is arriving or going may or may not have its object.
 */
export async function brokenFileInvariants(ctx: Ctx): Promise<{ rule: string; rows: number }[]> {
  const rows = await ctx.db.fileBlob.findMany({ select: { name: true, state: true, storage: true } })
  const known = new Map(rows.map((row) => [row.name, row]))
  const there = new Set<string>()
  for (const kind of new Set([storage().kind, ...rows.map((row) => row.storage)]))
    for await (const name of storage(kind).names()) there.add(name)
  const [counted] = await ctx.db.$queryRaw<{ wrong: number; loose: number }[]>`
    SELECT (SELECT count(*)::int FROM file_allowance a LEFT JOIN (
              SELECT 'owner:' || owner_kind || ':' || owner_id AS scope, count(*)::int AS files, sum(bytes)::bigint AS bytes
                FROM stored_file WHERE gone_at IS NULL AND owner_kind IS NOT NULL GROUP BY 1) f ON f.scope = a.scope
             WHERE a.scope LIKE 'owner:%'
               AND (a.files <> coalesce(f.files, 0) OR a.bytes <> coalesce(f.bytes, 0))) AS wrong,
           (SELECT count(*)::int FROM file_blob b
             WHERE b.state = 'stored' AND NOT EXISTS (SELECT 1 FROM stored_file f WHERE f.blob_name = b.name)) AS loose`
  return [
    { rule: 'a file without a row', rows: [...there].filter((name) => !known.has(name)).length },
    {
      rule: 'a row without a file',
      rows: rows.filter((row) => row.state === 'stored' && !there.has(row.name)).length,
    },
    { rule: 'an object of no file', rows: counted?.loose ?? 0 },
    { rule: 'room that is not what is there', rows: counted?.wrong ?? 0 },
  ].filter((rule) => rule.rows > 0)
}
