import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { Prisma } from '@/lib/db/client'

/** In SQL: may the person have something in a domain? Each domain says its own (lib/registry/own). */
export type OwnTrace = (personId: string) => Prisma.Sql

/**
 * Where one's own page has anything to ask, in one statement: most people have nothing in most domains, and each domain's
 * own questions are statements of their own. `true` is "perhaps": the domain's query decides what is shown.
 */
export async function ownThings<Name extends string>(
  ctx: Ctx,
  traces: Record<Name, OwnTrace>,
): Promise<Record<Name, boolean>> {
  const personId = personIdOf(ctx.actor) ?? '00000000-0000-0000-0000-000000000000'
  const columns = Object.entries<OwnTrace>(traces).map(
    ([name, trace]) => Prisma.sql`${trace(personId)} AS ${Prisma.raw(`"${name}"`)}`,
  )
  const [row] = await ctx.db.$queryRaw<Record<Name, boolean>[]>`SELECT ${Prisma.join(columns)}`
  if (!row) throw new Error('a SELECT without FROM answers one row')
  return row
}
