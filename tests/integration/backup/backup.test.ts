import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { bookPlace } from '@/lib/courses/book-place'
import { createClient } from '@/lib/db/client'
import { brokenInvariants } from '@/lib/places/invariants'
import { sendDue } from '@/lib/worker/work'
import { backup, restore } from '../../../scripts/backup.mjs'
import { contextOf, testDatabase } from '../../support/database'
import { makePeople, makeRun } from '../../support/factories'

const database = testDatabase()
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samen-backup-test-'))
const file = path.join(folder, 'town.backup')
const quiet = () => {}
const emptied: string[] = []

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('adminUrl') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A database with nothing in it, not even tables: a clean machine. */
async function cleanMachine(): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(`CREATE DATABASE ${name}`)
  emptied.push(name)
  const url = new URL(inject('adminUrl'))
  url.pathname = `/${name}`
  return url.href
}

/** A digest of every row of every table. */
async function contents(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`,
    )
    const found: Record<string, string> = {}
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ sum: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY t::text)), '') AS sum FROM ${name} t`,
      )
      found[name] = rows[0]?.sum ?? ''
    }
    return found
  } finally {
    await client.end()
  }
}

let runId = ''
beforeAll(async () => {
  const ctx = contextOf(database, { now: new Date() })
  const people = await makePeople(ctx, 6)
  await database.sql(
    `UPDATE person SET full_name = E'ጸጋይ "O''Brien"\\t<b>\\\\N\\nعلي' WHERE id = '${people[0]}'`,
  )
  const run = await makeRun(ctx, { capacity: 2, startsIn: 30 * 86_400_000 })
  runId = run.runId
  for (const personId of people.slice(0, 4)) await bookPlace(ctx, { runId, personId, bookedBy: 'self' })
  // Two mails left before the backup, two wait.
  await sendDue(() => contextOf(database, { now: new Date() }), 2)
})

afterAll(async () => {
  for (const name of emptied) await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  fs.rmSync(folder, { recursive: true, force: true })
})

describe('a backup', () => {
  test('restored on a clean machine equals the original, and the town goes on there', async () => {
    await backup(database.url, file, quiet)
    expect(fs.statSync(file).mode & 0o077).toBe(0)
    const url = await cleanMachine()
    await restore(url, file, {}, quiet)

    const before = await contents(database.url)
    const after = await contents(url)
    // What may differ: messages that are held back, sessions that ended, and counters of tries.
    for (const name of ['outbox_message', 'session', 'sign_in_code', 'rate_limit']) {
      delete before[name]
      delete after[name]
    }
    expect(Object.keys(after).length).toBeGreaterThan(12)
    expect(after).toEqual(before)

    const { db, pool } = createClient(url, { connections: 2 })
    try {
      const ctx = { ...contextOf(database, { now: new Date() }), db }
      expect(await brokenInvariants(db)).toEqual([])
      const [newcomer] = await makePeople(ctx, 1)
      const booked = await bookPlace(ctx, { runId, personId: newcomer ?? '', bookedBy: 'self' })
      expect(booked).toMatchObject({ ok: true, value: { state: 'waiting', position: 3 } })
    } finally {
      await db.$disconnect()
      await pool.end()
    }
  })

  test('sends no mail again: what was waiting is held back for staff, what had left stays so', async () => {
    const url = await cleanMachine()
    await restore(url, file, {}, quiet)
    const { db, pool } = createClient(url, { connections: 2 })
    try {
      expect(await sendDue(() => ({ ...contextOf(database, { now: new Date() }), db }))).toEqual({
        sent: 0,
        away: false,
      })
      const left = await db.outboxMessage.findMany({ select: { deliveredAt: true, lastError: true } })
      expect(left.filter((row) => row.deliveredAt)).toHaveLength(2)
      expect(left.filter((row) => !row.deliveredAt).map((row) => row.lastError)).toEqual([
        'restored',
        'restored',
      ])
    } finally {
      await db.$disconnect()
      await pool.end()
    }
  })

  test('never lands on a town that holds people, unless that is asked for', async () => {
    const url = await cleanMachine()
    await restore(url, file, {}, quiet)
    await expect(restore(url, file, {}, quiet)).rejects.toThrow('holds people already')
    await restore(url, file, { replace: true }, quiet)
  })

  test('that is damaged or cut short changes nothing and says so', async () => {
    const url = await cleanMachine()
    const whole = fs.readFileSync(file)
    const cut = path.join(folder, 'cut.backup')
    fs.writeFileSync(cut, whole.subarray(0, whole.length / 2))
    await expect(restore(url, cut, {}, quiet)).rejects.toThrow(/no whole backup|lacks|damaged/)
    await expect(restore(url, path.join(folder, 'none.backup'), {}, quiet)).rejects.toThrow('no file')
    expect(await contents(url)).toEqual({})
  })
})
