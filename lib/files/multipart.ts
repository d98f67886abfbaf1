import 'server-only'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { Busboy } from '@fastify/busboy'
import { limits } from '@/lib/config/limits'

export type Form = {
  /** Fields that stood before the file. */
  fields: Map<string, string>
  file: { name: string; stream: AsyncIterable<Uint8Array> } | null
  /** Reads on to the end, so that a browser gets its answer; cuts a body that never ends. */
  drain: () => Promise<void>
}

const mostDrained = 64 * 1024 * 1024

/**
 * Reads a form up to its file and hands the file on as it comes: nothing is kept. Null for what is no form. A body
 * that breaks off makes the file's stream throw.
 */
export async function readForm(request: Request): Promise<Form | null> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('multipart/form-data') || !request.body) return null
  const body = Readable.fromWeb(request.body as unknown as NodeStream)
  let parser: InstanceType<typeof Busboy>
  try {
    parser = new Busboy({
      headers: { 'content-type': type },
      // One more than we take, so that the count itself sees what is too much.
      limits: { files: 1, fields: 20, fieldSize: 8192, fileSize: limits.files.bytes + 1, headerPairs: 50 },
    })
  } catch {
    // The boundary is missing.
    return null
  }
  const fields = new Map<string, string>()
  let seen = 0
  body.on('data', (piece: Uint8Array) => {
    seen += piece.length
    if (seen > mostDrained) body.destroy(new Error('the body does not end'))
  })
  const ended = new Promise<void>((resolve) => {
    body.once('close', resolve)
    body.once('end', resolve)
  })
  const file = await new Promise<Form['file']>((resolve) => {
    parser.on('field', (name: string, value: string) => fields.set(name, value))
    parser.on('file', (_field: string, stream: Readable, name: string) => resolve({ name, stream }))
    parser.on('finish', () => resolve(null))
    parser.on('error', () => resolve(null))
    body.on('error', (error: Error) => parser.destroy(error))
    body.pipe(parser)
  })
  // A body that breaks off must be heard by whoever reads the file.
  const stream = file?.stream as Readable | undefined
  body.once('close', () => {
    if (stream && !body.readableEnded) stream.destroy(new Error('the body broke off'))
  })
  parser.on('error', (error: Error) => stream?.destroy(error))
  return {
    fields,
    file,
    drain: async () => {
      stream?.resume()
      await ended
    },
  }
}
