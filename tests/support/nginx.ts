import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { findNginx } from '../../scripts/debian.mjs'
import { freePort } from '../../scripts/postgres.mjs'

const root = path.resolve(import.meta.dirname, '../..')

export type Front = { url: string; port: number; folder: string; stop: () => Promise<void> }

const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = net.connect(port, '127.0.0.1', () => {
      probe.destroy()
      resolve(true)
    })
    probe.on('error', () => resolve(false))
  })

/**
 * Debian's nginx with the shipped configuration before a server on this machine. `limits: false` leaves out the
 * limit per address, for a bench that asks for everybody from one. Throws when nginx cannot be had.
 */
export async function startFront(upstreamPort: number, { limits = true } = {}): Promise<Front> {
  const nginx = findNginx(root)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samen-nginx-'))
  fs.chmodSync(folder, 0o755)
  fs.cpSync(path.join(root, 'deploy/pages'), path.join(folder, 'pages'), { recursive: true })
  const port = await freePort()
  const config = fs
    .readFileSync(path.join(root, 'deploy/nginx.conf'), 'utf8')
    .replace('server 127.0.0.1:3000;', `server 127.0.0.1:${upstreamPort};`)
    .replace('listen 8080;', `listen 127.0.0.1:${port};`)
  fs.writeFileSync(
    path.join(folder, 'nginx.conf'),
    limits ? config : config.replace(/^\s*limit_req zone.*$/m, ''),
  )
  const child: ChildProcess = spawn(
    nginx.program,
    ['-p', folder, '-c', path.join(folder, 'nginx.conf'), '-g', 'daemon off;'],
    { stdio: 'ignore', env: { ...process.env, ...nginx.env } },
  )
  for (let waited = 0; !(await listens(port)); waited += 50) {
    if (waited > 5000 || child.exitCode !== null)
      throw new Error(`nginx does not start: ${fs.readFileSync(path.join(folder, 'error.log'), 'utf8')}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    folder,
    stop: async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve))
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}
