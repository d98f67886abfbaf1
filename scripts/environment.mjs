// The environment our programs run in: the operator's own, then .env, then what .data keeps for the demo.
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/** KEY=value lines; quotes and comments as everybody writes them. */
function readEnvFile(file) {
  if (!fs.existsSync(file)) return {}
  const values = {}
  for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
    const match = /^\s*(?:export\s+)?([A-Z0-9_]+)\s*=\s*(.*?)\s*$/.exec(line)
    if (match && !line.trim().startsWith('#')) values[match[1]] = match[2].replace(/^(["'])(.*)\1$/, '$2')
  }
  return values
}

/** Secrets of the embedded installation, made once and kept in .data. */
function keptSecrets(root) {
  const file = path.join(root, '.data/secrets.json')
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8'))
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const secrets = {
    AUTH_SECRET: randomBytes(32).toString('base64url'),
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  }
  fs.writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 })
  return secrets
}

/** Settings for a program of this checkout. With the embedded database the secrets and the demo come by themselves. */
export function environment(root) {
  const given = { ...readEnvFile(path.join(root, '.env')), ...process.env }
  const bin = path.join(root, 'node_modules/.bin')
  // The project's own Node first, also for what our programs start.
  const PATH = `${bin}${path.delimiter}${given.PATH ?? ''}`
  if (given.DATABASE_URL) return { ...given, PATH }
  return { DEMO: '1', ...keptSecrets(root), ...given, PATH }
}
