import 'server-only'
import { createInflate } from 'node:zlib'
import { limits } from '@/lib/config/limits'
import type { FileRefusal } from './rules'

// A PDF leaves as it came, as a download; its pages are drawn by a process of its own (draw-page.ts). What is read here
// is only whether it is one, whole, not locked, and how many pages it has. The well-known readers inflate whatever a file tells them to; this one stops.
const mostUnpacked = 32 * 1024 * 1024

/** Inflates at most `most` bytes. What comes after is never made. */
function inflate(packed: Buffer, most: number): Promise<Buffer | 'damaged' | 'tooLarge'> {
  return new Promise((resolve) => {
    const inflater = createInflate()
    const pieces: Buffer[] = []
    let size = 0
    inflater.on('data', (piece: Buffer) => {
      size += piece.length
      pieces.push(piece)
      if (size > most) {
        inflater.destroy()
        resolve('tooLarge')
      }
    })
    inflater.on('end', () => resolve(Buffer.concat(pieces)))
    inflater.on('error', () => resolve('damaged'))
    inflater.end(packed)
  })
}

/** Objects packed into streams (PDF 1.5, ISO 32000-1 §7.5.7): each stream's dictionary and where its bytes lie. */
function* objectStreams(text: string): Generator<{ from: number; to: number }> {
  for (const match of text.matchAll(/\/Type\s*\/ObjStm\b/g)) {
    const from = text.indexOf('stream', match.index)
    if (from < 0) return
    const start = from + 6 + (text.startsWith('\r\n', from + 6) ? 2 : 1)
    const to = text.indexOf('endstream', start)
    if (to < 0) return
    yield { from: start, to }
  }
}

const pagesIn = (text: string) => text.match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0

/** Whether this is a whole, unlocked PDF of at most 200 pages. */
export async function inspectPdf(bytes: Buffer): Promise<{ pages: number } | FileRefusal> {
  // Latin-1 keeps every byte a character, so that places in the text are places in the file.
  const text = bytes.toString('latin1')
  const end = text.slice(-2048)
  if (!/^%PDF-[12]\.\d/.test(text) || !/startxref\s+\d+\s+%%EOF/.test(end)) return 'damaged'
  if (/\/Encrypt\s+\d+\s+\d+\s+R|\/Encrypt\s*<</.test(text)) return 'locked'
  let pages = pagesIn(text)
  let left = mostUnpacked
  for (const { from, to } of objectStreams(text)) {
    const unpacked = await inflate(bytes.subarray(from, to), left)
    if (unpacked === 'tooLarge') return 'unpacksTooLarge'
    if (unpacked === 'damaged') return 'damaged'
    left -= unpacked.length
    pages += pagesIn(unpacked.toString('latin1'))
  }
  if (pages === 0) return 'damaged'
  return pages > limits.files.pdfPages ? 'tooManyPages' : { pages }
}
