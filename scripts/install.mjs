// Installs the project's packages when they are missing or the lockfile changed. Works on Node 20.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

const major = (version) => Number(version.split('.')[0])

/**
 * Installs exactly what the lockfile says, when needed; a sign of life every few seconds. Throws one line when it
 * fails. Not `npm ci`: that one refuses a lockfile in which another platform's optional packages are not listed.
 */
export async function installWhenNeeded(root) {
  if (major(process.versions.node) < 20)
    throw new Error(`Node ${process.versions.node} is too old; Node 20 or newer is needed.`)
  const mark = path.join(root, 'node_modules/.samen-lock')
  const lock = createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
  if (fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === lock) return false
  const begun = Date.now()
  const child = spawn('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    env: { ...process.env, NODE_ENV: '' },
  })
  const said = []
  child.stdout.on('data', (chunk) => said.push(chunk))
  child.stderr.on('data', (chunk) => said.push(chunk))
  const timer = setInterval(
    () => console.log(`      still installing (${Math.round((Date.now() - begun) / 1000)} s) …`),
    10_000,
  )
  const stop = () => child.kill('SIGTERM')
  process.once('SIGINT', stop)
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(127))
    child.on('exit', (status) => resolve(status ?? 1))
  })
  process.off('SIGINT', stop)
  clearInterval(timer)
  if (code !== 0) {
    console.error(Buffer.concat(said).toString().trim().split('\n').slice(-15).join('\n'))
    throw new Error('the packages could not be installed; what npm said stands above.')
  }
  fs.writeFileSync(mark, lock)
  return true
}
