import { describe, expect, test } from 'vitest'
import { inspect } from '@/lib/files/inspect'
import { cleanPicture } from '@/lib/files/inspect-picture'
import { cleanName, decideRoom, kindOfName, stateOf } from '@/lib/files/rules'
import { docx, heic, pdf, pdfBomb, photo, png, pngThatSays, zip } from '../../support/files/make'

describe('a file is taken when extension, first bytes and content agree', () => {
  test('for every kind', async () => {
    expect(await inspect('brief.pdf', pdf({ pages: 3 }))).toMatchObject({ kind: 'pdf', pages: 3 })
    expect(await inspect('brief.PDF', pdf({ pages: 7, packed: true }))).toMatchObject({ pages: 7 })
    expect(await inspect('foto.jpeg', await photo())).toMatchObject({ kind: 'jpg', width: 120, height: 80 })
    expect(await inspect('foto.png', await png())).toMatchObject({ kind: 'png', width: 40 })
    expect(await inspect('IMG_1.HEIC', heic())).toMatchObject({ kind: 'heic', width: 96, height: 64 })
    expect(await inspect('cv.docx', docx())).toMatchObject({ kind: 'docx' })
  })
  test.each([
    ['a program', 'virus.exe', async () => Buffer.from('MZ\x90\0'), 'wrongKind'],
    ['no extension', 'brief', async () => pdf(), 'wrongKind'],
    ['a picture called pdf', 'brief.pdf', photo, 'notWhatItSays'],
    ['a pdf called jpg', 'foto.jpg', async () => pdf(), 'notWhatItSays'],
    [
      'a web page called png',
      'foto.png',
      async () => Buffer.from('<script>alert(1)</script>'),
      'notWhatItSays',
    ],
    ['a picture with a lie in front', 'foto.png', photo, 'notWhatItSays'],
    [
      'a zip called docx',
      'cv.docx',
      async () => zip([{ name: 'a.txt', content: Buffer.from('a') }]),
      'notWhatItSays',
    ],
    ['half a photo', 'foto.jpg', async () => (await photo({ noise: true })).subarray(0, 5000), 'damaged'],
    ['half a pdf', 'brief.pdf', async () => pdf({ filler: 5000 }).subarray(0, 4000), 'damaged'],
    ['half a docx', 'cv.docx', async () => docx().subarray(0, 300), 'damaged'],
    ['a locked pdf', 'brief.pdf', async () => pdf({ locked: true }), 'locked'],
    ['201 pages', 'brief.pdf', async () => pdf({ pages: 201 }), 'tooManyPages'],
    ['201 packed pages', 'brief.pdf', async () => pdf({ pages: 201, packed: true }), 'tooManyPages'],
    [
      'macros',
      'cv.docx',
      async () => docx([{ name: 'word/vbaProject.bin', content: Buffer.from('x') }]),
      'macros',
    ],
  ] as const)('but not %s', async (_what, name, make, refusal) => {
    expect(await inspect(name, await make())).toBe(refusal)
  })
  test('200 pages still', async () => {
    expect(await inspect('brief.pdf', pdf({ pages: 200 }))).toMatchObject({ pages: 200 })
  })
})

describe('a bomb or a lie about size is refused without memory growth', () => {
  const growth = async (work: () => Promise<unknown>): Promise<number> => {
    global.gc?.()
    const before = process.memoryUsage()
    let most = 0
    const timer = setInterval(() => {
      const now = process.memoryUsage()
      most = Math.max(most, now.external + now.heapUsed - before.external - before.heapUsed)
    }, 5)
    await work()
    clearInterval(timer)
    return most / 1024 / 1024
  }
  test('a picture that says it has a thousand million pixels', async () => {
    const lie = await pngThatSays(40_000, 40_000)
    expect(
      await growth(async () => expect(await inspect('foto.png', lie)).toBe('tooManyPixels')),
    ).toBeLessThan(40)
  })
  test('a picture just over the limit, and one just under that is not there', async () => {
    expect(await inspect('foto.png', await pngThatSays(8000, 5001))).toBe('tooManyPixels')
    expect(await inspect('foto.png', await pngThatSays(8000, 5000))).toBe('damaged')
  })
  test('a docx that unpacks to 130 MB', async () => {
    const bomb = docx([{ name: 'word/media/a.xml', content: Buffer.alloc(130 * 1024 * 1024) }])
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect(
      await growth(async () => expect(await inspect('cv.docx', bomb)).toBe('unpacksTooLarge')),
    ).toBeLessThan(40)
  })
  test('the same that says it is small', async () => {
    const lie = docx([{ name: 'word/media/a.xml', content: Buffer.alloc(130 * 1024 * 1024), says: 1000 }])
    expect(
      await growth(async () => expect(await inspect('cv.docx', lie)).toMatch(/damaged|unpacksTooLarge/)),
    ).toBeLessThan(40)
  })
  test('a pdf whose objects unpack to 90 MB', async () => {
    const bomb = pdfBomb(90)
    expect(
      await growth(async () => expect(await inspect('a.pdf', bomb)).toBe('unpacksTooLarge')),
    ).toBeLessThan(60)
  })
})

test('a picture is made anew upright, without what the camera wrote into it', async () => {
  const { default: sharp } = await import('sharp')
  const before = await photo()
  expect((await sharp(before).metadata()).exif?.toString('latin1')).toContain('Geheim 9')
  const clean = await cleanPicture(before, 'jpg')
  expect(clean).toMatchObject({ kind: 'jpg', width: 80, height: 120 })
  const after = await sharp(clean.bytes).metadata()
  expect(after.exif).toBeUndefined()
  expect(after.orientation).toBeUndefined()
  expect(clean.bytes.toString('latin1')).not.toMatch(/Geheim|GPS|Telefoon/)
})

test('a HEIC photo becomes a JPEG', async () => {
  const { default: sharp } = await import('sharp')
  const clean = await cleanPicture(heic(), 'heic')
  expect(clean).toMatchObject({ kind: 'jpg', width: 96, height: 64 })
  const { channels } = await sharp(clean.bytes).stats()
  // Yellow ground with a purple circle: it is the picture, not noise.
  expect(channels[0]?.mean).toBeGreaterThan(150)
  expect(channels[2]?.mean).toBeLessThan(130)
})

describe('names', () => {
  test.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\a\\brief.pdf', 'brief.pdf'],
    ['a\u202Egnp.exe.pdf', 'agnp.exe.pdf'],
    ['b\u0000r\nief<b>.pdf', 'brief.pdf'.replace('brief', 'briefb')],
    ['  ጽሑፍ   رسالة.pdf ', 'ጽሑፍ رسالة.pdf'],
  ])('%j is kept as %j', (raw, kept) => expect(cleanName(raw)).toBe(kept))
  test('a long one keeps its extension and is at most 120 letters, whole ones', () => {
    const name = cleanName(`${'👩‍👩‍👧'.repeat(200)}.pdf`)
    expect(name.endsWith('.pdf')).toBe(true)
    expect([...new Intl.Segmenter().segment(name)].length).toBe(120)
    expect(kindOfName(name)).toBe('pdf')
  })
  test('only the last extension counts', () => {
    expect(kindOfName('a.pdf.exe')).toBeNull()
    expect(kindOfName('a.exe.pdf')).toBe('pdf')
    expect(kindOfName('.pdf')).toBe('pdf')
  })
})

test('room is for 30 files and 200 MB, no file and no byte more', () => {
  const most = { mostFiles: 30, mostBytes: 200 }
  expect(decideRoom({ files: 29, bytes: 190, ...most }, 10)).toBe('fits')
  expect(decideRoom({ files: 30, bytes: 0, ...most }, 1)).toBe('tooMany')
  expect(decideRoom({ files: 1, bytes: 190, ...most }, 11)).toBe('full')
})

test('where a document stands', () => {
  const at = new Date(0)
  expect(stateOf({ cleanedAt: null, verifiedAt: null, goneAt: null })).toBe('checking')
  expect(stateOf({ cleanedAt: at, verifiedAt: null, goneAt: null })).toBe('ready')
  expect(stateOf({ cleanedAt: at, verifiedAt: at, goneAt: null })).toBe('verified')
  expect(stateOf({ cleanedAt: at, verifiedAt: at, goneAt: at })).toBe('gone')
})
