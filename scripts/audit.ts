// npm run audit:head · npm run audit:verify [-- HEAD]. The head is one line to keep outside the database (a mail, a
// sheet of paper): with it a cut tail is found too.
import { chainHead, sealTrail } from '@/lib/audit/seal'
import { readHead, verifyTrail } from '@/lib/audit/verify'
import { database } from '@/lib/db/client'
import { now } from '@/lib/time/clock'

const [command, given] = process.argv.slice(2)
const { db, pool } = database()

async function main(): Promise<boolean> {
  if (command === 'head') {
    const ctx = { actor: { kind: 'system' as const, job: 'audit' }, now: now(), db }
    while ((await sealTrail(ctx, { everything: true })) > 0);
    const head = await chainHead(db)
    console.log(head ? `${head.position}:${head.hash}` : `0:${'0'.repeat(64)}`)
    return true
  }
  const known = given ? readHead(given) : null
  if (given && !known) {
    console.error('That is no head: it looks like 1234:0a1b…, as audit:head prints it.')
    return false
  }
  const verdict = await verifyTrail(db, known)
  if (verdict.whole) {
    console.log(
      `The trail is whole: ${verdict.rows} rows, head ${verdict.rows}:${verdict.head}${verdict.unsealed > 0n ? `; ${verdict.unsealed} rows wait to be sealed` : ''}.`,
    )
    if (!known) console.log('Give a head that was written down earlier to see whether the tail was cut.')
    return true
  }
  const row = verdict.eventId === null ? `position ${verdict.position}` : `row ${verdict.eventId}`
  const why = {
    changed: `${row} is not what was sealed`,
    gone: `${row} is missing`,
    cut: `the trail ends at position ${verdict.rows}, before the head that was written down`,
  }[verdict.why]
  console.error(`The trail is NOT whole: ${why}. The ${verdict.rows} rows before it are as they were sealed.`)
  return false
}

process.exitCode = (await main()) ? 0 : 1
await db.$disconnect()
await pool.end()
