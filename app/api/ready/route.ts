import fs from 'node:fs'
import path from 'node:path'
import { database } from '@/lib/db/client'

/** Database reachable and all migrations done, else 503. */
export async function GET(): Promise<Response> {
  try {
    const folder = path.join(process.cwd(), 'prisma/migrations')
    const wanted = fs
      .readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory()).length
    const [row] = await database().db.$queryRaw<{ done: number }[]>`
      SELECT count(*)::int AS done FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`
    const ready = (row?.done ?? 0) >= wanted
    return Response.json(
      { status: ready ? 'ready' : 'migrations missing' },
      { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
    )
  } catch {
    // Why does not belong in a public answer; the log of the database client has it.
    return Response.json(
      { status: 'database away' },
      { status: 503, headers: { 'Cache-Control': 'no-store', 'Retry-After': '5' } },
    )
  }
}
