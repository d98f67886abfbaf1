import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { isShippedType, type TypeKey, typeKeys } from './vocabulary'
import type { OwnWords, TypeRef } from './words'

export type TypeChoice = TypeRef & {
  /** The pictogram of one that the town made. */
  icon: string | null
  published: boolean
}

/** A row's words as they lie in the database. */
export const ownWords = (words: unknown): OwnWords | null => words as OwnWords | null

/** Shipped ones first in their own order, a town's by their Dutch name; danger and "something else" always last. */
function rank(type: TypeRef): string {
  if (!isShippedType(type.typeKey)) return `1 ${type.typeWords?.nl?.title.toLowerCase() ?? ''}`
  const last = type.typeKey === 'safety' || type.typeKey === 'other'
  return `${last ? 2 : 0} ${String(typeKeys.indexOf(type.typeKey)).padStart(2, '0')}`
}

export const byRank = (a: TypeRef, b: TypeRef) => (rank(a) < rank(b) ? -1 : 1)

/** The types of a country in the order in which they are shown; those that can be chosen by who asks, or all. */
export async function listTypeChoices(
  ctx: Ctx,
  country: string,
  which: 'published' | 'all',
): Promise<TypeChoice[]> {
  const rows = await ctx.db.caseType.findMany({
    where: { country, ...(which === 'published' ? { publishedAt: { not: null } } : {}) },
    select: { key: true, words: true, icon: true, publishedAt: true },
  })
  return rows
    .map((row) => ({
      typeKey: row.key,
      typeWords: ownWords(row.words),
      icon: row.icon,
      published: row.publishedAt !== null,
    }))
    .sort(byRank)
}

/** Whether who asks for help in this country can choose it. */
export async function isAskable(ctx: Ctx, country: string, key: TypeKey): Promise<boolean> {
  return (await ctx.db.caseType.count({ where: { country, key, publishedAt: { not: null } } })) > 0
}
