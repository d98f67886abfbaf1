import http from 'node:http'
import autocannon from 'autocannon'
import pg from 'pg'
import type { Ctx } from '@/lib/access/context'
import { startSession } from '@/lib/auth/session'
import { sealSession, sessionCookie } from '@/lib/auth/token'
import { bookPlace } from '@/lib/courses/book-place'
import { startBooking } from '@/lib/courses/booking-draft'
import { newId } from '@/lib/db/ids'
import { brokenInvariants } from '@/lib/places/invariants'
import { days } from '@/lib/time/time'
import { makePeople, makeRun } from '../../tests/support/factories'
import { fieldsOf } from './form'
import { atLeast, atMost, type Bench } from './report'
import { inLines, serveBareNext, serveSamen, throwAwayDatabase, timed } from './town'

const lines = 32

type Visitor = { personId: string; cookie: string }

async function visitors(ctx: Ctx, count: number): Promise<Visitor[]> {
  const people = await makePeople(ctx, count, 'nl')
  const made: Visitor[] = []
  await inLines(people, 8, async (personId) => {
    const sessionId = await startSession(ctx, personId, 'demo')
    made.push({
      personId,
      cookie: `${sessionCookie().name}=${await sealSession(personId, sessionId, 86_400)}`,
    })
  })
  return made
}

type Ready = { cookie: string; address: string; type: string; body: Buffer }

/**
 * Somebody who stands before "check your answers": the draft is begun by the command, they open the page, as everybody
 * does before sending it, and what the browser would send is read off it.
 */
function readier(ctx: Ctx, url: string) {
  return async ({ personId, cookie }: Visitor, run: { courseId: string; runId: string }): Promise<Ready> => {
    const actor = { kind: 'person' as const, personId, sessionId: newId(), roles: ['newcomer' as const] }
    const begun = await startBooking({ ...ctx, actor }, { runId: run.runId, locale: 'nl', network: 'bench' })
    if (!begun.ok) throw new Error(`A booking could not be begun: ${begun.refusal}`)
    const address = `/nl/courses/${run.courseId}/book/${run.runId}/${begun.value.draftId}`
    const page = await fetch(url + address, { headers: { cookie } })
    const body = fieldsOf(await page.text())
    body.set('_path', address.slice('/nl'.length))
    // Packed beforehand: what is measured is the server, not how this program writes a form.
    const packed = new Response(body)
    const type = packed.headers.get('content-type') ?? ''
    return { cookie, address, type, body: Buffer.from(await packed.arrayBuffer()) }
  }
}

/** Sends the form; true when it led to a booking. */
function send(url: string, agent: http.Agent, { cookie, address, type, body }: Ready): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.request(
      url + address,
      {
        method: 'POST',
        agent,
        headers: { cookie, origin: url, 'content-type': type, 'content-length': body.length },
      },
      (answer) => {
        answer.resume()
        answer.on('end', () =>
          resolve(answer.statusCode === 303 && (answer.headers.location?.includes('/my/bookings/') ?? false)),
        )
      },
    )
    request.on('error', () => resolve(false))
    request.end(body)
  })
}

/**
 * 500 people and 20 places by real form posts, all at once; then bookings a second on one hot run and on 200, by the
 * command and over HTTP, beside the same statements by plain pg and beside a bare dynamic Next page.
 */
export const bench: Bench = async ({ quick, say }) => {
  const town = await throwAwayDatabase()
  const ctx: Ctx = { actor: { kind: 'system', job: 'bench' }, now: new Date(), db: town.db }
  const stops: (() => Promise<void>)[] = []
  try {
    const samen = await serveSamen(town.url, say)
    stops.push(samen.stop)

    say('500 people, 20 places …')
    const crowd = await visitors(ctx, 500)
    const race = await makeRun(ctx, { capacity: 20, startsIn: days(30) })
    const ready = readier(ctx, samen.url)
    const agent = new http.Agent({ keepAlive: true })
    stops.push(async () => agent.destroy())
    const waitingToSend: Ready[] = []
    await inLines(crowd, 8, async (visitor) => void waitingToSend.push(await ready(visitor, race)))
    let errors = 0
    const raceSeconds = await timed(async () => {
      await Promise.all(
        waitingToSend.map(async (form) => {
          if (!(await send(samen.url, agent, form))) errors++
        }),
      )
    })
    const [state] = (
      await town.pool.query<{ placed: number; waiting: number }>(
        `SELECT count(*) FILTER (WHERE state = 'placed')::int AS placed, count(*) FILTER (WHERE state = 'waiting')::int AS waiting FROM booking WHERE pool_id = $1`,
        [race.poolId],
      )
    ).rows
    const broken = await brokenInvariants(town.db)
    const { placed = 0, waiting = 0 } = state ?? {}

    // The command and plain pg, in turns, so that a slow moment of the machine falls on both.
    const each = quick ? 250 : 1000
    const rounds = quick ? 2 : 3
    const many: string[] = []
    for (let n = 0; n < (quick ? 40 : 200); n++)
      many.push((await makeRun(ctx, { capacity: 1000, startsIn: days(30) })).runId)
    const spread = { ours: 0, plain: 0 }
    const hot = { ours: 0, plain: 0 }
    const plain = new pg.Pool({ connectionString: town.url, max: lines })
    say('Bookings a second, by the command and by plain pg …')
    for (let round = 0; round < rounds; round++) {
      const hotRun = await makeRun(ctx, { capacity: 100_000, startsIn: days(30) })
      const target = (index: number) => many[index % many.length] ?? ''
      const people = async () => makePeople(ctx, each, 'nl')
      const command = async (runOf: (index: number) => string) => {
        const who = await people()
        return timed(() =>
          inLines(
            who,
            lines,
            async (personId, index) =>
              void (await bookPlace(ctx, { runId: runOf(index), personId, bookedBy: 'self' })),
          ),
        )
      }
      const statements = async (runOf: (index: number) => string) => {
        const who = await people()
        return timed(() =>
          inLines(who, lines, (personId, index) => plainBooking(plain, runOf(index), personId)),
        )
      }
      hot.plain += await statements(() => hotRun.runId)
      hot.ours += await command(() => hotRun.runId)
      spread.plain += await statements(target)
      spread.ours += await command(target)
    }
    await plain.end()

    say('Bookings a second over HTTP, beside a bare dynamic Next page …')
    const guests = await visitors(ctx, quick ? 200 : 600)
    const runs = await town.db.courseRun.findMany({
      where: { id: { in: many } },
      select: { id: true, courseId: true },
    })
    const prepared: Ready[] = []
    await inLines(guests, 8, async (visitor, index) => {
      const run = runs[index % runs.length]
      if (run) prepared.push(await ready(visitor, { courseId: run.courseId, runId: run.id }))
    })
    const bare = await serveBareNext(20_000, say)
    stops.push(bare.stop)
    const dynamicPages = async (seconds: number) =>
      (
        await autocannon({
          url: `${bare.url}/moving`,
          connections: lines,
          duration: seconds,
          headers: { 'accept-encoding': 'gzip' },
        })
      ).requests.average
    await dynamicPages(2)
    // In turns, so that a slow moment of the machine falls on both.
    const turns = quick ? 2 : 4
    const share = Math.ceil(prepared.length / turns)
    let httpSeconds = 0
    let dynamic = 0
    for (let turn = 0; turn < turns; turn++) {
      httpSeconds += await timed(() =>
        inLines(prepared.slice(turn * share, (turn + 1) * share), lines, async (form) => {
          if (!(await send(samen.url, agent, form))) errors++
        }),
      )
      dynamic += (await dynamicPages(2)) / turns
    }
    const overHttp = prepared.length / httpSeconds

    const count = each * rounds
    const ratioHot = hot.plain / hot.ours
    const ratioSpread = spread.plain / spread.ours
    return {
      figures: {
        placed,
        waiting,
        errors,
        overbooked: Math.max(0, placed - 20) + broken.length,
        raceSeconds,
        bookingsPerSecond: count / hot.ours,
        bookingsPerSecondOn200Runs: count / spread.ours,
        bookingsPerSecondPlainPg: count / hot.plain,
        bookingsPerSecondPlainPgOn200Runs: count / spread.plain,
        bookingsPerSecondOverHttp: overHttp,
        bareNextDynamicPerSecond: dynamic,
        ratioToPostgres: Math.min(ratioHot, ratioSpread),
        ratioToPostgresHot: ratioHot,
        ratioToPostgresOn200Runs: ratioSpread,
        ratioToBareNext: overHttp / dynamic,
      },
      bars: [
        atLeast('placed', placed, 20),
        atMost('placedAtMost', placed, 20),
        atLeast('waiting', waiting, 480),
        atMost('errors', errors, 0),
        atMost('brokenInvariants', broken.length, 0),
        atLeast('ratioToPostgres', Math.min(ratioHot, ratioSpread), 0.5),
        atLeast('ratioToBareNext', overHttp / dynamic, 0.5),
      ],
    }
  } finally {
    for (const stop of stops) await stop()
    await town.drop()
  }
}

/** The statements of one booking and nothing else: what PostgreSQL itself takes for the same truth. */
async function plainBooking(pool: pg.Pool, runId: string, personId: string): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const run = await client.query(
      'SELECT r.pool_id FROM course_run r JOIN course c ON c.id = r.course_id WHERE r.id = $1 AND r.published_at IS NOT NULL AND r.cancelled_at IS NULL AND c.published_at IS NOT NULL AND c.closed_at IS NULL',
      [runId],
    )
    const poolId = run.rows[0]?.pool_id
    await client.query('SELECT id FROM person WHERE id = $1 AND disabled_at IS NULL FOR NO KEY UPDATE', [
      personId,
    ])
    await client.query(
      `SELECT count(*) FROM booking b JOIN course_run r ON r.pool_id = b.pool_id WHERE b.person_id = $1 AND b.state IN ('placed', 'waiting', 'offered') AND r.ends_on >= now()::date`,
      [personId],
    )
    await client.query(
      'SELECT id, capacity, taken, waiting, closes_at FROM place_pool WHERE id = $1 FOR NO KEY UPDATE',
      [poolId],
    )
    const id = newId()
    await client.query(
      `INSERT INTO booking (id, pool_id, person_id, state, reference, booked_by, booked_at, placed_at) VALUES ($1, $2, $3, 'placed', $4, 'self', now(), now())`,
      [id, poolId, personId, id.slice(9)],
    )
    await client.query(
      `INSERT INTO audit_event (at, event, actor_kind, subject_type, subject_id, person_id, data) VALUES (now(), 'courses.place.booked', 'system', 'booking', $1, $2, '{}')`,
      [id, personId],
    )
    await client.query(
      `INSERT INTO outbox_message (kind, dedupe_key, person_id, data, created_at, available_at) VALUES ('courses.placeBooked', $1, $2, '{}', now(), now())`,
      [`booking:${id}:0`, personId],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}
