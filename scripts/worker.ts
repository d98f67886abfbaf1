// npm run worker: sends messages, ends offers and holds by the clock, and sweeps. Several may run at once.
import { PgBoss } from 'pg-boss'
import type { Ctx } from '@/lib/access/context'
import { SettingsError, settings } from '@/lib/config/settings'
import { database } from '@/lib/db/client'
import { isDatabaseAway } from '@/lib/db/errors'
import { runNextJob } from '@/lib/jobs/run-job'
import { log } from '@/lib/log/log'
import { now } from '@/lib/time/clock'
import { jobKinds } from '@/lib/worker/jobs'
import {
  erase,
  expireDue,
  fillSearch,
  followRuns,
  installCaseTypes,
  letGoOfOld,
  seal,
  sendDue,
  sweep,
  tendAllPairs,
  tendAppointments,
  tendFiles,
  tendProgramme,
  tendTerms,
  translateMessages,
} from '@/lib/worker/work'

const context = (job: string) => (): Ctx => ({
  actor: { kind: 'system', job },
  now: now(),
  db: database().db,
})

let stopping = false
const ending = new AbortController()
const pause = (ms: number) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    wake.add(() => {
      clearTimeout(timer)
      resolve()
    })
  })
const wake = new Set<() => void>()

/** Repeats a piece of work; when the database is away it waits and goes on, longer each time up to 5 s. */
async function loop(name: string, work: () => Promise<number>): Promise<void> {
  let failures = 0
  while (!stopping) {
    let rest: number
    try {
      rest = await work()
      failures = 0
    } catch (error) {
      failures++
      rest = Math.min(5000, 250 * 2 ** failures)
      if (isDatabaseAway(error)) log().warn({ loop: name, failures }, 'the database is away')
      else log().error({ loop: name, err: error }, 'the worker stumbled')
    }
    if (!stopping) await pause(rest)
  }
}

async function main(): Promise<void> {
  settings()
  // Long and planned work goes through pg-boss; what must keep its order goes through the outbox's own loop.
  const boss = new PgBoss({
    connectionString: settings().DATABASE_URL,
    max: 2,
    application_name: 'samen-worker',
  })
  boss.on('error', (error: Error) => log().warn({ cause: error.message }, 'the job queue lost the database'))
  await boss.start()
  await boss.createQueue('sweep')
  await boss.schedule('sweep', '17 3 * * *', null, { tz: settings().TZ_TOWN })
  await boss.work('sweep', () => sweep(context('sweep')()))
  await boss.createQueue('retention')
  await boss.schedule('retention', '41 3 * * *', null, { tz: settings().TZ_TOWN })
  await boss.work('retention', () => letGoOfOld(context('retention')(), now))

  const stop = (signal: string) => {
    if (stopping) return
    stopping = true
    ending.abort()
    log().info({ signal }, 'the worker finishes what it is doing')
    for (const go of wake) go()
  }
  process.on('SIGTERM', () => stop('SIGTERM'))
  process.on('SIGINT', () => stop('SIGINT'))
  log().info('the worker is ready')
  await Promise.all([
    loop('messages', async () => {
      const { sent, away } = await sendDue(context('messages'))
      if (away) log().warn('the mail server is away; messages wait in order')
      return away ? 5000 : sent > 0 ? 50 : 700
    }),
    loop('places', async () => {
      const ended = await expireDue(context('places')())
      return ended > 0 ? 200 : 2000
    }),
    loop('trail', async () => ((await seal(context('trail')())) > 0 ? 200 : 3000)),
    loop('ends of runs', async () => ((await followRuns(context('teaching')())) > 0 ? 500 : 60_000)),
    loop('erasures', async () => ((await erase(context('erasures')())) > 0 ? 200 : 5000)),
    loop('jobs', async () => {
      const outcome = await runNextJob(context('job'), jobKinds, ending.signal)
      return outcome ? 50 : 700
    }),
    loop('translations', async () => ((await translateMessages(context('translations')())) > 0 ? 100 : 3000)),
    loop('files', async () => ((await tendFiles(context('files')())) > 0 ? 100 : 2000)),
    loop('terms', async () => ((await tendTerms(context('terms')())) > 0 ? 200 : 30_000)),
    loop('case types', async () => {
      // Once: a new version may bring types that are not there yet.
      await installCaseTypes(context('case types')())
      return 6 * 3600_000
    }),
    loop('pairs', async () => ((await tendAllPairs(context('pairs')())) > 0 ? 500 : 60_000)),
    loop('appointments', async () => ((await tendAppointments(context('appointments')())) > 0 ? 200 : 3000)),
    loop('programme', async () => ((await tendProgramme(context('programme')())) > 0 ? 500 : 300_000)),
    loop('search', async () => ((await fillSearch(context('search')())) > 0 ? 50 : 60_000)),
  ])
  await boss.stop({ graceful: true, timeout: 5000 })
  await database().pool.end()
}

main().catch((error) => {
  if (error instanceof SettingsError) {
    console.error(error.message)
    process.exit(2)
  }
  log().fatal({ err: error }, 'the worker cannot go on')
  process.exit(1)
})
