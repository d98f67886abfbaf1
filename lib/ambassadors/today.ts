import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { town } from '@/lib/config/town'
import { townZone } from '@/lib/time/clock'
import {
  addDays,
  addMonths,
  type Day,
  dateToDay,
  dayOf,
  days,
  dayToDate,
  instantOf,
  shift,
} from '@/lib/time/time'
import { openClaims } from './expenses/queries'
import { checkRules } from './rules'

export type AttentionKind = 'talkDue' | 'talkToday' | 'unplanned' | 'ready' | 'recordOver' | 'recordSoon'
export type Attention = {
  key: string
  kind: AttentionKind
  name: string
  ambassadorId: string
  at: Date | null
  on: Day | null
  days: number
}

export type ProgrammeToday = {
  items: Attention[]
  claims: number
}

type Row = {
  kind: AttentionKind
  key: string
  name: string
  ambassador_id: string
  at: Date | null
}

/**
 * What asks for the coordinator today, the most pressing first: their own ambassadors, and those whom nobody accompanies.
 * Computed from the facts each time: talks, records, who waits for us. Pairs have a panel of their own (pairs/staff-queries).
 * At most forty.
 */
export async function programmeToday(ctx: Ctx): Promise<ProgrammeToday> {
  const me = personIdOf(ctx.actor)
  const zone = townZone()
  const today = dayOf(ctx.now, zone)
  const [from, to] = [instantOf(today, 0, zone), instantOf(addDays(today, 1), 0, zone)]
  const rule = checkRules[town.country]
  const soon = dayToDate(addMonths(today, rule ? rule.validMonths - rule.renewFromMonth : 3))
  const [rows, claims] = await Promise.all([
    ctx.db.$queryRaw<Row[]>`
      WITH mine AS (
        SELECT a.id, a.person_id, a.state, a.state_since, coalesce(p.call_name, p.full_name) AS name
          FROM ambassador a JOIN person p ON p.id = a.person_id
         WHERE (a.coordinator_id = ${me}::uuid OR a.coordinator_id IS NULL) AND a.person_id IS DISTINCT FROM ${me}::uuid
           AND a.state <> 'left'
      ), found AS (
        SELECT CASE WHEN k.ends_at < ${ctx.now} THEN 'talkDue' ELSE 'talkToday' END AS kind,
               m.id::text AS key, m.name, m.id AS ambassador_id, k.starts_at AS at
          FROM mine m JOIN ambassador_talk k ON k.ambassador_id = m.id AND k.cancelled_at IS NULL AND k.outcome IS NULL
         WHERE m.state = 'talkPlanned' AND (k.ends_at < ${ctx.now} OR (k.starts_at >= ${from} AND k.starts_at < ${to}))
        UNION ALL
        SELECT 'unplanned', m.id::text, m.name, m.id, m.state_since FROM mine m
         WHERE m.state = 'applied' AND m.state_since < ${shift(ctx.now, -days(7))}
        UNION ALL
        SELECT 'ready', m.id::text, m.name, m.id, m.state_since FROM mine m WHERE m.state = 'trained'
        UNION ALL
        SELECT CASE WHEN c.expires_on <= ${dayToDate(today)} THEN 'recordOver' ELSE 'recordSoon' END,
               m.id::text, m.name, m.id, c.expires_on::timestamptz
          FROM mine m JOIN LATERAL (SELECT max(k.expires_on) AS expires_on FROM ambassador_check k
                                     WHERE k.ambassador_id = m.id AND k.voided_at IS NULL) c ON true
         WHERE m.state IN ('active', 'paused') AND c.expires_on <= ${soon}
      )
      SELECT * FROM found
       ORDER BY array_position(ARRAY['talkDue', 'talkToday', 'recordOver', 'unplanned', 'ready', 'recordSoon'], kind),
                at, key
       LIMIT 40`,
    openClaims(ctx),
  ])
  return {
    claims,
    items: rows.map((row) => ({
      key: `${row.kind}-${row.key}`,
      kind: row.kind,
      name: row.name,
      ambassadorId: row.ambassador_id,
      at: row.at,
      on: row.at ? dateToDay(row.at) : null,
      days: row.at ? Math.max(0, Math.floor((ctx.now.getTime() - row.at.getTime()) / days(1))) : 0,
    })),
  }
}
