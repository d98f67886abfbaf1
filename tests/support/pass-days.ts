// The clock's work on files and on what is kept for a time, as it is done so many days from now: pass-days.ts DAYS.
import type { Ctx } from '@/lib/access/context'
import { database } from '@/lib/db/client'
import { now } from '@/lib/time/clock'
import { days, shift } from '@/lib/time/time'
import { letGoOfOld, tendFiles } from '@/lib/worker/work'

const { db, pool } = database()
const later = shift(now(), days(Number(process.argv[2])))
const ctx: Ctx = { actor: { kind: 'system', job: 'later' }, now: later, db }
await letGoOfOld(ctx, () => later)
// What goes is first marked, then taken out of the storage: until nothing is left to do.
for (let turn = 0; turn < 100 && (await tendFiles(ctx)) > 0; turn++);
await db.$disconnect()
await pool.end()
