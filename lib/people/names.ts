import 'server-only'
import type { Ctx } from '@/lib/access/context'

/** Full names by id. Whose page shows them records the look; an unknown id has none. */
export async function fullNamesOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  return new Map((await namesBy(ctx, ids)).map((person) => [person.id, person.fullName]))
}

/** What people like to be called, by id: their call name, else their full name. */
export async function callNamesOf(ctx: Ctx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  return new Map((await namesBy(ctx, ids)).map((person) => [person.id, person.callName ?? person.fullName]))
}

async function namesBy(ctx: Ctx, ids: readonly (string | null)[]) {
  const known = [...new Set(ids.flatMap((id) => id ?? []))]
  if (known.length === 0) return []
  return ctx.db.person.findMany({
    where: { id: { in: known } },
    select: { id: true, fullName: true, callName: true },
  })
}
