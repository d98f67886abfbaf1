import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { migrate } from '../../../scripts/migrations.mjs'
import { freePort, startPostgres } from '../../../scripts/postgres.mjs'

const root = path.resolve(import.meta.dirname, '../../..')

const ended = (child: ChildProcess) =>
  new Promise<number>((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode)
    child.on('exit', (code) => resolve(code ?? 1))
  })

/** A town of its own for this run: throw-away database, the production build, the worker. */
export default async function start(): Promise<() => Promise<void>> {
  if (process.env.E2E_URL) return async () => {}
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samen-e2e-'))
  fs.chmodSync(folder, 0o755)
  const server = await startPostgres(path.join(folder, 'postgres'), { durable: false })
  const children: ChildProcess[] = []
  const log = fs.openSync(path.join(folder, 'log'), 'a')
  const stop = async () => {
    for (const child of children) child.kill('SIGTERM')
    await Promise.all(children.map(ended))
    await server.stop('SIGQUIT')
    fs.rmSync(folder, { recursive: true, force: true })
  }
  try {
    const port = await freePort()
    const env = {
      ...process.env,
      DATABASE_URL: server.url(),
      PORT: String(port),
      APP_URL: `http://localhost:${port}`,
      DEMO: '1',
      AUTH_SECRET: 'a-secret-for-tests-only-0123456789abcdef',
      ENCRYPTION_KEY: 'a-key-for-tests-only-0123456789abcdef0123',
      NODE_ENV: 'production' as const,
      LOG_LEVEL: 'warn',
    }
    await migrate(server.url())
    const run = (args: string[], ipc = false) => {
      const child = spawn(path.join(root, 'node_modules/.bin', args[0] ?? ''), args.slice(1), {
        cwd: root,
        env,
        stdio: ipc ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
      })
      children.push(child)
      return child
    }
    const said = () => fs.readFileSync(path.join(folder, 'log'), 'utf8').slice(-4000)
    const seed = run(['tsx', '--conditions=react-server', 'prisma/seed/index.ts', '--size', 'town'])
    if ((await ended(seed)) !== 0) throw new Error(`The town could not be made:\n${said()}`)
    const web = run(['node', 'scripts/serve.mjs'], true)
    await Promise.race([
      new Promise((resolve) => web.once('message', resolve)),
      ended(web).then(() => {
        throw new Error(`The server ended:\n${said()}`)
      }),
    ])
    run(['tsx', '--conditions=react-server', 'scripts/worker.ts'])
    process.env.E2E_URL = `http://localhost:${port}`
    process.env.E2E_DATABASE_URL = server.url()
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}
