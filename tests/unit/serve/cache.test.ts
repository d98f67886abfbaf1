import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { compressed, pageCache } from '../../../scripts/serve-cache.mjs'

type Rendering = { url: string; finish: () => void }

const servers: http.Server[] = []
afterEach(async () => {
  vi.useRealTimers()
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve))
})

/** A server that makes a page when it is told to, behind the memory of scripts/serve.mjs. */
async function served(cacheControl: string) {
  const cache = pageCache()
  const renderings: Rendering[] = []
  let made = 0
  let byHand = false
  const server = http.createServer((request, response) => {
    if (cache.answer(request, response)) return
    compressed(request, response, cache)
    const finish = () => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.setHeader('Cache-Control', cacheControl)
      response.end(`page ${++made}`)
    }
    renderings.push({ url: request.url ?? '', finish })
    if (!byHand) finish()
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    cache,
    renderings,
    wait: () => {
      byHand = true
    },
    get: async (path: string) =>
      (await fetch(url + path, { headers: { 'accept-encoding': 'gzip', connection: 'close' } })).text(),
  }
}

const question = '/nl/courses?level=start'
const dynamic = 'private, no-cache, no-store, max-age=0, must-revalidate'

test('a question of the course list is answered from memory until a course changes', async () => {
  const { cache, get } = await served(dynamic)
  expect(await get(question)).toBe('page 1')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 30_000 })
  expect(await get(question)).toBe('page 1')
  expect(await get('/nl/courses?level=independent')).toBe('page 2')
  cache.forget()
  expect(await get(question)).toBe('page 3')
})

test('at most a minute, also when nobody says that something changed', async () => {
  const { get } = await served(dynamic)
  expect(await get(question)).toBe('page 1')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 })
  expect(await get(question)).toBe('page 2')
})

test('a page that began to be made before the change is not kept', async () => {
  const { cache, renderings, wait, get } = await served(dynamic)
  wait()
  const early = get(question)
  await vi.waitFor(() => expect(renderings).toHaveLength(1))
  cache.forget()
  renderings[0]?.finish()
  expect(await early).toBe('page 1')
  const late = get(question)
  await vi.waitFor(() => expect(renderings).toHaveLength(2))
  renderings[1]?.finish()
  expect(await late).toBe('page 2')
})

test('another page is kept for two seconds when it may be shared, and never when it is personal', async () => {
  const shared = await served('s-maxage=300')
  expect(await shared.get('/nl/help')).toBe('page 1')
  expect(await shared.get('/nl/help')).toBe('page 1')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3000 })
  expect(await shared.get('/nl/help')).toBe('page 2')
  const personal = await served(dynamic)
  expect(await personal.get('/nl/my')).toBe('page 1')
  expect(await personal.get('/nl/my')).toBe('page 2')
})

test('when it is full the oldest makes room for the newest', async () => {
  const { get } = await served(dynamic)
  const ask = (n: number) => get(`/nl/courses?q=${n}`)
  for (let n = 0; n < 501; n++) await ask(n)
  expect(await ask(500)).toBe('page 501')
  expect(await ask(0)).toBe('page 502')
})
