// Runs one of our TypeScript programs with the settings and the database of this checkout.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { environment } from './environment.mjs'
import { withDatabase } from './postgres.mjs'

const [file, ...rest] = process.argv.slice(2)
const root = path.resolve(import.meta.dirname, '..')

await withDatabase(
  (url) =>
    new Promise((resolve) => {
      const child = spawn(
        path.join(root, 'node_modules/.bin/tsx'),
        ['--conditions=react-server', file, ...rest],
        {
          cwd: root,
          stdio: 'inherit',
          env: { ...environment(root), DATABASE_URL: url },
        },
      )
      for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
      child.on('exit', (code) => {
        process.exitCode = code ?? 1
        resolve()
      })
    }),
  path.join(root, '.data/postgres'),
)
