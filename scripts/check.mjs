// npm run check: format, lint, types and unit tests, in under a minute.
import path from 'node:path'
import { installWhenNeeded } from './install.mjs'

const root = path.resolve(import.meta.dirname, '..')
process.chdir(root)
await installWhenNeeded(root)
const { environment } = await import('./environment.mjs')
const { failureLines } = await import('./failures.mjs')
const { staticSteps, tally, vitestSuite } = await import('./steps.mjs')
const env = environment(root)
const count = tally()
await staticSteps(count, root, env)
await vitestSuite(count, root, env, 'unit')
const { passed, failures } = count.sum
console.log('')
for (const line of failureLines(failures)) console.log(line)
console.log(`${passed} passed, ${failures.length} failed`)
process.exitCode = failures.length > 0 ? 1 : 0
