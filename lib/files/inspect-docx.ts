import 'server-only'
import yauzl from 'yauzl'
import { limits } from '@/lib/config/limits'
import type { FileRefusal } from './rules'

const mainPart = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

const open = (bytes: Buffer) =>
  new Promise<yauzl.ZipFile>((resolve, reject) =>
    // Sizes are checked against what really comes out: a lie ends the reading.
    yauzl.fromBuffer(
      bytes,
      { lazyEntries: true, validateEntrySizes: true, strictFileNames: true },
      (error, zip) => (error ? reject(error) : resolve(zip)),
    ),
  )

/** Reads one part and counts it; its text only where it is asked for. */
const read = (zip: yauzl.ZipFile, entry: yauzl.Entry, left: number, keep: boolean) =>
  new Promise<{ size: number; text: string } | 'tooLarge'>((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error)
      let size = 0
      const kept: Buffer[] = []
      stream.on('data', (piece: Buffer) => {
        size += piece.length
        if (keep && size < 1_000_000) kept.push(piece)
        if (size > left) {
          stream.destroy()
          resolve('tooLarge')
        }
      })
      stream.on('end', () => resolve({ size, text: Buffer.concat(kept).toString('utf8') }))
      stream.on('error', reject)
    }),
  )

/** Whether this is a whole Word document without macros that unpacks to at most 100 MB (ECMA-376 part 2). */
export async function inspectDocx(bytes: Buffer): Promise<'fine' | FileRefusal> {
  let zip: yauzl.ZipFile
  try {
    zip = await open(bytes)
  } catch {
    // yauzl throws for everything that is no whole zip: that is the answer.
    return 'damaged'
  }
  if (zip.entryCount > limits.files.docxParts) return 'unpacksTooLarge'
  return new Promise((resolve) => {
    let left: number = limits.files.docxUnpackedBytes
    let isWord = false
    const seen = new Set<string>()
    const end = (answer: 'fine' | FileRefusal) => {
      zip.close()
      resolve(answer)
    }
    zip.on('error', () => end('damaged'))
    zip.on('end', () => end(isWord && seen.has('word/document.xml') ? 'fine' : 'notWhatItSays'))
    zip.on('entry', (entry: yauzl.Entry) => {
      seen.add(entry.fileName)
      if (/vbaProject|\.bin$/i.test(entry.fileName) && /vba/i.test(entry.fileName)) return end('macros')
      if (entry.uncompressedSize > left) return end('unpacksTooLarge')
      read(zip, entry, left, entry.fileName === '[Content_Types].xml').then(
        (part) => {
          if (part === 'tooLarge') return end('unpacksTooLarge')
          left -= part.size
          if (part.text.includes(mainPart)) isWord = true
          zip.readEntry()
        },
        () => end('damaged'),
      )
    })
    zip.readEntry()
  })
}
