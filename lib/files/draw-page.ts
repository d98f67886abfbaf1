import 'server-only'
import { spawn } from 'node:child_process'
import fs from 'node:fs/promises'
import path from 'node:path'
import { limits } from '@/lib/config/limits'
import { log } from '@/lib/log/log'

type Bounds = { seconds: number; megabytes: number }

const waiting: (() => void)[] = []
let drawing = 0

/** At most two at a time, however many pages are looked at; null when too many stand in line. */
async function turn<Value>(work: () => Promise<Value>): Promise<Value | null> {
  if (drawing >= limits.files.drawAtOnce) {
    if (waiting.length >= limits.files.drawWaiting) return null
    await new Promise<void>((go) => waiting.push(go))
  }
  drawing++
  try {
    return await work()
  } finally {
    drawing--
    waiting.shift()?.()
  }
}

/** How much memory a process holds, in megabytes; 0 where the system does not say. */
async function heldBy(pid: number): Promise<number> {
  const text = await fs.readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')
  return (Number(text.split(' ')[1] ?? 0) * 4096) / 1024 / 1024
}

function draw(pdf: Buffer, page: number, bounds: Bounds): Promise<Buffer | null> {
  const root = process.cwd()
  const child = spawn(
    process.execPath,
    [
      // What it runs may read the libraries and the letters, and nothing else; it may write nothing and begin nothing.
      '--permission',
      '--allow-addons',
      ...['node_modules', 'lib/files', 'package.json'].map(
        (name) => `--allow-fs-read=${path.join(root, name)}`,
      ),
      `--max-old-space-size=${Math.floor(bounds.megabytes / 2)}`,
      '--no-warnings',
      path.join(root, 'lib/files/page-program.mjs'),
      String(page),
      String(limits.files.pixels),
    ],
    // None of our settings: the file's keys and the database's address stay with us.
    { cwd: root, env: {} as NodeJS.ProcessEnv, stdio: ['pipe', 'pipe', 'pipe'] },
  )
  return new Promise((resolve) => {
    const pieces: Buffer[] = []
    let why = ''
    const end = (reason: string) => {
      why ||= reason
      child.kill('SIGKILL')
    }
    const late = setTimeout(() => end('it took too long'), bounds.seconds * 1000)
    const look = setInterval(async () => {
      if (child.pid && (await heldBy(child.pid)) > bounds.megabytes) end('it asked for too much memory')
    }, 100)
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece))
    child.stderr.on('data', (piece: Buffer) => {
      why ||= piece.toString().slice(0, 500)
    })
    child.stdin.on('error', () => end('it did not read'))
    child.on('error', (error) => end(error.message))
    child.on('close', (code) => {
      clearTimeout(late)
      clearInterval(look)
      if (code === 0 && pieces.length > 0) return resolve(Buffer.concat(pieces))
      log().warn({ cause: why, code }, 'a page of a document could not be drawn')
      resolve(null)
    })
    child.stdin.end(pdf)
  })
}

/**
 * One page of a PDF (from 1) as a PNG of at most 1,400 × 2,000 pixels, drawn by a process of its own that holds nothing of
 * ours. Null when the file cannot be drawn, asks for too much time or memory, or too many are being drawn.
 */
export function drawPage(
  pdf: Buffer,
  page: number,
  bounds: Bounds = { seconds: limits.files.drawSeconds, megabytes: limits.files.drawMegabytes },
): Promise<Buffer | null> {
  return turn(() => draw(pdf, page, bounds))
}
