// npm start · npm run dev. Runs on Node 20 with nothing installed; everything it starts, it stops.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { installWhenNeeded } from './install.mjs'
import { serveFlags } from './serve-flags.mjs'

const root = path.resolve(import.meta.dirname, '..')
process.chdir(root)
const dev = process.argv.includes('--dev')
const port = Number(process.env.PORT || 3000)
const pidFile = path.join(root, '.data/start.pid')
const total = dev ? 5 : 6
let step = 0
const begun = Date.now()

const say = (text) => console.log(`[${++step}/${total}] ${text}`)
const children = new Set()
let postgres = null
let stopping = false

/** Ends with one line that says what is wrong. */
async function giveUp(message) {
  console.error(`Samen does not start: ${message}`)
  await stopAll()
  process.exit(1)
}

const alive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** One Samen per checkout. A pid file whose process is gone, or is something else, is left over from a crash. */
function claimCheckout() {
  fs.mkdirSync(path.dirname(pidFile), { recursive: true })
  if (fs.existsSync(pidFile)) {
    const pid = Number(fs.readFileSync(pidFile, 'utf8'))
    const command = fs.existsSync(`/proc/${pid}/cmdline`)
      ? fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : ''
    if (pid && pid !== process.pid && alive(pid) && (command === '' || command.includes('start.mjs')))
      throw new Error(`it runs already (process ${pid}). Stop that one first.`)
  }
  fs.writeFileSync(pidFile, String(process.pid))
}

function portIsFree() {
  return new Promise((resolve) => {
    const probe = net.createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, () => probe.close(() => resolve(true)))
  })
}

function launch(command, args, options) {
  const child = spawn(command, args, { cwd: root, ...options })
  children.add(child)
  child.on('exit', () => children.delete(child))
  return child
}

const finished = (child) =>
  new Promise((resolve) => child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0))))

async function stopAll() {
  if (stopping) return
  stopping = true
  for (const child of children) child.kill('SIGTERM')
  const deadline = Date.now() + 12_000
  while (children.size > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50))
  for (const child of children) child.kill('SIGKILL')
  if (postgres) await postgres.stop().catch(() => {})
  if (fs.existsSync(pidFile) && fs.readFileSync(pidFile, 'utf8') === String(process.pid)) fs.rmSync(pidFile)
}

/** The worker is started again when it falls, later each time; the web server's end is our end. */
function keepWorker(env) {
  let falls = 0
  const start = () => {
    const born = Date.now()
    const child = launch(
      path.join(root, 'node_modules/.bin/tsx'),
      ['--conditions=react-server', 'scripts/worker.ts'],
      { env, stdio: ['ignore', 'inherit', 'inherit'] },
    )
    child.on('exit', () => {
      if (stopping) return
      falls = Date.now() - born > 60_000 ? 0 : falls + 1
      const wait = Math.min(30_000, 500 * 2 ** falls)
      console.error(`The worker ended; it starts again in ${Math.round(wait / 1000)} s.`)
      setTimeout(() => !stopping && start(), wait)
    })
  }
  start()
}

async function main() {
  claimCheckout()
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Error('Setting PORT is wrong: it must be a number from 1 to 65535.')
  if (!(await portIsFree()))
    throw new Error(`port ${port} is taken. Stop what uses it, or choose another: PORT=3001 npm start`)
  say('Installing what is missing …')
  await installWhenNeeded(root)
  const { environment } = await import('./environment.mjs')
  const env = {
    ...environment(root),
    PORT: String(port),
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const node = path.join(root, 'node_modules/node/bin/node')

  if (env.DATABASE_URL) say('Using the database of DATABASE_URL.')
  else {
    say('Starting the database …')
    const { startPostgres } = await import('./postgres.mjs')
    postgres = await startPostgres(path.join(root, '.data/postgres'))
    env.DATABASE_URL = postgres.url()
  }
  await checkSettings(env)

  say('Bringing the database up to date …')
  const { migrate } = await import('./migrations.mjs')
  let applied
  try {
    applied = await migrate(env.MIGRATE_DATABASE_URL || env.DATABASE_URL)
  } catch (error) {
    throw new Error(`the database cannot be reached or changed: ${String(error.message).split('\n')[0]}`)
  }
  for (const name of applied) console.log(`      ${name}`)
  const make = await import('./make.mjs')
  await make.makeClient(root, env).catch((error) => {
    throw new Error(`the database client could not be made: ${error.said ?? error.message}`)
  })
  if (env.DEMO === '1' || env.DEMO === 'true') {
    const seeding = launch(
      path.join(root, 'node_modules/.bin/tsx'),
      ['--conditions=react-server', 'prisma/seed/index.ts', '--size', 'town'],
      { env, stdio: ['ignore', 'pipe', 'inherit'] },
    )
    seeding.stdout.on('data', (chunk) => {
      for (const line of chunk.toString().trim().split('\n'))
        if (!line.includes('already')) console.log(`      ${line}`)
    })
    if ((await finished(seeding)) !== 0) throw new Error('the demo town could not be made; why stands above.')
  }
  if (!dev) {
    if (make.buildIsFresh(root)) say('The build is up to date.')
    else {
      say('Building the site (about half a minute) …')
      await make
        .makeBuild(root, env, (child) => {
          children.add(child)
          child.on('exit', () => children.delete(child))
        })
        .catch((error) => {
          if (!stopping) console.error(error.said ?? error.message)
          throw new Error('the build failed; what it said stands above.')
        })
    }
  }

  say(dev ? 'Starting the development server and the worker …' : 'Starting the web server and the worker …')
  const web = launch(node, [...serveFlags, 'scripts/serve.mjs', ...(dev ? ['--dev'] : [])], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  web.on('exit', async (code) => {
    if (stopping) return
    console.error(`The web server ended (${code ?? 'killed'}).`)
    await stopAll()
    process.exit(1)
  })
  await new Promise((resolve) => web.on('message', resolve))
  keepWorker(env)
  const address = env.APP_URL || `http://localhost:${port}`
  console.log(`\nSamen is ready after ${((Date.now() - begun) / 1000).toFixed(1)} s: ${address}`)
  if (env.DEMO === '1' || env.DEMO === 'true')
    console.log(
      `Demo people (choose one at ${address}/nl/sign-in): newcomer, newcomer2, newcomer3, applicant, ambassador, teacher, caseworker, caseworker2, coordinator, editor, employer, reception, manager, admin`,
    )
  console.log('Ctrl-C stops everything.')
}

/** Says now, in one line, what the programs would say one by one. */
async function checkSettings(env) {
  const wanted = ['AUTH_SECRET', 'ENCRYPTION_KEY']
  for (const name of wanted) {
    if (!env[name]) throw new Error(`Setting ${name} is missing.`)
    if (env[name].length < 32)
      throw new Error(`Setting ${name} is wrong: it must have at least 32 characters.`)
  }
  if (!/^postgres(ql)?:\/\//.test(env.DATABASE_URL))
    throw new Error('Setting DATABASE_URL is wrong: it must begin with postgresql://')
  if (env.APP_URL && !/^https?:\/\/[^\s]+$/.test(env.APP_URL))
    throw new Error('Setting APP_URL is wrong: it must begin with http:// or https://')
  if (env.SMTP_URL && !/^smtps?:\/\//.test(env.SMTP_URL))
    throw new Error('Setting SMTP_URL is wrong: it must begin with smtp:// or smtps://')
  try {
    if (env.TZ_TOWN) new Intl.DateTimeFormat('en', { timeZone: env.TZ_TOWN })
  } catch {
    throw new Error('Setting TZ_TOWN is wrong: it is not a known time zone.')
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, async () => {
    if (stopping) return
    console.log('\nStopping …')
    await stopAll()
    process.exit(0)
  })

main().catch((error) => giveUp(error.message))
