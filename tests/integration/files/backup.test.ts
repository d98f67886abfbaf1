import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { forgetSettings } from '@/lib/config/settings'
import { createClient } from '@/lib/db/client'
import { readBlob } from '@/lib/files/blobs'
import { brokenFileInvariants } from '@/lib/files/invariants'
import { forgetStorages, storage } from '@/lib/files/storage'
import { backup, restore } from '../../../scripts/backup.mjs'
import { contextOf, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'
import { pdf } from '../../support/files/make'
import { makeThing, send } from '../../support/files/owner'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samen-files-backup-'))
const first = path.join(folder, 'first')
process.env.FILES_DIR = first
const database = testDatabase()
const quiet = () => {}
let clean = ''

const onServer = async (statement: string) => {
  const client = new pg.Client({ connectionString: inject('adminUrl') })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
afterAll(async () => {
  if (clean) await onServer(`DROP DATABASE IF EXISTS ${clean} WITH (FORCE)`)
  fs.rmSync(folder, { recursive: true, force: true })
})

test('a backup brings the files along; on a clean machine each row has its file again, and what was lost says so', async () => {
  const [person = ''] = await makePeople(contextOf(database), 1)
  const thing = makeThing(person)
  const ctx = contextOf(database, { actor: personActor(person) })
  const bytes = pdf({ pages: 3 })
  const [kept, lost] = [await send(ctx, thing, bytes), await send(ctx, thing, pdf({ pages: 4 }))]
  if (!kept.ok || !lost.ok) throw new Error('refused')
  const nameOf = async (id: string) =>
    (await database.db.storedFile.findUniqueOrThrow({ where: { id } })).blobName ?? ''
  const [keptName, lostName] = [await nameOf(kept.value.id), await nameOf(lost.value.id)]
  await storage().remove(lostName)
  const file = path.join(folder, 'town.backup')
  await backup(database.url, file, quiet)
  // Nobody reads a file out of it: it is encrypted there as it was.
  expect(fs.readFileSync(file).includes('%PDF')).toBe(false)

  process.env.FILES_DIR = path.join(folder, 'second')
  forgetSettings()
  forgetStorages()
  clean = `test_${randomBytes(6).toString('hex')}`
  await onServer(`CREATE DATABASE ${clean}`)
  const url = new URL(database.url)
  url.pathname = `/${clean}`
  await restore(url.href, file, {}, quiet)
  const { db, pool } = createClient(url.href, { connections: 2 })
  try {
    const there = { ...contextOf(database), db }
    expect((await readBlob(there, keptName))?.equals(bytes)).toBe(true)
    expect(await db.storedFile.findUniqueOrThrow({ where: { id: lost.value.id } })).toMatchObject({
      goneWhy: 'lost',
      blobName: null,
    })
    expect(await brokenFileInvariants(there)).toEqual([])
  } finally {
    await db.$disconnect()
    await pool.end()
  }
})
