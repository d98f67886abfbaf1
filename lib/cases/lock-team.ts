import 'server-only'
import type { Ctx } from '@/lib/access/context'

/** The team's row, locked until the transaction ends; null when there is none or it is closed. */
export async function lockTeam(tx: Ctx, teamId: string): Promise<boolean> {
  const rows = await tx.db.$queryRaw<unknown[]>`
    SELECT 1 FROM case_team WHERE id = ${teamId}::uuid AND closed_at IS NULL FOR UPDATE`
  return rows.length > 0
}
