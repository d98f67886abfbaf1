import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import { days, shift } from '@/lib/time/time'

/** A count for a manager; null where there are so few that somebody could be known. */
export type Figure = number | null
const shown = (count: number): Figure => (count > 0 && count < limits.cases.suppressUnder ? null : count)

export type CaseFigures = {
  /** Open now, by type, with how long the middle one has been open. */
  open: { typeKey: string; open: Figure; unassigned: Figure; medianDays: number | null; late: Figure }[]
  /** Of the last year: working of the first answer, in days. */
  firstAnswer: { cases: Figure; medianDays: number | null; inTime: number | null }
  terms: {
    kept: Figure
    missedByNewcomer: Figure
    missedByCentre: Figure
    missedByAuthority: Figure
    missedByPartner: Figure
  }
  outcomes: { outcome: string; cases: Figure }[]
  closedMedianDays: number | null
}

/**
 * How administrative help goes: what is open, how soon people hear, whether terms are kept and by whom not, how it
 * ends. Figures only, of the last year where time counts; groups under five are not told. Four queries.
 */
export async function caseFigures(ctx: Ctx): Promise<CaseFigures> {
  const since = shift(ctx.now, -days(365))
  const few = limits.cases.suppressUnder
  const [open, answers, terms, outcomes] = await Promise.all([
    ctx.db.$queryRaw<
      { type_key: string; n: number; unassigned: number; late: number; days: number | null }[]
    >`
      SELECT type_key, count(*)::int AS n, count(*) FILTER (WHERE assignee_id IS NULL)::int AS unassigned,
             count(*) FILTER (WHERE due_on < ${ctx.now}::date)::int AS late,
             percentile_disc(0.5) WITHIN GROUP (ORDER BY (${ctx.now}::date - opened_at::date))::int AS days
        FROM help_case WHERE closed_at IS NULL GROUP BY type_key ORDER BY n DESC, type_key`,
    ctx.db.$queryRaw<{ n: number; days: number | null; in_time: number | null }[]>`
      SELECT count(*)::int AS n,
             percentile_disc(0.5) WITHIN GROUP (ORDER BY (first_answer_at::date - opened_at::date))::int AS days,
             round(100.0 * count(*) FILTER (WHERE first_answer_at::date <= answer_by) / nullif(count(*), 0))::int AS in_time
        FROM help_case WHERE opened_at > ${since} AND first_answer_at IS NOT NULL`,
    ctx.db.$queryRaw<
      { kept: number; newcomer: number; centre: number; authority: number; partner: number }[]
    >`
      SELECT count(*) FILTER (WHERE met_on IS NOT NULL)::int AS kept,
             count(*) FILTER (WHERE missed_by = 'newcomer')::int AS newcomer,
             count(*) FILTER (WHERE missed_by = 'centre')::int AS centre,
             count(*) FILTER (WHERE missed_by = 'authority')::int AS authority,
             count(*) FILTER (WHERE missed_by = 'partner')::int AS partner
        FROM case_deadline WHERE dropped_at IS NULL AND created_at > ${since}`,
    ctx.db.$queryRaw<{ outcome: string; n: number; days: number | null }[]>`
      SELECT outcome, count(*)::int AS n,
             percentile_disc(0.5) WITHIN GROUP (ORDER BY (closed_at::date - opened_at::date))::int AS days
        FROM help_case WHERE closed_at > ${since} AND outcome <> 'double' GROUP BY ROLLUP (outcome) ORDER BY n DESC`,
  ])
  const [answer] = answers
  const [term] = terms
  const all = outcomes.find((row) => row.outcome === null)
  return {
    open: open.map((row) => ({
      typeKey: row.type_key,
      open: shown(row.n),
      unassigned: shown(row.unassigned),
      late: shown(row.late),
      medianDays: row.n < few ? null : row.days,
    })),
    firstAnswer: {
      cases: shown(answer?.n ?? 0),
      medianDays: (answer?.n ?? 0) < few ? null : (answer?.days ?? null),
      inTime: (answer?.n ?? 0) < few ? null : (answer?.in_time ?? null),
    },
    terms: {
      kept: shown(term?.kept ?? 0),
      missedByNewcomer: shown(term?.newcomer ?? 0),
      missedByCentre: shown(term?.centre ?? 0),
      missedByAuthority: shown(term?.authority ?? 0),
      missedByPartner: shown(term?.partner ?? 0),
    },
    outcomes: outcomes.flatMap((row) =>
      row.outcome === null ? [] : [{ outcome: row.outcome, cases: shown(row.n) }],
    ),
    closedMedianDays: all && all.n >= few ? all.days : null,
  }
}
