// Books for many people, one after the other on four lines, and says each booking once it is committed. In the middle
// of it, with three others under way, it kills itself like a power cut: what was said must exist.

import { writeSync } from 'node:fs'
import { bookPlace } from '@/lib/courses/book-place'
import { createClient } from '@/lib/db/client'
import { now } from '@/lib/time/clock'

const [runId = '', ...people] = process.argv.slice(2)
const { db } = createClient(process.env.DATABASE_URL ?? '', { connections: 8 })
const waiting = [...people]
const killedAfter = 100
let said = 0
async function line(): Promise<void> {
  for (let personId = waiting.shift(); personId; personId = waiting.shift()) {
    const booked = await bookPlace(
      { actor: { kind: 'system', job: 'test' }, now: now(), db },
      { runId, personId, bookedBy: 'self' },
    )
    if (!booked.ok) continue
    writeSync(1, `${booked.value.bookingId}\n`)
    if (++said === killedAfter) process.kill(process.pid, 'SIGKILL')
  }
}
await Promise.all([line(), line(), line(), line()])
process.stdout.write('done\n')
await db.$disconnect()
