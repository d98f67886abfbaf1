import { request as playwrightRequest } from '@playwright/test'
import { expect, signIn, test } from './support/town'

const everywhere = [
  '/nl',
  '/nl/sign-in',
  '/nl/my',
  '/api/health',
  '/api/session',
  '/icon.svg',
  '/nl/nothing-here',
]

test('every answer carries the headers that keep a browser careful, and allows no other site', async ({
  baseURL,
}) => {
  const client = await playwrightRequest.newContext({
    baseURL,
    extraHTTPHeaders: { origin: 'https://evil.example' },
  })
  const [script = ''] = (await (await client.get('/nl')).text()).match(/\/_next\/static\/[^"]+\.js/) ?? []
  expect(script).not.toBe('')
  for (const address of [...everywhere, script]) {
    const answer = await client.get(address, { maxRedirects: 0 })
    const headers = answer.headers()
    expect(headers['strict-transport-security'], address).toMatch(/max-age=31536000; includeSubDomains/)
    expect(headers['x-content-type-options'], address).toBe('nosniff')
    expect(headers['referrer-policy'], address).toBe('same-origin')
    expect(headers['access-control-allow-origin'], address).toBeUndefined()
    expect(headers['content-security-policy'], address).toMatch(/frame-ancestors 'none'/)
    if (answer.status() === 200) expect(headers['content-type'], address).toMatch(/charset=utf-8|json|svg/i)
  }
  await client.dispose()
})

test('nothing but what is built and public is served, and no folder is listed', async ({ request }) => {
  for (const address of [
    '/.git/config',
    '/.env',
    '/.data/secrets.json',
    '/package.json',
    '/next.config.ts',
    '/lib/config/settings.ts',
    '/_next/static/',
    '/_next/static/chunks/',
    '/fonts/',
    '/..%2fpackage.json',
  ]) {
    // A language may be put before it, a slash taken away: behind that there is nothing either.
    const answer = await request.get(address)
    expect([400, 404], address).toContain(answer.status())
    expect(await answer.text(), address).not.toMatch(/\[core\]|AUTH_SECRET|"dependencies"|Index of/)
  }
})

test('what comes from another site, or asks in another way, is refused', async ({ request }) => {
  const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
  for (const [address, data] of [
    ['/api/session', undefined],
    ['/api/passkeys', { purpose: 'signIn' }],
  ] as const) {
    expect((await request.post(address, { headers: foreign, data })).status(), address).toBe(403)
    // A form of another page that says no origin is no page of ours either.
    expect((await request.post(address, { headers: { 'sec-fetch-site': 'same-site' }, data })).status()).toBe(
      403,
    )
  }
  expect(
    (
      await request.post('/api/demo/session', {
        headers: { origin: 'https://evil.example' },
        form: { persona: 'admin' },
        maxRedirects: 0,
      })
    ).status(),
  ).toBe(403)
  expect((await request.fetch('/nl', { method: 'TRACE' }).catch(() => null))?.status() ?? 405).toBe(405)
  expect((await request.fetch('/nl', { method: 'PROPFIND' })).status()).toBe(405)
  // No address in a link sends anybody away from here.
  const page = await request.get('/nl/sign-in?back=https://evil.example')
  expect(await page.text()).not.toMatch(/(?:href|value|action)="[^"]*evil\.example/)
})

test('signing in again ends the session that this browser had; its cookies are not for scripts', async ({
  page,
  context,
  town,
}) => {
  await signIn(page, 'editor')
  const [before] = await town.rows(
    `SELECT s.id FROM session s JOIN person p ON p.id = s.person_id WHERE p.demo_persona = 'editor' ORDER BY s.created_at DESC LIMIT 1`,
  )
  const cookie = (await context.cookies()).find(({ name }) => name === 'samen-session')
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  await signIn(page, 'editor')
  expect(
    await town.rows('SELECT id FROM session WHERE id = $1 AND ended_at IS NULL', [before?.id]),
  ).toHaveLength(0)
  // The old cookie opens nothing.
  const client = await playwrightRequest.newContext({
    extraHTTPHeaders: { cookie: `samen-session=${cookie?.value}` },
  })
  const answer = await client.get(
    new URL('/nl/staff', page.url() === 'about:blank' ? process.env.E2E_URL : page.url()).href,
    {
      maxRedirects: 0,
    },
  )
  expect(answer.status()).toBe(307)
  await client.dispose()
})
