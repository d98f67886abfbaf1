import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** Small real files of every kind we take, and of the kinds that lie. */

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A photo with the place and the camera written into it, turned on its side. */
export function photo(options: { width?: number; height?: number; noise?: boolean } = {}): Promise<Buffer> {
  const { width = 120, height = 80, noise } = options
  const raw = noise ? randomBytes(width * height * 3) : Buffer.alloc(width * height * 3, 180)
  return sharp(raw, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .withExif({
      IFD0: { Make: 'Telefoon', Model: 'Geheim 9' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '51/1 3/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '3/1 48/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}

export const png = (width = 40, height = 30): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#f4e17b' } })
    .png()
    .toBuffer()

export const heic = (): Buffer => readFileSync(path.join(import.meta.dirname, 'photo.heic'))

/** A PDF with so many pages; `packed` hides the pages in an object stream, as newer writers do. */
export function pdf(
  options: { pages?: number; packed?: boolean; locked?: boolean; filler?: number } = {},
): Buffer {
  const { pages = 1, packed, locked, filler = 0 } = options
  const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>'
  const parts: (string | Buffer)[] = ['%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n']
  if (packed) {
    const body = deflateSync(Buffer.from(`${Array.from({ length: pages }, () => page).join('\n')}\n`))
    parts.push(
      `3 0 obj<</Type/ObjStm/N ${pages}/First 10/Filter/FlateDecode/Length ${body.length}>>stream\n`,
      body,
      '\nendstream endobj\n',
    )
  } else {
    for (let n = 0; n < pages; n++) parts.push(`${n + 3} 0 obj${page}endobj\n`)
  }
  parts.push(`2 0 obj<</Type/Pages/Count ${pages}/Kids[]>>endobj\n`)
  if (filler > 0) parts.push('9999 0 obj<</Length 0>>stream\n', randomBytes(filler), '\nendstream endobj\n')
  parts.push(`trailer<</Root 1 0 R${locked ? '/Encrypt 8 0 R' : ''}>>\nstartxref\n9\n%%EOF\n`)
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))
}

/** A PDF of exactly so many bytes. */
export function pdfOfSize(bytes: number): Buffer {
  const empty = pdf({ filler: 1 }).length - 1
  return pdf({ filler: bytes - empty })
}

/** A PDF whose object stream unpacks to so many megabytes. */
export function pdfBomb(megabytes: number): Buffer {
  const body = deflateSync(Buffer.alloc(megabytes * 1024 * 1024, 32))
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n3 0 obj<</Type/ObjStm/Filter/FlateDecode/Length ${body.length}>>stream\n`),
    body,
    Buffer.from('\nendstream endobj\n4 0 obj<</Type/Page>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF\n'),
  ])
}

type Part = { name: string; content: Buffer; says?: number }

/** A zip, written by hand so that it can lie: `says` is the size that its directory tells. */
export function zip(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, content, says = content.length } of parts) {
    // Raw deflate is a zlib stream without its two bytes of head and four of tail.
    const packed = deflateSync(content, { level: 9 }).subarray(2, -4)
    const label = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(crc32(content), 14)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(says, 22)
    local.writeUInt16LE(label.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(20, 4)
    entry.writeUInt16LE(20, 6)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(crc32(content), 16)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(says, 24)
    entry.writeUInt16LE(label.length, 28)
    entry.writeUInt32LE(offset, 42)
    locals.push(local, label, packed)
    central.push(entry, label)
    offset += local.length + label.length + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

const types = Buffer.from(
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
)

/** A Word document; more parts, or a lie about one's size, on demand. */
export function docx(more: readonly Part[] = []): Buffer {
  return zip([
    { name: '[Content_Types].xml', content: types },
    { name: 'word/document.xml', content: Buffer.from('<w:document/>') },
    ...more,
  ])
}

/** A PNG of a few hundred bytes that says it has so many pixels. */
export async function pngThatSays(width: number, height: number): Promise<Buffer> {
  const bytes = Buffer.from(await png())
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29)
  return bytes
}

/** A PDF that readers can open, with its table of places: one page for each content, in letters it does not bring along. */
export function readablePdf(contents: readonly (string | Buffer)[], packed = false): Buffer {
  const kids = contents.map((_, n) => `${4 + n * 2} 0 R`).join(' ')
  const objects: Buffer[] = [
    // What a reader might run when it opens the file; nobody here may.
    Buffer.from('<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>'),
    Buffer.from(`<</Type/Pages/Count ${contents.length}/Kids[${kids}]>>`),
    Buffer.from('<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'),
    ...contents.flatMap((content, n) => {
      const body = packed ? deflateSync(content, { level: 9 }) : Buffer.from(content)
      return [
        Buffer.from(
          `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${5 + n * 2} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
        ),
        Buffer.concat([
          Buffer.from(`<<${packed ? '/Filter/FlateDecode' : ''}/Length ${body.length}>>stream\n`),
          body,
          Buffer.from('\nendstream'),
        ]),
      ]
    }),
  ]
  let whole = Buffer.from('%PDF-1.7\n')
  const places = objects.map((object, n) => {
    const place = whole.length
    whole = Buffer.concat([whole, Buffer.from(`${n + 1} 0 obj`), object, Buffer.from('endobj\n')])
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.concat([
    whole,
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${whole.length}\n%%EOF\n`,
    ),
  ])
}
