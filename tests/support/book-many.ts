// Books for many people, one after the other on four lines, and says each booking once it is committed. Killed by
// the test that starts it: what was said must exist.

import { bookPlace } from '@/lib/courses/book-place'
import { createClient } from '@/lib/db/client'
import { now } from '@/lib/time/clock'

const [runId = '', ...people] = process.argv.slice(2)
const { db } = createClient(process.env.DATABASE_URL ?? '', { connections: 8 })
const waiting = [...people]
async function line(): Promise<void> {
  for (let personId = waiting.shift(); personId; personId = waiting.shift()) {
    const booked = await bookPlace(
      { actor: { kind: 'system', job: 'test' }, now: now(), db },
      { runId, personId, bookedBy: 'self' },
    )
    if (booked.ok) process.stdout.write(`${booked.value.bookingId}\n`)
  }
}
await Promise.all([line(), line(), line(), line()])
process.stdout.write('done\n')
await db.$disconnect()
