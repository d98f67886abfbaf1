import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { Prisma } from '@/lib/db/client'
import { type Locale, localeOr } from '@/lib/i18n/locales'
import type { Audience } from './schema'

/** Whom the filters mean, before anybody is left out. */
const chosen = (audience: Audience): Prisma.Sql =>
  Prisma.join(
    [
      Prisma.sql`a.state = ANY(${audience.states})`,
      ...(audience.role
        ? [
            Prisma.sql`EXISTS (SELECT FROM ambassador_role_wish w WHERE w.ambassador_id = a.id AND w.role_key = ${audience.role})`,
          ]
        : []),
      ...(audience.coordinatorId ? [Prisma.sql`a.coordinator_id = ${audience.coordinatorId}::uuid`] : []),
      ...(audience.neighbourhoodId
        ? [Prisma.sql`p.neighbourhood_id = ${audience.neighbourhoodId}::uuid`]
        : []),
      ...(audience.language
        ? [
            Prisma.sql`EXISTS (SELECT FROM profile f JOIN profile_language l ON l.profile_id = f.id
                                WHERE f.person_id = p.id AND l.language = ${audience.language} AND l.speaks IS NOT NULL)`,
          ]
        : []),
    ],
    ' AND ',
  )

const stopped = Prisma.sql`EXISTS (SELECT FROM ambassador_mailing_stop s WHERE s.person_id = p.id)`
/** They once said that we may reach them for the programme, and took it back. */
const withdrawn = Prisma.sql`(
  EXISTS (SELECT FROM consent c WHERE c.person_id = p.id AND c.purpose = 'ambassadorContact' AND c.withdrawn_at IS NOT NULL)
  AND NOT EXISTS (SELECT FROM consent c WHERE c.person_id = p.id AND c.purpose = 'ambassadorContact' AND c.withdrawn_at IS NULL))`
const unreachable = Prisma.sql`(p.email IS NULL OR p.disabled_at IS NOT NULL)`
const from = Prisma.sql`FROM ambassador a JOIN person p ON p.id = a.person_id`

export type Reach = {
  /** How many get it, by the language they read. */
  languages: { locale: Locale; count: number }[]
  total: number
  stopped: number
  withdrawn: number
  /** No mail address, or no account any more. */
  unreachable: number
}

/** How many a letter reaches, and who is left out and why; each person stands in one of the figures. */
export async function reachOf(ctx: Ctx, audience: Audience): Promise<Reach> {
  const rows = await ctx.db.$queryRaw<{ locale: string; why: string | null; count: number }[]>`
    SELECT p.locale, CASE WHEN ${stopped} THEN 'stopped' WHEN ${withdrawn} THEN 'withdrawn'
                          WHEN ${unreachable} THEN 'unreachable' END AS why, count(*)::int AS count
      ${from} WHERE ${chosen(audience)} GROUP BY 1, 2`
  const sum = (why: string) =>
    rows.filter((row) => row.why === why).reduce((total, row) => total + row.count, 0)
  const languages = rows
    .filter((row) => row.why === null)
    .map(({ locale, count }) => ({ locale: localeOr(locale), count }))
    .sort((a, b) => b.count - a.count)
  return {
    languages,
    total: languages.reduce((total, row) => total + row.count, 0),
    stopped: sum('stopped'),
    withdrawn: sum('withdrawn'),
    unreachable: sum('unreachable'),
  }
}

/** The next people who get it, in the order of their ids, after `after`. */
export async function nextRecipients(
  ctx: Ctx,
  audience: Audience,
  after: string,
  most: number,
): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT p.id ${from}
     WHERE ${chosen(audience)} AND p.id > ${after}::uuid AND NOT ${stopped} AND NOT ${withdrawn} AND NOT ${unreachable}
     ORDER BY p.id LIMIT ${most}`
  return rows.map((row) => row.id)
}

/**
 * The next people whom the filters mean and who may be asked, in the order of their ids, after `after`. Who wants no
 * letters or has no mail address is among them: they read it on their own page.
 */
export async function nextAsked(
  ctx: Ctx,
  audience: Audience,
  after: string,
  most: number,
): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT p.id ${from}
     WHERE ${chosen(audience)} AND p.id > ${after}::uuid AND NOT ${withdrawn} AND p.disabled_at IS NULL
     ORDER BY p.id LIMIT ${most}`
  return rows.map((row) => row.id)
}

/** Whether a letter may still leave to somebody: they may have stopped them while it waited. */
export async function mayReceive(ctx: Ctx, personId: string): Promise<boolean> {
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM person p WHERE p.id = ${personId}::uuid AND NOT ${stopped} AND NOT ${withdrawn} AND NOT ${unreachable}`
  return rows.length > 0
}
