import pg from 'pg'
import { startTown } from './support/start'
import { expect, says, test } from './support/town'

test('the database is restarted under load: translated 503, and well within five seconds of its return', async ({
  request,
}) => {
  test.setTimeout(120_000)
  const town = await startTown()
  try {
    const pool = new pg.Pool({ connectionString: town.databaseUrl, max: 1 })
    const [run] = (
      await pool.query(
        `SELECT r.id, r.course_id FROM course_run r JOIN place_pool p ON p.id = r.pool_id WHERE r.published_at IS NOT NULL AND r.cancelled_at IS NULL AND r.group_id IS NULL AND r.first_lesson_at > now() + interval '2 days' LIMIT 1`,
      )
    ).rows
    await pool.end()
    const address = `${town.url}/ar/courses/${run.course_id}/book/${run.id}`
    expect((await request.get(address)).status()).toBe(200)

    // Visitors who do not stop asking, before, during and after.
    const seen = new Map<number, number>()
    let asking = true
    const visitors = Array.from({ length: 8 }, async () => {
      while (asking) {
        const status = await request.get(address, { timeout: 30_000 }).then(
          (answer) => answer.status(),
          () => 0,
        )
        seen.set(status, (seen.get(status) ?? 0) + 1)
      }
    })
    await town.database.end()
    const away = await request.get(address, { timeout: 30_000 })
    expect(away.status()).toBe(503)
    expect(away.headers()['retry-after']).toBe('5')
    expect(away.headers()['cache-control']).toBe('no-store')
    expect(await away.text()).toContain(says('ar', 'errors.databaseDown.title'))
    expect(await away.text()).toContain('dir="rtl"')
    expect((await request.get(`${town.url}/api/ready`)).status()).toBe(503)
    expect((await request.get(`${town.url}/api/health`)).status()).toBe(200)
    // A page that was made before is still there.
    expect((await request.get(`${town.url}/nl/help`)).status()).toBe(200)

    await town.database.begin()
    const back = Date.now()
    await expect(async () => {
      expect((await request.get(address)).status()).toBe(200)
    }).toPass({ timeout: 5000, intervals: [100] })
    expect(Date.now() - back).toBeLessThan(5000)
    asking = false
    await Promise.all(visitors)
    // Nobody saw anything but the page or the page that asks for patience.
    expect([...seen.keys()].filter((status) => status !== 200 && status !== 503)).toEqual([])
    expect(seen.get(503) ?? 0).toBeGreaterThan(0)
  } finally {
    await town.stop()
  }
})
