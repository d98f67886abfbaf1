// npm run bench -- NAME [--quick] [--json]: measures on a throw-away database; every speed is a ratio within one run.
import type { Bench } from './bench/report'
import { report } from './bench/report'

const benches: Record<string, () => Promise<{ bench: Bench }>> = {
  booking: () => import('./bench/booking'),
  pages: () => import('./bench/pages'),
  'sign-in': () => import('./bench/sign-in'),
  'people-search': () => import('./bench/people-search'),
  cases: () => import('./bench/cases'),
  allocation: () => import('./bench/allocation'),
  planning: () => import('./bench/planning'),
  matching: () => import('./bench/matching'),
  certificates: () => import('./bench/certificates'),
}

process.env.LOG_LEVEL ??= 'silent'
const [name = '', ...flags] = process.argv.slice(2)
const load = benches[name]
if (!load) {
  console.error(`Which bench? One of: ${Object.keys(benches).join(', ')}. Flags: --quick --json`)
  process.exit(2)
}
const { bench } = await load()
const quick = flags.includes('--quick')
const outcome = await bench({ quick, say: (line) => console.error(line) })
process.exit(report(name, quick, outcome, flags.includes('--json')) ? 0 : 1)
