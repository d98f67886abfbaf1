import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { freePort } from '../../scripts/postgres.mjs'
import { startFront } from '../support/nginx'
import { expect, says, signIn, test } from './support/town'

test.describe('behind the shipped nginx', () => {
  test('public pages come from its cache, personal ones never', async ({ page, request, baseURL }) => {
    const { url, folder, stop } = await startFront(Number(new URL(baseURL ?? '').port))
    try {
      await request.get(`${url}/nl/help`)
      const again = await request.get(`${url}/nl/help`)
      expect(again.headers()['x-cache']).toBe('HIT')
      expect(await again.text()).toContain(says('nl', 'pages.help.title'))
      await signIn(page, 'newcomer')
      const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
      for (let visit = 0; visit < 2; visit++) {
        const mine = await request.get(`${url}/nl/my`, { headers: { Cookie: cookies } })
        expect(mine.status()).toBe(200)
        expect(await mine.text()).toContain('Amina')
        expect(mine.headers()['x-cache']).not.toBe('HIT')
      }
      // Nobody without the session gets it, and nothing of it is on the disk.
      expect(await (await request.get(`${url}/nl/my`)).text()).not.toContain('Amina')
      const stored = fs
        .readdirSync(path.join(folder, 'cache'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => fs.readFileSync(path.join(entry.parentPath, entry.name), 'latin1'))
      expect(stored.filter((text) => text.includes('Amina') || text.includes('/nl/my\n'))).toEqual([])
    } finally {
      await stop()
    }
  })

  test('a place that is taken shows on the public page within ten seconds', async ({
    request,
    baseURL,
    town,
  }) => {
    const { url, stop } = await startFront(Number(new URL(baseURL ?? '').port))
    try {
      const runs = await town.rows(`
        SELECT r.course_id, r.pool_id, r.starts_on::text AS starts_on, (p.capacity - p.taken)::text AS free
          FROM course_run r JOIN place_pool p ON p.id = r.pool_id JOIN course c ON c.id = r.course_id
         WHERE r.published_at IS NOT NULL AND r.cancelled_at IS NULL AND c.closed_at IS NULL AND c.published_at IS NOT NULL
           AND r.group_id IS NULL AND p.waiting = 0 AND r.first_lesson_at > now() + interval '2 days' ORDER BY r.first_lesson_at DESC, r.id LIMIT 20`)
      // The answer to a question is kept as well, by the application itself. One whose answer shows this very run.
      const questionOf = (one: (typeof runs)[number]) => `${url}/nl/courses?kind=&from=${one.starts_on}`
      const shows = (text: string, one: (typeof runs)[number], free: string | undefined) =>
        text.split(`/nl/courses/${one.course_id}"`)[1]?.split('</li>')[0]?.includes(`>${free} `) ?? false
      let run: (typeof runs)[number] | undefined
      for (const one of runs)
        if (shows(await (await request.get(questionOf(one))).text(), one, one.free)) {
          run = one
          break
        }
      if (!run) throw new Error('no answer shows a run with free places')
      const shown = run
      const address = `${url}/nl/courses/${shown.course_id}`
      const before = await (await request.get(address)).text()
      await request.get(address)
      await town.rows(
        'UPDATE place_pool SET capacity = capacity + 77, changed_at = clock_timestamp() WHERE id = $1',
        [shown.pool_id],
      )
      const changed = Date.now()
      await expect(async () => {
        const now = await (await request.get(address)).text()
        expect(now.length !== before.length || now !== before).toBe(true)
      }).toPass({ timeout: 10_000, intervals: [200] })
      expect(Date.now() - changed).toBeLessThan(10_000)
      // The same look of the server tells both. Somebody may book there meanwhile: the number is asked anew each time.
      await expect(async () => {
        const [now] = await town.rows(
          'SELECT (capacity - taken)::text AS free FROM place_pool WHERE id = $1',
          [shown.pool_id],
        )
        expect(shows(await (await request.get(questionOf(shown))).text(), shown, now?.free)).toBe(true)
      }).toPass({ timeout: 10_000, intervals: [200] })
    } finally {
      await stop()
    }
  })

  test('too much is refused in every language, and so is an application that is away', async ({
    request,
    baseURL,
  }) => {
    const { url, stop } = await startFront(Number(new URL(baseURL ?? '').port))
    const dead = await startFront(await freePort())
    try {
      const large = await request.post(`${url}/nl/sign-in`, {
        data: 'x'.repeat(2_000_000),
        headers: { 'Content-Type': 'text/plain' },
      })
      expect(large.status()).toBe(413)
      expect(await large.text()).toContain(says('ar', 'errors.tooLarge'))
      const away = await request.get(`${dead.url}/nl`)
      expect(away.status()).toBe(503)
      expect(away.headers()['retry-after']).toBe('5')
      expect(away.headers()['cache-control']).toBe('no-store')
      for (const locale of ['nl', 'ar', 'ti', 'uk'])
        expect(await away.text()).toContain(says(locale, 'errors.databaseDown.title'))
    } finally {
      await stop()
      await dead.stop()
    }
  })

  test('a request that dribbles is let go', async ({ baseURL }) => {
    const { port, stop } = await startFront(Number(new URL(baseURL ?? '').port))
    try {
      const ended = await new Promise<number>((resolve) => {
        const begun = Date.now()
        const socket = net.connect(port, '127.0.0.1', () =>
          socket.write('GET /nl HTTP/1.1\r\nHost: x\r\nX-Slow: '),
        )
        const drip = setInterval(() => socket.write('a'), 1000)
        const done = () => {
          clearInterval(drip)
          resolve(Date.now() - begun)
        }
        socket.on('close', done)
        socket.on('error', done)
      })
      expect(ended).toBeLessThan(20_000)
    } finally {
      await stop()
    }
  })
})
