import http from 'node:http'
import type { Ctx } from '@/lib/access/context'
import { cardOf, issueCard } from '@/lib/auth/access-card'
import { newCardNumber } from '@/lib/auth/card-number'
import { newId } from '@/lib/db/ids'
import { makePeople } from '../../tests/support/factories'
import { fieldsOf } from './form'
import { atLeast, atMost, type Bench } from './report'
import { serveSamen, throwAwayDatabase } from './town'

type Answer = { ms: number; look: string }

/** Sends a form and answers how long it took and how the answer looks from outside: status, headers, size. */
async function send(url: string, path: string, fields: FormData, network: string): Promise<Answer> {
  const packed = new Response(fields)
  const body = Buffer.from(await packed.arrayBuffer())
  const begun = process.hrtime.bigint()
  return new Promise((resolve, reject) => {
    const request = http.request(
      url + path,
      {
        method: 'POST',
        headers: {
          origin: url,
          'x-real-ip': network,
          'content-type': packed.headers.get('content-type') ?? '',
          'content-length': body.length,
        },
      },
      (answer) => {
        let size = 0
        answer.on('data', (chunk) => {
          size += chunk.length
        })
        answer.on('end', () =>
          resolve({
            ms: Number(process.hrtime.bigint() - begun) / 1e6,
            look: `${answer.statusCode} ${answer.headers.location ?? ''} ${Object.keys(answer.headers).sort().join(',')} ${size}`,
          }),
        )
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** How far two samples lie apart, in standard deviations of their ranks (Mann and Whitney). */
function ranksApart(one: readonly number[], other: readonly number[]): number {
  const all = [
    ...one.map((value) => ({ value, first: true })),
    ...other.map((value) => ({ value, first: false })),
  ]
  all.sort((a, b) => a.value - b.value)
  const sum = all.reduce((total, item, at) => total + (item.first ? at + 1 : 0), 0)
  const [n, m] = [one.length, other.length]
  const u = sum - (n * (n + 1)) / 2
  return Math.abs(u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12)
}

/**
 * Whether signing in betrays who has an account: known and unknown in turns, by their words (status, headers, size)
 * and by their time.
 */
export const bench: Bench = async ({ quick, say }) => {
  const town = await throwAwayDatabase()
  const ctx: Ctx = { actor: { kind: 'system', job: 'bench' }, now: new Date(), db: town.db }
  const samen = await serveSamen(town.url, say)
  try {
    const tries = quick ? 60 : 200
    const people = await makePeople(ctx, tries, 'nl')
    const known = (
      await town.pool.query<{ email: string }>('SELECT email FROM person WHERE id = ANY($1)', [people])
    ).rows.map((row) => row.email)
    const page = await (await fetch(`${samen.url}/nl/sign-in`)).text()
    const cardPage = await (await fetch(`${samen.url}/nl/sign-in/card`)).text()
    const filled = (html: string, values: Record<string, string>) => {
      const data = fieldsOf(html)
      for (const [name, value] of Object.entries(values)) data.set(name, value)
      return data
    }
    let network = 0
    const from = () => `10.${(++network >> 16) & 255}.${(network >> 8) & 255}.${network & 255}`
    const asked: Record<'known' | 'unknown', Answer[]> = { known: [], unknown: [] }
    const carded: Record<'known' | 'unknown', Answer[]> = { known: [], unknown: [] }

    say(`${tries} addresses that are known and ${tries} that are not, in turns …`)
    const ask = (email: string) => send(samen.url, '/nl/sign-in', filled(page, { email }), from())
    for (let warm = 0; warm < 20; warm++) await ask(`warm${newId()}@example.org`)
    for (const email of known) {
      // Of the same length: the address itself goes back in a cookie.
      const stranger = `q${newId()}@example.org`
      const order = Math.random() < 0.5
      if (order) asked.known.push(await ask(email))
      asked.unknown.push(await ask(stranger))
      if (!order) asked.known.push(await ask(email))
    }

    say('Cards that are known and cards that are not …')
    const enter = (number: string) =>
      send(samen.url, '/nl/sign-in/card', filled(cardPage, { number, pin: '483926' }), from())
    for (let warm = 0; warm < 5; warm++) await enter(newCardNumber())
    for (const personId of people.slice(0, tries / 2)) {
      await issueCard(ctx, { personId })
      const number = (await cardOf(ctx, personId))?.number ?? ''
      const order = Math.random() < 0.5
      if (order) carded.known.push(await enter(number))
      carded.unknown.push(await enter(newCardNumber()))
      if (!order) carded.known.push(await enter(number))
    }

    const looks = (answers: { known: Answer[]; unknown: Answer[] }) =>
      new Set([...answers.known, ...answers.unknown].map((answer) => answer.look)).size
    const times = (answers: readonly Answer[]) => answers.map((answer) => answer.ms)
    const codeRatio = median(times(asked.known)) / median(times(asked.unknown))
    const cardRatio = median(times(carded.known)) / median(times(carded.unknown))
    return {
      figures: {
        tries,
        knownMs: median(times(asked.known)),
        unknownMs: median(times(asked.unknown)),
        cardKnownMs: median(times(carded.known)),
        cardUnknownMs: median(times(carded.unknown)),
        codeRatio,
        cardRatio,
        codeRanksApart: ranksApart(times(asked.known), times(asked.unknown)),
        cardRanksApart: ranksApart(times(carded.known), times(carded.unknown)),
      },
      bars: [
        atMost('codeLooks', looks(asked), 1),
        atLeast('codeRatio', Math.min(codeRatio, 1 / codeRatio), 0.9),
        // Further apart than this is chance once in a thousand times.
        atMost('codeRanksApart', ranksApart(times(asked.known), times(asked.unknown)), 3.3),
        atLeast('cardRatio', Math.min(cardRatio, 1 / cardRatio), 0.9),
        atMost('cardRanksApart', ranksApart(times(carded.known), times(carded.unknown)), 3.3),
      ],
    }
  } finally {
    await samen.stop()
    await town.drop()
  }
}
