import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import S3rver from '@20minutes/s3rver'
import { afterAll, expect, test } from 'vitest'
import { forgetStorages, storage } from '@/lib/files/storage'
import { contextOf, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'
import { pdf } from '../../support/files/make'
import { makeThing, send } from '../../support/files/owner'
import { storageSuite } from './storage-suite'

// A real server that speaks S3, over HTTP.
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samen-s3-'))
const server = new S3rver({
  address: '127.0.0.1',
  port: 0,
  silent: true,
  directory: path.join(folder, 'bucket'),
  configureBuckets: [{ name: 'samen-files', configs: [] }],
})
// It reckons the signature of a listing without the slash that newer clients sign (/bucket/): those pass unsigned here.
// Every object's own request is signed and checked.
server.middleware.unshift(async (context, next) => {
  if (context.method === 'GET' && context.path === '/samen-files/') delete context.headers.authorization
  await next()
})
const { port } = await server.run()
Object.assign(process.env, {
  FILES_DIR: path.join(folder, 'spool'),
  S3_BUCKET: 'samen-files',
  S3_ENDPOINT: `http://127.0.0.1:${port}`,
  S3_ACCESS_KEY_ID: 'S3RVER',
  S3_SECRET_ACCESS_KEY: 'S3RVER',
})
let running = true
afterAll(async () => {
  if (running) await server.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

const database = testDatabase({ connections: 10 })
storageSuite(database, 's3')

test('with the storage away an upload is refused with words, and nothing is left half', async () => {
  const [newcomer = ''] = await makePeople(contextOf(database), 1)
  const thing = makeThing(newcomer)
  const ctx = contextOf(database, { actor: personActor(newcomer) })
  await server.close()
  running = false
  forgetStorages()
  expect(await send(ctx, thing, pdf({ pages: 3 }))).toMatchObject({ ok: false, refusal: 'storageAway' })
  expect(await database.db.storedFile.count({ where: { ownerId: thing.id } })).toBe(0)
  expect(await database.db.fileBlob.count({ where: { state: 'arriving' } })).toBe(0)
  // Its room is free again, and the day is not held against the sender.
  const room = await database.db.fileAllowance.findUnique({
    where: { scope: `owner:test.thing:${thing.id}` },
  })
  expect(room).toMatchObject({ files: 0, bytes: 0n })
  expect(storage().kind).toBe('s3')
})
