import 'server-only'
import type { Ctx } from '@/lib/access/context'
import type { Locale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import type { RoleCard } from './types'
import { builtInRoles, isOneOf } from './vocabulary'

type Words = Record<string, { name: string; summary: string } | undefined>

/** The roles somebody can choose now, in a language, in their order. `alsoClosed` adds those that are no longer offered. */
export async function listRoles(ctx: Ctx, locale: Locale, alsoClosed = false): Promise<RoleCard[]> {
  const [rows, t] = await Promise.all([
    ctx.db.ambassadorRole.findMany({
      where: alsoClosed ? {} : { closedAt: null },
      orderBy: { position: 'asc' },
    }),
    translatorFor(locale, 'ambassadors'),
  ])
  return rows.map((row) => {
    const own = row.words as Words | null
    const words = isOneOf(builtInRoles, row.key)
      ? { name: t(`role.${row.key}.name`), summary: t(`role.${row.key}.summary`) }
      : (own?.[locale] ?? own?.nl ?? { name: row.key, summary: '' })
    return {
      key: row.key,
      icon: row.icon,
      ...words,
      commitmentMonths: row.commitmentMonths,
      minutesPerWeek: row.minutesPerWeek,
      needsPoliceRecord: row.needsPoliceRecord,
      needsOccupation: row.needsOccupation,
      makesPairs: row.makesPairs,
      modules: row.training.length,
    }
  })
}
