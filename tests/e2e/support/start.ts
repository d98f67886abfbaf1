import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { migrate } from '../../../scripts/migrations.mjs'
import { freePort, startPostgres } from '../../../scripts/postgres.mjs'

import { client, startProvider, type TownProvider } from '../../support/provider'

/** Who there is at the town's own provider (single sign-on). */
const accounts = {
  fatiha: {
    email: 'fatiha@town.example',
    email_verified: true,
    name: 'Fatiha van de Stad',
    groups: ['samen-desk'],
    amr: ['mfa'],
  },
  unsure: { email: 'unsure@town.example', email_verified: false, groups: ['samen-desk'] },
}

const root = path.resolve(import.meta.dirname, '../../..')

const ended = (child: ChildProcess) =>
  new Promise<number>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode ?? 1)
    child.on('exit', (code) => resolve(code ?? 1))
  })

/** A town of one's own: throw-away database, the production build, the worker. */
export async function startTown() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samen-e2e-'))
  fs.chmodSync(folder, 0o755)
  let server = await startPostgres(path.join(folder, 'postgres'), { durable: false })
  const children: ChildProcess[] = []
  const log = fs.openSync(path.join(folder, 'log'), 'a')
  let provider: TownProvider | undefined
  const stop = async () => {
    await provider?.stop()
    for (const child of children) child.kill('SIGTERM')
    await Promise.all(children.map(ended))
    await server.stop('SIGQUIT')
    fs.rmSync(folder, { recursive: true, force: true })
  }
  try {
    const port = await freePort()
    provider = await startProvider(`http://localhost:${port}/api/provider/callback`, accounts)
    const env = {
      ...process.env,
      DATABASE_URL: server.url(),
      PORT: String(port),
      APP_URL: `http://localhost:${port}`,
      DEMO: '1',
      AUTH_SECRET: 'a-secret-for-tests-only-0123456789abcdef',
      ENCRYPTION_KEY: 'a-key-for-tests-only-0123456789abcdef0123',
      FILES_DIR: path.join(folder, 'files'),
      NODE_ENV: 'production' as const,
      // Everything: the canary journey reads it.
      LOG_LEVEL: 'trace',
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
      OIDC_NAME: 'Stad Lindeveld',
      OIDC_ROLES: 'samen-desk=reception',
      OIDC_SECOND_FACTOR: 'amr:mfa',
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
    const serve = async () => {
      const child = run(['node', 'scripts/serve.mjs'], true)
      await Promise.race([
        new Promise((resolve) => child.once('message', resolve)),
        ended(child).then(() => {
          throw new Error(`The server ended:\n${said()}`)
        }),
      ])
      return child
    }
    let web = await serve()
    run(['tsx', '--conditions=react-server', 'scripts/worker.ts'])
    return {
      url: `http://localhost:${port}`,
      databaseUrl: server.url(),
      log: path.join(folder, 'log'),
      /** Ends the database as an operator would; `begin` starts it again where it was. */
      database: {
        end: () => server.stop('SIGINT'),
        begin: async () => {
          server = await startPostgres(path.join(folder, 'postgres'), { durable: false, port: server.port })
        },
      },
      /** Ends the web server as a power cut would: nothing is finished, nobody is told. `begin` starts it anew. */
      web: {
        kill: async () => {
          web.kill('SIGKILL')
          await ended(web)
        },
        begin: async () => {
          web = await serve()
        },
      },
      /** Does the work that the clock brings as if so many days had gone by. */
      passDays: async (days: number) => {
        const child = run(['tsx', '--conditions=react-server', 'tests/support/pass-days.ts', String(days)])
        if ((await ended(child)) !== 0) throw new Error(`The days could not pass:\n${said()}`)
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The town that all specs share. */
export default async function start(): Promise<() => Promise<void>> {
  if (process.env.E2E_URL) return async () => {}
  const town = await startTown()
  process.env.E2E_URL = town.url
  process.env.E2E_DATABASE_URL = town.databaseUrl
  process.env.E2E_LOG = town.log
  return town.stop
}
