import type { Ctx } from '@/lib/access/context'
import type { Prisma } from '@/lib/db/client'

/**
 * How long a domain keeps something. The machine (lib/retention/run) counts, shows and decides which rows are due, and
 * leaves out everybody on whom a legal hold stands; the domain only says what there is and what "letting go" means.
 */
export type RetentionRule = {
  /** `courses.bookings`: the key of its words too, messages `retentionStaff.rules.<domain>.<name>`. */
  key: string
  /** Days after `at`; null is never. The town may choose otherwise. From lib/config/limits. */
  defaultDays: number | null
  /** The law or rule our proposal follows, by its own name; null: there is none, the town decides. */
  source: string | null
  /**
   * A query of the rows there are: `id` (text), `people` (uuid[], whose it is; may be empty) and `at` (timestamptz, from
   * when the days count; null: not yet). Rows that were let go already are not in it.
   */
  rows: Prisma.Sql
  /** Lets these rows go, in the caller's transaction: deletes them or makes them nobody's. Answers how many. */
  apply(ctx: Ctx, ids: readonly string[]): Promise<number>
}
