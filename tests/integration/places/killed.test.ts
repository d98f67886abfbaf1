import { spawn } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'
import { brokenInvariants } from '@/lib/places/invariants'
import { days } from '@/lib/time/time'
import { contextOf, testDatabase } from '../../support/database'
import { makePeople, makeRun } from '../../support/factories'

const database = testDatabase()
const root = path.resolve(import.meta.dirname, '../../..')

test('killed in the middle of 200 bookings: every acknowledged one exists, with its audit row and one mail', async () => {
  const ctx = contextOf(database, { now: new Date() })
  const run = await makeRun(ctx, { capacity: 120, startsIn: days(30) })
  const people = await makePeople(ctx, 200)
  const child = spawn(
    path.join(root, 'node_modules/.bin/tsx'),
    ['--conditions=react-server', 'tests/support/book-many.ts', run.runId, ...people],
    {
      cwd: root,
      env: { ...process.env, DATABASE_URL: database.url },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let said = ''
  const ended = new Promise((resolve) => child.on('close', resolve))
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  await ended
  const acknowledged = said.split('\n').filter((line) => line.length === 36)
  expect(said).not.toContain('done')
  expect(acknowledged).toHaveLength(100)
  const rows = await database.db.booking.findMany({ where: { poolId: run.poolId } })
  const kept = new Set(rows.map((row) => row.id))
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
  for (const row of rows) {
    expect(await database.db.auditEvent.count({ where: { subjectId: row.id } })).toBe(1)
    expect(await database.db.outboxMessage.count({ where: { dedupeKey: `booking:${row.id}:0` } })).toBe(1)
  }
  expect(await brokenInvariants(database.db)).toEqual([])
})
