import { Readable } from 'node:stream'
import { beforeAll, describe, expect, test } from 'vitest'
import { readBlob } from '@/lib/files/blobs'
import { cleanNextPicture } from '@/lib/files/clean-pictures'
import { brokenFileInvariants } from '@/lib/files/invariants'
import { followLink, openDocument } from '@/lib/files/open-document'
import { storedDocuments } from '@/lib/files/queries'
import { removeDocument } from '@/lib/files/remove-file'
import { storage } from '@/lib/files/storage'
import { sweepFiles } from '@/lib/files/sweep'
import { verifyDocument } from '@/lib/files/verify-document'
import { days, hours, shift } from '@/lib/time/time'
import { contextOf, noon, personActor, type TestDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'
import { pdf, pdfOfSize, photo, sha256 } from '../../support/files/make'
import { makeThing, pieces, send, type Thing, thingOwner } from '../../support/files/owner'

const owners = [thingOwner]
const limit = 10 * 1024 * 1024

/** What must hold wherever files lie: run on the disk and on a real server that speaks S3. */
export function storageSuite(database: TestDatabase, kind: 'disk' | 's3'): void {
  let newcomer = ''
  let worker = ''
  let thing: Thing
  const as = (id: string, now = noon) => contextOf(database, { actor: personActor(id, ['newcomer']), now })
  const machine = (now = noon) => contextOf(database, { now })

  beforeAll(async () => {
    ;[newcomer = '', worker = ''] = await makePeople(contextOf(database), 2)
    thing = makeThing(newcomer, [worker])
    expect(storage().kind).toBe(kind)
  })

  describe(`files on ${kind}`, () => {
    test.each([
      ['a small one', 4000],
      ['one byte below the limit', limit - 1],
      ['exactly the limit', limit],
    ])('%s arrives whole: the same SHA-256 comes out again', async (_what, size) => {
      const bytes = pdfOfSize(size)
      const sent = await send(as(newcomer), thing, bytes)
      expect(sent).toMatchObject({ ok: true, value: { bytes: size, sha256: sha256(bytes) } })
      if (!sent.ok) return
      const opened = await openDocument(as(worker), owners, sent.value.id, 'Lies · 12:00')
      const served = await followLink(as(worker), owners, opened?.download.split('/').at(-1) ?? '')
      expect(sha256(served?.bytes ?? Buffer.alloc(0))).toBe(sha256(bytes))
      expect(served?.disposition).toMatch(/^attachment; filename="brief.pdf"/)
      // At rest it is not to be read: neither its beginning nor its name.
      const row = await database.db.storedFile.findUniqueOrThrow({ where: { id: sent.value.id } })
      const object = await storage().get(row.blobName ?? '')
      expect(object?.includes('%PDF')).toBe(false)
      expect(object?.length).toBe(size + 32)
    })
    test.each([
      ['one byte over the limit', limit + 1],
      ['eleven megabytes', 11 * 1024 * 1024],
    ])('%s is refused and leaves nothing', async (_what, size) => {
      expect(await send(as(newcomer), thing, pdfOfSize(size))).toMatchObject({ refusal: 'tooLarge' })
      expect(await brokenFileInvariants(machine())).toEqual([])
    })
    test('a stream that breaks off, or is not what the sender says, leaves nothing', async () => {
      const before = await database.db.storedFile.count()
      async function* broken() {
        yield* pieces(pdf({ filler: 200_000 }))
        throw new Error('the network went away')
      }
      expect(await send(as(newcomer), thing, pdf(), { stream: Readable.from(broken()) })).toMatchObject({
        refusal: 'cutOff',
      })
      expect(await send(as(newcomer), thing, pdf(), { sha256: sha256(pdf({ pages: 2 })) })).toMatchObject({
        refusal: 'cutOff',
      })
      expect(await database.db.storedFile.count()).toBe(before)
      expect(await brokenFileInvariants(machine())).toEqual([])
    })
    test('sent twice, because the answer was lost, it is there once', async () => {
      const bytes = pdf({ pages: 5 })
      const [one, two] = [await send(as(newcomer), thing, bytes), await send(as(newcomer), thing, bytes)]
      expect(one.ok && two.ok && one.value.id === two.value.id).toBe(true)
    })
    test('a photo is made anew by the worker, and only then shown', async () => {
      const sent = await send(as(newcomer), thing, await photo(), { name: 'foto.jpg' })
      if (!sent.ok) throw new Error(sent.refusal)
      const before = await database.db.storedFile.findUniqueOrThrow({ where: { id: sent.value.id } })
      expect(await openDocument(as(worker), owners, sent.value.id, 'x')).toBeNull()
      while ((await cleanNextPicture(machine())) > 0);
      const after = await database.db.storedFile.findUniqueOrThrow({ where: { id: sent.value.id } })
      expect(after.cleanedAt).not.toBeNull()
      expect(after.blobName).not.toBe(before.blobName)
      expect(await storage().get(before.blobName ?? '')).toBeNull()
      expect((await readBlob(machine(), after.blobName ?? ''))?.toString('latin1')).not.toMatch(
        /Geheim|Telefoon/,
      )
      expect(await brokenFileInvariants(machine())).toEqual([])

      const opened = await openDocument(as(worker), owners, sent.value.id, 'Lies · 12:00')
      const shown = await followLink(as(worker), owners, opened?.previews[0]?.split('/').at(-1) ?? '')
      expect(shown).toMatchObject({ type: 'image/jpeg', disposition: 'inline' })
    })
    test('what was seen leaves its type, last four and expiry; a week later the file is gone', async () => {
      const sent = await send(as(newcomer), thing, pdf({ pages: 9 }))
      if (!sent.ok) throw new Error(sent.refusal)
      const seen = await verifyDocument(as(worker), owners, {
        fileId: sent.value.id,
        type: 'residenceCard',
        lastFour: 'A123',
        expiresOn: '2027-03-01',
      })
      expect(seen).toMatchObject({ ok: true, value: { goesAt: shift(noon, days(7)) } })
      const row = await database.db.storedFile.findUniqueOrThrow({ where: { id: sent.value.id } })
      await sweepFiles(machine(shift(noon, days(7) - 1)))
      expect(await storage().get(row.blobName ?? '')).not.toBeNull()
      await sweepFiles(machine(shift(noon, days(7))))
      expect(await storage().get(row.blobName ?? '')).toBeNull()
      expect(await database.db.storedFile.findUniqueOrThrow({ where: { id: sent.value.id } })).toMatchObject({
        goneWhy: 'verified',
        blobName: null,
        lastFour: 'A123',
        documentType: 'residenceCard',
        verifiedById: worker,
      })
      const { rows } = await storedDocuments(as(worker), owners, { most: 50 })
      expect(rows.map(({ id }) => id)).not.toContain(sent.value.id)
      expect(await brokenFileInvariants(machine())).toEqual([])
    })
    test('what was removed is gone at once', async () => {
      const sent = await send(as(newcomer), thing, pdf({ pages: 11 }))
      if (!sent.ok) throw new Error(sent.refusal)
      const row = await database.db.storedFile.findUniqueOrThrow({ where: { id: sent.value.id } })
      expect(await removeDocument(as(newcomer), owners, { fileId: sent.value.id })).toMatchObject({
        ok: true,
      })
      expect(await storage().get(row.blobName ?? '')).toBeNull()
      expect(await database.db.fileBlob.count({ where: { name: row.blobName ?? '' } })).toBe(0)
    })
    test('a program that dies between row and object, or object and row, leaves neither alone', async () => {
      // Died after the first row: no object.
      const sent = await send(as(newcomer), thing, pdf({ pages: 12 }))
      const other = await send(as(newcomer), thing, pdf({ pages: 13 }))
      if (!sent.ok || !other.ok) throw new Error('refused')
      const [one, two] = await Promise.all(
        [sent, other].map(({ value }) =>
          database.db.storedFile.findUniqueOrThrow({ where: { id: value.id } }),
        ),
      )
      await storage().remove(one?.blobName ?? '')
      await database.db.fileBlob.updateMany({
        where: { name: { in: [one?.blobName ?? '', two?.blobName ?? ''] } },
        // Died before the second: its object is there, its row says `arriving`.
        data: { state: 'arriving' },
      })
      expect(await brokenFileInvariants(machine())).toEqual([])
      await sweepFiles(machine(shift(noon, hours(2))))
      expect(
        await database.db.storedFile.count({ where: { id: { in: [sent.value.id, other.value.id] } } }),
      ).toBe(0)
      expect(await storage().get(two?.blobName ?? '')).toBeNull()
      expect(await brokenFileInvariants(machine())).toEqual([])
    })
    test('the check itself finds both', async () => {
      const sent = await send(as(newcomer), thing, pdf({ pages: 14 }))
      if (!sent.ok) throw new Error(sent.refusal)
      const row = await database.db.storedFile.findUniqueOrThrow({ where: { id: sent.value.id } })
      await storage().remove(row.blobName ?? '')
      expect(await brokenFileInvariants(machine())).toEqual([{ rule: 'a row without a file', rows: 1 }])
      await removeDocument(as(newcomer), owners, { fileId: sent.value.id })
      expect(await brokenFileInvariants(machine())).toEqual([])
    })
  })
}
