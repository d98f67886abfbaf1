import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/access/context'
import { forgetSettings } from '@/lib/config/settings'
import { sqlState } from '@/lib/db/errors'
import { readBlob } from '@/lib/files/blobs'
import { claimFiles, unclaimedFiles } from '@/lib/files/claim-files'
import { cleanNextPicture } from '@/lib/files/clean-pictures'
import { brokenFileInvariants } from '@/lib/files/invariants'
import { followLink, mayOpen, openDocument } from '@/lib/files/open-document'
import { filesPersonalData } from '@/lib/files/personal-data'
import { documentsOf, myDocuments, storedDocuments } from '@/lib/files/queries'
import { receiveFile } from '@/lib/files/receive-file'
import { removeDocument } from '@/lib/files/remove-file'
import { rotateKeys } from '@/lib/files/rotate-keys'
import { verifyInput } from '@/lib/files/schema'
import { sweepFiles } from '@/lib/files/sweep'
import { draftTicket, readTicket, ticketFor } from '@/lib/files/ticket'
import { verifyDocument } from '@/lib/files/verify-document'
import { hours, minutes, shift } from '@/lib/time/time'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'
import { pdf, pdfOfSize, photo } from '../../support/files/make'
import { makeThing, send, thingOwner } from '../../support/files/owner'
import { withoutGuards } from '../../support/unguarded'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samen-files-'))
process.env.FILES_DIR = folder
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const database = testDatabase({ connections: 20 })
const owners = [thingOwner]
let newcomer = ''
let worker = ''
let stranger = ''
const as = (id: string, now = noon): Ctx => contextOf(database, { actor: personActor(id), now })
const machine = (now = noon): Ctx => contextOf(database, { now })
beforeAll(async () => {
  ;[newcomer = '', worker = '', stranger = ''] = await makePeople(contextOf(database), 3)
})
const idOf = async (sent: ReturnType<typeof send>): Promise<string> => {
  const answer = await sent
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.id
}

describe('thirty files', () => {
  const forty = async (on: { db: Ctx['db'] }) => {
    const people = await makePeople(contextOf(database), 40)
    const thing = makeThing(people[0] ?? '', people)
    const answers = await Promise.allSettled(
      people.map((id, n) => send({ ...as(id), db: on.db }, thing, pdf({ pages: 1 + n }))),
    )
    const there = await database.db.storedFile.count({ where: { ownerId: thing.id } })
    return { answers, there, thing }
  }
  test('and no more, when forty come at once: each is told the truth', async () => {
    const { answers, there } = await forty(database)
    expect(answers.every((answer) => answer.status === 'fulfilled')).toBe(true)
    const told = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
    expect(told.filter((answer) => answer.ok)).toHaveLength(30)
    expect(told.filter((answer) => !answer.ok && answer.refusal === 'tooManyFiles')).toHaveLength(10)
    expect(there).toBe(30)
    expect(await brokenFileInvariants(machine())).toEqual([])
  })
  test('would be more without the lock and the check (or the test above proves nothing)', async () => {
    await database.sql('ALTER TABLE file_allowance DROP CONSTRAINT file_allowance_never_over')
    const bare = await withoutGuards(database)
    try {
      const { there } = await forty(bare)
      expect(there).toBeGreaterThan(30)
    } finally {
      await bare.close()
      await database.sql(
        `DELETE FROM stored_file WHERE owner_id IN (SELECT owner_id FROM stored_file GROUP BY 1 HAVING count(*) > 30)`,
      )
      await database.sql(
        `DELETE FROM file_allowance WHERE scope LIKE 'owner:%' AND scope NOT IN (SELECT 'owner:' || owner_kind || ':' || owner_id FROM stored_file WHERE owner_kind IS NOT NULL)`,
      )
      await database.sql(
        `UPDATE file_blob b SET state = 'going' WHERE NOT EXISTS (SELECT 1 FROM stored_file f WHERE f.blob_name = b.name)`,
      )
      await sweepFiles(machine())
      await database.sql(
        `ALTER TABLE file_allowance ADD CONSTRAINT file_allowance_never_over CHECK (files BETWEEN 0 AND most_files AND bytes BETWEEN 0 AND most_bytes)`,
      )
      expect(await brokenFileInvariants(machine())).toEqual([])
    }
  })
})

test('sixty megabytes a day, tomorrow again', async () => {
  const [sender = ''] = await makePeople(contextOf(database), 1)
  const thing = makeThing(sender)
  for (let n = 0; n < 6; n++)
    expect(await send(as(sender), thing, pdfOfSize(10 * 1024 * 1024 - n))).toMatchObject({ ok: true })
  expect(await send(as(sender), thing, pdfOfSize(2000))).toMatchObject({ refusal: 'dayFull' })
  expect(await send(as(sender, shift(noon, hours(24))), thing, pdfOfSize(2000))).toMatchObject({ ok: true })
})

describe('a file that belongs to nothing yet', () => {
  const asGuest = contextOf(database, { actor: { kind: 'anonymous' } })
  const guest = (now = noon): Ctx => ({ ...asGuest, now, db: database.db })
  const sendDraft = async (draftId: string, bytes: Buffer, now = noon) => {
    const ticket = readTicket(guest(now), draftTicket(guest(now), { draftId, back: '/nl/help' }))
    if (!ticket) throw new Error('no ticket')
    return receiveFile(guest(now), owners, ticket, {
      name: 'foto.pdf',
      stream: Readable.from([bytes]),
      network: '10.0.0.1',
    })
  }
  test('is claimed by what comes to be of the draft, and by nothing else', async () => {
    const thing = makeThing(newcomer, [worker])
    await sendDraft('een', pdf({ pages: 2 }))
    await sendDraft('twee', pdf({ pages: 3 }))
    expect(await unclaimedFiles(machine(), 'draft:een')).toHaveLength(1)
    expect(
      await claimFiles(machine(), {
        holder: 'draft:een',
        ownerKind: thingOwner.kind,
        ownerId: thing.id,
        subjectId: newcomer,
      }),
    ).toEqual({ ok: true, value: 1 })
    expect(await documentsOf(as(newcomer), thingOwner, thing.id)).toHaveLength(1)
    expect(await unclaimedFiles(machine(), 'draft:twee')).toHaveLength(1)
    expect(await brokenFileInvariants(machine())).toEqual([])
  })
  test('is gone after a day', async () => {
    await sendDraft('drie', pdf({ pages: 4 }))
    await sweepFiles(machine(shift(noon, hours(24) - 1)))
    expect(await unclaimedFiles(machine(), 'draft:drie')).toHaveLength(1)
    await sweepFiles(machine(shift(noon, hours(24))))
    expect(await unclaimedFiles(machine(), 'draft:drie')).toEqual([])
    expect(await brokenFileInvariants(machine())).toEqual([])
  })
  test('is counted for the network it came from', async () => {
    const later = shift(noon, hours(72))
    expect(await sendDraft('netwerk-1', pdf({ pages: 50 }), later)).toMatchObject({ ok: true })
    // As if the others of the shelter had sent theirs.
    await database.sql(
      `UPDATE file_allowance SET bytes = most_bytes - 100 WHERE scope LIKE 'day:${later.toISOString().slice(0, 10)}:network:%'`,
    )
    expect(await sendDraft('netwerk-2', pdf({ pages: 51 }), later)).toMatchObject({ refusal: 'dayFull' })
    expect(await sendDraft('netwerk-3', pdf({ pages: 52 }), shift(later, hours(24)))).toMatchObject({
      ok: true,
    })
  })
})

describe('who may', () => {
  test('somebody else’s document does not exist: not to see, open, remove or check', async () => {
    const thing = makeThing(newcomer, [worker])
    const fileId = await idOf(send(as(newcomer), thing, pdf({ pages: 20 })))
    expect(await documentsOf(as(stranger), thingOwner, thing.id)).toBeNull()
    expect(await openDocument(as(stranger), owners, fileId, 'x')).toBeNull()
    expect(await mayOpen(as(stranger), owners, fileId)).toBeNull()
    expect(await removeDocument(as(stranger), owners, { fileId })).toMatchObject({ refusal: 'notFound' })
    const check = { fileId, type: 'letter' } as const
    expect(await verifyDocument(as(stranger), owners, check)).toMatchObject({ refusal: 'notFound' })
    expect(await verifyDocument(as(newcomer), owners, check)).toMatchObject({ refusal: 'notFound' })
    expect((await storedDocuments(as(stranger), owners, { most: 50 })).rows).toEqual([])
    expect((await myDocuments(as(stranger))).map(({ id }) => id)).not.toContain(fileId)
    expect(await ticketFor(as(stranger), thingOwner, { ownerId: thing.id, back: '/nl' })).toBeNull()
  })
  test('a link works for a minute, for the one who opened it, and says who looked', async () => {
    const thing = makeThing(newcomer, [worker])
    const fileId = await idOf(send(as(newcomer), thing, await photo(), { name: 'foto.jpg' }))
    while ((await cleanNextPicture(machine())) > 0);
    const looks = () =>
      database.db.auditEvent.count({ where: { event: 'files.document.viewed', subjectId: fileId } })
    const opened = await openDocument(as(worker), owners, fileId, 'Lies · 12:00')
    expect(await looks()).toBe(1)
    const key = opened?.download.split('/').at(-1) ?? ''
    const last = shift(noon, minutes(1))
    expect(await followLink(as(worker, last), owners, key)).not.toBeNull()
    expect(await followLink(as(worker, shift(last, 1)), owners, key)).toBeNull()
    expect(await followLink(as(newcomer), owners, key)).toBeNull()
    expect(await followLink(as(worker), owners, `${key.slice(0, -2)}xx`)).toBeNull()
    // A link stops when the right does.
    thing.staffIds.length = 0
    expect(await followLink(as(worker), owners, key)).toBeNull()
    // One's own look is no look.
    await openDocument(as(newcomer), owners, fileId, 'x')
    expect(await looks()).toBe(1)
  })
  test('the mark is drawn over the picture, in any script’s letters', async () => {
    const { default: sharp } = await import('sharp')
    const { watermarked } = await import('@/lib/files/preview')
    const white = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#ffffff' } })
      .jpeg()
      .toBuffer()
    for (const mark of ['Lies Vermeulen · 5 oktober 2026, 12:00 · Lindeveld', 'ሰላም · 12:00', '<b>&"']) {
      const { channels } = await sharp(await watermarked(white, mark)).stats()
      expect(channels[0]?.stdev, mark).toBeGreaterThan(2)
    }
  })
  test('what is for the team only, the person neither sees nor opens', async () => {
    const thing = makeThing(newcomer, [worker])
    const fileId = await idOf(send(as(worker), thing, pdf({ pages: 21 }), { audience: 'staff' }))
    expect(await documentsOf(as(newcomer), thingOwner, thing.id)).toEqual([])
    expect(await mayOpen(as(newcomer), owners, fileId)).toBeNull()
    expect(await removeDocument(as(newcomer), owners, { fileId })).toMatchObject({ refusal: 'notFound' })
    expect(await documentsOf(as(worker), thingOwner, thing.id)).toHaveLength(1)
  })
  test('a ticket is one person’s, for two hours, and not for what was closed since', async () => {
    const thing = makeThing(newcomer, [worker])
    const ticket = (await ticketFor(as(newcomer), thingOwner, { ownerId: thing.id, back: '/nl' })) ?? ''
    expect(readTicket(as(newcomer), ticket)).not.toBeNull()
    expect(readTicket(as(worker), ticket)).toBeNull()
    expect(readTicket(as(newcomer, shift(noon, hours(2) + 1)), ticket)).toBeNull()
    expect(readTicket(as(newcomer), `${ticket}x`)).toBeNull()
    thing.open = false
    const read = readTicket(as(newcomer), ticket)
    if (!read) throw new Error('no ticket')
    const late = await receiveFile(as(newcomer), owners, read, {
      name: 'a.pdf',
      stream: Readable.from([pdf()]),
      network: 'x',
    })
    expect(late).toMatchObject({ refusal: 'ticketOver' })
  })
  test('nobody checks their own document, and what was checked is not checked twice nor removed by its sender', async () => {
    const thing = makeThing(newcomer, [worker])
    const own = makeThing(worker, [worker])
    const ownId = await idOf(send(as(worker), own, pdf({ pages: 22 })))
    expect(await verifyDocument(as(worker), owners, { fileId: ownId, type: 'letter' })).toMatchObject({
      refusal: 'ownDocument',
    })
    const fileId = await idOf(send(as(newcomer), thing, pdf({ pages: 23 })))
    const check = { fileId, type: 'passport', lastFour: '12AB' } as const
    expect((await verifyDocument(as(worker), owners, check)).ok).toBe(true)
    expect(await verifyDocument(as(worker), owners, check)).toMatchObject({ refusal: 'already' })
    expect(await removeDocument(as(newcomer), owners, { fileId })).toMatchObject({ refusal: 'verified' })
  })
  test('of a number never more than four characters are taken', () => {
    const read = (lastFour: string) =>
      verifyInput.safeParse({ fileId: '00000000-0000-7000-8000-000000000000', type: 'passport', lastFour })
    expect(read('١٢a4').data?.lastFour).toBe('12A4')
    expect(read('12345').success).toBe(false)
    expect(read('1-2 3').data?.lastFour).toBe('123')
  })
})

describe('a virus scanner', () => {
  const seen: number[] = []
  let says = 'stream: OK'
  // It speaks clamd's INSTREAM: pieces behind their length, the last of nought.
  const make = () =>
    net.createServer({ allowHalfOpen: true }, (socket) => {
      let got = Buffer.alloc(0)
      socket.on('data', (piece) => {
        got = Buffer.concat([got, piece])
      })
      socket.on('error', () => {})
      socket.on('end', () => {
        const head = Buffer.from('zINSTREAM\0')
        if (!got.subarray(0, head.length).equals(head)) return socket.end('UNKNOWN COMMAND\0')
        let at = head.length
        let bytes = 0
        let body = ''
        for (;;) {
          const length = got.readUInt32BE(at)
          if (length === 0) break
          body += got.subarray(at + 4, at + 4 + Math.min(length, 2000)).toString('latin1')
          bytes += length
          at += 4 + length
        }
        seen.push(bytes)
        socket.end(`${body.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND' : says}\0`)
      })
    })
  let server = make()
  let port = 0
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as net.AddressInfo).port
    process.env.CLAMD_URL = `tcp://127.0.0.1:${port}`
    forgetSettings()
  })
  afterAll(() => {
    server.close()
    process.env.CLAMD_URL = ''
    forgetSettings()
  })
  const thingOf = () => makeThing(stranger, [worker])

  test('sees every byte; what it knows is refused and not kept', async () => {
    const thing = thingOf()
    const bytes = pdf({ filler: 300_000 })
    expect(await send(as(stranger), thing, bytes)).toMatchObject({ ok: true })
    expect(seen.at(-1)).toBe(bytes.length)
    const sick = Buffer.concat([Buffer.from('%PDF-1.7\n% EICAR \n'), pdf().subarray(9)])
    expect(await send(as(stranger), thing, sick)).toMatchObject({ refusal: 'virus' })
    expect(await database.db.storedFile.count({ where: { ownerId: thing.id } })).toBe(1)
  })
  test('that says something odd is not believed', async () => {
    says = 'INSTREAM size limit exceeded. ERROR'
    expect(await send(as(stranger), thingOf(), pdf({ pages: 2 }))).toMatchObject({ refusal: 'scannerAway' })
    says = 'stream: OK'
  })
  test('that is away: uploads are refused with words, and the rest works', async () => {
    const thing = thingOf()
    const before = await idOf(send(as(stranger), thing, pdf({ pages: 3 })))
    await new Promise((resolve) => server.close(resolve))
    expect(await send(as(stranger), thing, pdf({ pages: 4 }))).toMatchObject({ refusal: 'scannerAway' })
    expect(await openDocument(as(worker), owners, before, 'x')).not.toBeNull()
    expect(await documentsOf(as(stranger), thingOwner, thing.id)).toHaveLength(1)
    expect(await brokenFileInvariants(machine())).toEqual([])
    server = make()
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    expect(await send(as(stranger), thing, pdf({ pages: 4 }))).toMatchObject({ ok: true })
  })
})

describe('a new ENCRYPTION_KEY', () => {
  const old = process.env.ENCRYPTION_KEY ?? ''
  afterAll(() => {
    process.env.ENCRYPTION_KEY = old
    process.env.ENCRYPTION_KEYS_OLD = ''
    forgetSettings()
  })
  test('opens old files by the old one, wraps all anew, goes on where it was stopped, and then needs the old no more', async () => {
    const thing = makeThing(newcomer, [worker])
    const bytes = pdf({ pages: 30 })
    const fileId = await idOf(send(as(newcomer), thing, bytes))
    const row = () =>
      database.db.storedFile.findUniqueOrThrow({ where: { id: fileId }, select: { blobName: true } })
    const name = (await row()).blobName ?? ''

    process.env.ENCRYPTION_KEY = randomBytes(32).toString('hex')
    process.env.ENCRYPTION_KEYS_OLD = old
    forgetSettings()
    expect((await readBlob(machine(), name))?.equals(bytes)).toBe(true)

    // Stopped in the middle: what was done is done.
    let steps = 0
    const stopped = rotateKeys(machine(), () => {
      if (++steps === 3) throw new Error('the power went')
    })
    await expect(stopped).rejects.toThrow('the power went')
    const total = await database.db.fileBlob.count()
    const rest = await rotateKeys(machine())
    expect(rest).toEqual({ rotated: total - 3, lost: 0 })
    expect(await rotateKeys(machine())).toEqual({ rotated: 0, lost: 0 })

    process.env.ENCRYPTION_KEYS_OLD = ''
    forgetSettings()
    expect((await readBlob(machine(), name))?.equals(bytes)).toBe(true)

    // With a key that nobody knows any more nothing opens, and it is said how many.
    process.env.ENCRYPTION_KEY = randomBytes(32).toString('hex')
    forgetSettings()
    await expect(readBlob(machine(), name)).rejects.toThrow(/no setting names/)
    expect(await rotateKeys(machine())).toEqual({ rotated: 0, lost: total })
  })
  test('an object that was changed, or put in another’s place, does not open', async () => {
    process.env.ENCRYPTION_KEY = old
    forgetSettings()
    const thing = makeThing(newcomer, [worker])
    const [one, two] = [
      await idOf(send(as(newcomer), thing, pdf({ pages: 31 }))),
      await idOf(send(as(newcomer), thing, pdf({ pages: 32 }))),
    ]
    const names = await Promise.all(
      [one, two].map(
        async (id) => (await database.db.storedFile.findUniqueOrThrow({ where: { id } })).blobName ?? '',
      ),
    )
    const fileOf = (name = '') => path.join(folder, name.slice(0, 2), name)
    const whole = fs.readFileSync(fileOf(names[0]))
    fs.writeFileSync(fileOf(names[1]), whole)
    await expect(readBlob(machine(), names[1] ?? '')).rejects.toThrow()
    const changed = Buffer.from(whole)
    changed[40] = (changed[40] ?? 0) ^ 1
    fs.writeFileSync(fileOf(names[0]), changed)
    await expect(readBlob(machine(), names[0] ?? '')).rejects.toThrow()
  })
})

describe('the database itself forbids', () => {
  test.each([
    [
      'a file without an owner that stays for ever',
      'UPDATE stored_file SET owner_kind = NULL, owner_id = NULL, claimed_at = NULL, keep_until = NULL',
    ],
    ['half an owner', 'UPDATE stored_file SET owner_id = NULL'],
    ['a file that is gone and still there', "UPDATE stored_file SET gone_at = now(), gone_why = 'removed'"],
    ['a file that is gone without a reason', 'UPDATE stored_file SET gone_at = now(), blob_name = NULL'],
    ['a file over ten megabytes', 'UPDATE stored_file SET bytes = 10485761'],
    ['more of a number than its last four', "UPDATE stored_file SET last_four = '12345'"],
    [
      'a checked copy that stays for ever',
      "UPDATE stored_file SET verified_at = now(), document_type = 'passport', keep_until = NULL",
    ],
    ['more than there is room for', 'UPDATE file_allowance SET files = most_files + 1'],
    ['more bytes than there is room for', 'UPDATE file_allowance SET bytes = most_bytes + 1'],
    ['an object of no known state', "UPDATE file_blob SET state = 'lost'"],
    [
      'an object with a path for a name',
      "INSERT INTO file_blob (name, state, storage, key_id, wrapped_key, bytes, created_at) VALUES ('../../etc/passwd', 'stored', 'disk', '', '', 1, now())",
    ],
  ])('%s', async (_what, sql) => {
    const thing = makeThing(newcomer)
    await send(as(newcomer, shift(noon, hours(24 * 9))), thing, pdf({ pages: 40 }))
    const error = await database.sql(sql).then(
      () => null,
      (caught: unknown) => caught,
    )
    expect(sqlState(error)).toBe('23514')
  })
})

test('whoever is forgotten leaves no file, no name and no number', async () => {
  const [gone = ''] = await makePeople(contextOf(database), 1)
  const thing = makeThing(gone, [worker])
  const fileId = await idOf(send(as(gone), thing, pdf(), { name: 'Kanarie-paspoort.pdf' }))
  await verifyDocument(as(worker), owners, { fileId, type: 'passport', lastFour: 'K4N4' })
  expect(JSON.stringify(await filesPersonalData.collect(machine(), gone))).toContain('Kanarie-paspoort')
  await filesPersonalData.erase(machine(), gone, null)
  await sweepFiles(machine())
  const row = await database.db.storedFile.findUniqueOrThrow({ where: { id: fileId } })
  expect(row).toMatchObject({ name: '', sha256: '', lastFour: null, goneWhy: 'erased', blobName: null })
})
