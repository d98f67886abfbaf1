import 'server-only'
import { fileTypeFromBuffer } from 'file-type'
import { inspectDocx } from './inspect-docx'
import { inspectPdf } from './inspect-pdf'
import { inspectPicture } from './inspect-picture'
import { type FileKind, type FileRefusal, kindOfName } from './rules'

export type Inspected = { kind: FileKind; pages: number | null; width: number | null; height: number | null }

const byMagic: Record<string, FileKind> = {
  pdf: 'pdf',
  jpg: 'jpg',
  png: 'png',
  heic: 'heic',
  heif: 'heic',
  docx: 'docx',
  zip: 'docx',
}

// Checking costs memory: two at a time, whoever comes waits a moment.
let running = 0
const waiting: (() => void)[] = []
async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  if (running >= 2) await new Promise<void>((resolve) => waiting.push(resolve))
  running++
  try {
    return await work()
  } finally {
    running--
    waiting.shift()?.()
  }
}

/** Extension, first bytes and content must say the same thing. */
export function inspect(name: string, bytes: Buffer): Promise<Inspected | FileRefusal> {
  return inTurn(async () => {
    const promised = kindOfName(name)
    if (!promised) return 'wrongKind'
    // Only the head: a reader of archives could be led astray by the rest.
    const magic = await fileTypeFromBuffer(bytes.subarray(0, 4100))
    if (!magic || byMagic[magic.ext] !== promised) return 'notWhatItSays'
    const nothing = { kind: promised, pages: null, width: null, height: null }
    if (promised === 'pdf') {
      const found = await inspectPdf(bytes)
      return typeof found === 'string' ? found : { ...nothing, pages: found.pages }
    }
    if (promised === 'docx') {
      const found = await inspectDocx(bytes)
      return found === 'fine' ? nothing : found
    }
    const found = await inspectPicture(bytes, promised)
    return typeof found === 'string' ? found : { ...nothing, ...found }
  })
}
