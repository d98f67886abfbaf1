import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { createClient } from '@/lib/db/client'
import { buildIsFresh, makeBuild } from '../make.mjs'
import { migrate } from '../migrations.mjs'
import { freePort } from '../postgres.mjs'
import { serveFlags } from '../serve-flags.mjs'

export const root = path.resolve(import.meta.dirname, '../..')

/** Begins a program and waits until it listens on its port; `stop` ends it. */
export async function serve(
  command: string,
  args: string[],
  env: Record<string, string | undefined>,
  port: number,
) {
  const child: ChildProcess = spawn(path.join(root, 'node_modules/.bin', command), args, {
    cwd: env.BENCH_CWD ?? root,
    env: env as NodeJS.ProcessEnv,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said = (said + chunk).slice(-2000)
  })
  const url = `http://127.0.0.1:${port}`
  for (let waited = 0; ; waited += 100) {
    const up = await fetch(url, { redirect: 'manual' }).then(
      () => true,
      () => false,
    )
    if (up) break
    if (child.exitCode !== null || waited > 30_000)
      throw new Error(`${command} ${args.join(' ')} did not come up: ${said}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const stop = async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve))
  }
  return { url, stop }
}

/** A migrated database of its own on the server of DATABASE_URL, gone afterwards. */
export async function throwAwayDatabase() {
  const admin = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await admin.connect()
  const name = `bench_${randomBytes(5).toString('hex')}`
  await admin.query(`CREATE DATABASE ${name}`)
  const url = new URL(process.env.DATABASE_URL ?? '')
  url.pathname = `/${name}`
  await migrate(url.href)
  process.env.DATABASE_URL = url.href
  const { db, pool } = createClient(url.href, { connections: 20 })
  return {
    url: url.href,
    db,
    pool,
    drop: async () => {
      await db.$disconnect()
      await pool.end()
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
      await admin.end()
    },
  }
}

/** The production server on this database. */
export async function serveSamen(databaseUrl: string, say: (line: string) => void) {
  if (!buildIsFresh(root)) {
    say('Building …')
    await makeBuild(root, process.env)
  }
  const port = await freePort()
  return serve(
    'node',
    [...serveFlags, 'scripts/serve.mjs'],
    {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      APP_URL: `http://127.0.0.1:${port}`,
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
    },
    port,
  )
}

/**
 * A bare Next application, built once and kept in .data: what Next itself costs on this machine. `/still` (static) and
 * `/moving` (dynamic) are one text of about `bytes`; `/many` is dynamic and has the same text over about `elements`
 * elements, with a class each, as a page of a real site has.
 */
export async function serveBareNext(bytes: number, say: (line: string) => void, elements = 0) {
  const size = Math.round(bytes / 5000) * 5000
  const items = Math.round(elements / 60) * 20
  const folder = path.join(root, `.data/bench/bare-next-${size}-${items}`)
  const mark = path.join(folder, '.next/made')
  const sentence = 'Een cursus Nederlands begint met een woord dat men durft te zeggen. '
  const words = sentence.repeat(Math.max(1, Math.round(size / sentence.length / 2)))
  const key = `${words.length} ${items}`
  if (!fs.existsSync(mark) || fs.readFileSync(mark, 'utf8') !== key) {
    say('Building a bare Next application to compare with …')
    fs.rmSync(folder, { recursive: true, force: true })
    for (const name of ['', 'still', 'moving', 'many'])
      fs.mkdirSync(path.join(folder, 'app', name), { recursive: true })
    fs.writeFileSync(path.join(folder, 'package.json'), '{"name":"bare","private":true,"type":"module"}')
    fs.writeFileSync(
      path.join(folder, 'next.config.mjs'),
      `export default { turbopack: { root: ${JSON.stringify(root)} }, outputFileTracingRoot: ${JSON.stringify(root)} }`,
    )
    fs.writeFileSync(
      path.join(folder, 'app/layout.jsx'),
      'export default function Layout({ children }) { return <html lang="nl"><body>{children}</body></html> }',
    )
    const page = (dynamic: boolean) =>
      `${dynamic ? "export const dynamic = 'force-dynamic'\n" : ''}export default function Page() { return <main><h1>Samen</h1><p>${words}</p></main> }`
    fs.writeFileSync(path.join(folder, 'app/page.jsx'), page(false))
    fs.writeFileSync(path.join(folder, 'app/still/page.jsx'), page(false))
    fs.writeFileSync(path.join(folder, 'app/moving/page.jsx'), page(true))
    const share = words.slice(0, Math.round(words.length / 4 / Math.max(1, items)))
    fs.writeFileSync(
      path.join(folder, 'app/many/page.jsx'),
      `export const dynamic = 'force-dynamic'
       const items = Array.from({ length: ${items} }, (_, n) => n)
       export default function Page() {
         return <main><h1>Samen</h1><ul>{items.map((n) => <li key={n} className="course"><a className="hit" href={'/' + n}>{n} ${share}</a><span className="soft">${share}</span></li>)}</ul></main>
       }`,
    )
    await new Promise<void>((resolve, reject) => {
      const child = spawn(path.join(root, 'node_modules/.bin/next'), ['build'], {
        cwd: folder,
        env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      const said: Buffer[] = []
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk))
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(Buffer.concat(said).toString()))))
    })
    fs.writeFileSync(mark, key)
  }
  const port = await freePort()
  return serve(
    'next',
    ['start', '-p', String(port)],
    { ...process.env, BENCH_CWD: folder, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    port,
  )
}

/** Does all of it with at most `lines` at once. */
export async function inLines<Item>(
  items: readonly Item[],
  lines: number,
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: lines }, async () => {
      for (let index = next++; index < items.length; index = next++) await work(items[index] as Item, index)
    }),
  )
}

/** Seconds that some work took. */
export async function timed(work: () => Promise<void>): Promise<number> {
  const begun = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - begun) / 1e9
}
