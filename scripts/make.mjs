// What is made from the sources before anything runs: the database client, the types of the addresses, the build.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

const bin = (root, name) => path.join(root, 'node_modules/.bin', name)
const next = (root) => path.join(root, 'node_modules/next/dist/bin/next')
const node = (root) => path.join(root, 'node_modules/node/bin/node')

/** Runs a program quietly; throws with what it said when it fails. */
function run(command, args, options, onChild) {
  return new Promise((resolve, reject) => {
    const said = []
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    onChild?.(child)
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk))
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0
        ? resolve()
        : reject(
            Object.assign(new Error(`${path.basename(command)} failed`), {
              said: Buffer.concat(said).toString(),
            }),
          ),
    )
  })
}

function fingerprint(root, folders, files) {
  const hash = createHash('sha256')
  const walk = (dir) => {
    for (const entry of fs
      .readdirSync(path.join(root, dir), { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = `${dir}/${entry.name}`
      if (entry.isDirectory()) walk(file)
      else hash.update(file).update(fs.readFileSync(path.join(root, file)))
    }
  }
  for (const dir of folders) walk(dir)
  for (const file of files)
    if (fs.existsSync(path.join(root, file))) hash.update(file).update(fs.readFileSync(path.join(root, file)))
  return hash.digest('hex')
}

const same = (mark, value) => fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === value

/** The database client is made from the schema; it is made again when the schema changed. */
export async function makeClient(root, env) {
  const mark = path.join(root, 'lib/db/generated/.schema')
  const digest = fingerprint(root, ['prisma/schema'], [])
  if (same(mark, digest)) return
  await run(bin(root, 'prisma'), ['generate'], { cwd: root, env })
  fs.writeFileSync(mark, digest)
}

/** Next's types of the addresses, which the type check reads. */
export async function makeRouteTypes(root, env) {
  await run(node(root), [next(root), 'typegen'], { cwd: root, env })
}

/** True when the build in .next was made from these very sources. */
export function buildIsFresh(root) {
  return same(path.join(root, '.next/samen-sources'), sources(root))
}

const sources = (root) =>
  fingerprint(
    root,
    ['app', 'components', 'lib', 'messages', 'public'],
    ['package-lock.json', 'next.config.ts', 'proxy.ts', 'instrumentation.ts', 'postcss.config.mjs'],
  )

/** The production build. A failure throws an error whose `said` is what Next said. */
export async function makeBuild(root, env, onChild) {
  const before = sources(root)
  await run(
    node(root),
    [next(root), 'build'],
    { cwd: root, env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } },
    onChild,
  )
  fs.writeFileSync(path.join(root, '.next/samen-sources'), before)
}
