// npm run files:rotate: wraps every file's key, and seals every second factor, with today's ENCRYPTION_KEY (the earlier
// ones in ENCRYPTION_KEYS_OLD).
// npm run files:check: walks the storage and says whether every row has its file and every file its row.
import type { Ctx } from '@/lib/access/context'
import { rotateSeals } from '@/lib/auth/rotate-seals'
import { SettingsError } from '@/lib/config/settings'
import { database } from '@/lib/db/client'
import { brokenFileInvariants } from '@/lib/files/invariants'
import { rotateKeys } from '@/lib/files/rotate-keys'
import { now } from '@/lib/time/clock'

async function rotate(ctx: Ctx): Promise<void> {
  let shown = -1
  const { rotated, lost } = await rotateKeys(ctx, (done, total) => {
    const percent = Math.floor((done / total) * 100)
    if (percent === shown) return
    shown = percent
    if (process.stdout.isTTY) process.stdout.write(`\r${String(percent).padStart(3)} %`)
  })
  if (process.stdout.isTTY && shown >= 0) process.stdout.write('\n')
  console.log(`${rotated} files have today's key.`)
  const factors = await rotateSeals(ctx)
  console.log(`${factors.rotated} second factors have today's key.`)
  const unknown = 'with a key that is neither ENCRYPTION_KEY nor in ENCRYPTION_KEYS_OLD'
  if (lost > 0) console.error(`${lost} files were closed ${unknown}.`)
  if (factors.lost > 0) console.error(`${factors.lost} second factors were sealed ${unknown}.`)
  if (lost + factors.lost > 0) process.exitCode = 1
}

async function check(ctx: Ctx): Promise<void> {
  const broken = await brokenFileInvariants(ctx)
  for (const { rule, rows } of broken) console.error(`${rule}: ${rows}`)
  if (broken.length > 0) process.exitCode = 1
  else console.log('Every row has its file, and every file its row.')
}

async function main(): Promise<void> {
  const { db, pool } = database()
  const ctx: Ctx = { actor: { kind: 'system', job: 'files' }, now: now(), db }
  try {
    await (process.argv[2] === 'rotate' ? rotate(ctx) : check(ctx))
  } finally {
    await db.$disconnect()
    await pool.end()
  }
}

main().catch((error) => {
  console.error(error instanceof SettingsError ? error.message : error)
  process.exitCode = 2
})
