import type { RuleShape } from '../deadlines/types'
import type { Confidence } from '../vocabulary'

/** A rule as it ships: what was found, where, and how sure it is. Another installation edits its own copy. */
export type ShippedRule = {
  key: string
  confidence: Confidence
  source: string
  url?: string
  /** May be told to a newcomer once an administrator confirmed it. */
  tellable: boolean
  reviewBy: string
  validTo?: string
  note?: string
  rule: RuleShape
}

/** The day the sources were looked at (facts of 23 November 2026). */
export const seenOn = '2026-11-23'
export const validFrom = '2026-01-01'
/** Residence and family rules while the reforms run: every three months. */
export const reviewSoon = '2027-02-23'
/** Everything else: every six months. */
export const reviewLater = '2027-05-23'
