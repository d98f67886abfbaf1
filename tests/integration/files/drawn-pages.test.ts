import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import { drawPage } from '@/lib/files/draw-page'
import { inspectPdf } from '@/lib/files/inspect-pdf'
import { followLink, openDocument } from '@/lib/files/open-document'
import { contextOf, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'
import { docx, pdf, readablePdf } from '../../support/files/make'
import { makeThing, send, thingOwner } from '../../support/files/owner'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samen-files-'))
process.env.FILES_DIR = folder
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const database = testDatabase()
const owners = [thingOwner]
let newcomer = ''
let worker = ''
const as = (id: string): Ctx => contextOf(database, { actor: personActor(id) })
beforeAll(async () => {
  ;[newcomer = '', worker = ''] = await makePeople(contextOf(database), 2)
})
const line = (words: string) => `BT /F1 40 Tf 60 700 Td (${words}) Tj ET`
/** Wide: they end what never ends; what ends does not wait for them, also on a busy machine. */
const patient = { seconds: 60, megabytes: 600 }
const darkness = async (bytes: Buffer) =>
  255 - ((await sharp(bytes).greyscale().stats()).channels[0]?.mean ?? 0)

async function stored(bytes: Buffer, name: string) {
  const thing = makeThing(newcomer, [worker])
  const sent = await send(as(newcomer), thing, bytes, { name })
  if (!sent.ok) throw new Error(sent.refusal)
  const opened = await openDocument(as(worker), owners, sent.value.id, 'Lies Vermeulen, 12.00')
  if (!opened) throw new Error('not opened')
  const follow = (address: string) => followLink(as(worker), owners, address.split('/').at(-1) ?? '')
  return { opened, follow }
}

describe('a PDF', () => {
  test('is shown as pictures of our own making with who looks on each, and leaves only as a download', async () => {
    const many = limits.files.shownPages + 2
    const bytes = readablePdf(
      Array.from({ length: many }, (_, n) => line(n === 0 ? 'Brief van de gemeente' : '')),
    )
    expect(await inspectPdf(bytes)).toEqual({ pages: many })
    const { opened, follow } = await stored(bytes, 'brief.pdf')
    expect([opened.previews.length, opened.morePages]).toEqual([limits.files.shownPages, 2])
    const [first, second] = [await follow(opened.previews[0] ?? ''), await follow(opened.previews[1] ?? '')]
    for (const page of [first, second])
      expect(page).toMatchObject({ type: 'image/jpeg', disposition: 'inline' })
    // The empty page carries the mark, the other its letters too.
    const [written, empty] = [
      await darkness(first?.bytes ?? Buffer.alloc(0)),
      await darkness(second?.bytes ?? Buffer.alloc(0)),
    ]
    expect(empty).toBeGreaterThan(1)
    expect(written).toBeGreaterThan(empty)
    const whole = await follow(opened.download)
    expect(whole?.disposition).toMatch(/^attachment; filename="brief\.pdf"/)
    expect(whole?.bytes.equals(bytes)).toBe(true)
  })

  test('that nobody can draw is still there to be saved', async () => {
    const { opened, follow } = await stored(pdf({ pages: 3 }), 'vreemd.pdf')
    expect(opened.previews).toHaveLength(3)
    expect(await follow(opened.previews[0] ?? '')).toBeNull()
    expect((await follow(opened.download))?.disposition).toMatch(/^attachment/)
  })

  test('that asks for too much time or memory is let go, and the next one is drawn', async () => {
    const good = readablePdf([line('goed')])
    // A few hundred kilobytes that unpack to three hundred megabytes of drawing.
    const bomb = readablePdf([Buffer.alloc(300 * 1024 * 1024, 'q Q ')], true)
    expect(bomb.length).toBeLessThan(limits.files.bytes)
    expect(await drawPage(bomb, 1, { seconds: 60, megabytes: 300 })).toBeNull()
    expect(await drawPage(good, 1, { seconds: 0.001, megabytes: 512 })).toBeNull()
    expect(await drawPage(good, 2, patient)).toBeNull()
    const drawn = await drawPage(good, 1, patient)
    const { width = 0, height = 0 } = await sharp(drawn ?? Buffer.alloc(0)).metadata()
    expect(Math.max(width, height)).toBeLessThanOrEqual(2000)
    expect(await darkness(drawn ?? Buffer.alloc(0))).toBeGreaterThan(0)
  })
})

test('a Word file is never shown in place', async () => {
  const { opened, follow } = await stored(docx(), 'brief.docx')
  expect(opened.previews).toEqual([])
  expect((await follow(opened.download))?.disposition).toMatch(/^attachment; filename="brief\.docx"/)
})
