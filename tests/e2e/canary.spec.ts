import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, says, signIn, type Town, test } from './support/town'

// Words that nobody else uses are typed wherever a person types something. Afterwards none of them stands in a log, an
// address, a subject or body of a mail, a job, the queue of messages, or the trail.

const unique = `${process.pid}${process.hrtime.bigint()}`.slice(-7)
const canary = {
  name: `Kanariepiet${unique}`,
  call: `Piepje${unique}`,
  child: `Kuikentje${unique}`,
  email: `kanarie${unique}@example.org`,
  phone: `0470 ${unique.slice(0, 2)} ${unique.slice(2, 4)} ${unique.slice(4, 6)}`,
  words: `Vogelverschrikker${unique}`,
}
const digits = canary.phone.replace(/\D/g, '').slice(1)
/** As they may have been written: whole, spaced, coded for an address. */
const traces = [
  ...[canary.name, canary.call, canary.child, canary.words, canary.phone, digits, `kanarie${unique}`],
].flatMap((word) => [word, encodeURIComponent(word), word.toLowerCase()])
const found = (text: string) => traces.filter((trace) => text.includes(trace))

function remember(page: Page, addresses: string[]): void {
  page.on('request', (request) => addresses.push(request.url()))
  page.on('response', async (response) => {
    addresses.push(response.headers().location ?? '')
  })
}

async function everyRow(town: Town, sql: string): Promise<string> {
  return JSON.stringify(await town.rows(sql))
}

test('what people type stands in no log, address, mail, job or trail', async ({ page, browser, town }) => {
  test.setTimeout(150_000)
  const addresses: string[] = []
  remember(page, addresses)

  // A visitor books with name, address and telephone number: first refused, then accepted.
  const [run] = await town.rows(
    `SELECT r.course_id AS course, r.id FROM course_run r JOIN place_pool p ON p.id = r.pool_id JOIN course c ON c.id = r.course_id
      WHERE r.published_at IS NOT NULL AND r.cancelled_at IS NULL AND r.group_id IS NULL AND r.first_lesson_at > now()
        AND c.published_at IS NOT NULL AND c.closed_at IS NULL AND NOT c.level_gate
        AND (c.audience = '{}' OR c.audience && '{newcomers,parents,jobSeekers}') AND p.waiting = 0
        AND NOT EXISTS (SELECT 1 FROM allocation_run a WHERE a.run_id = r.id)
      ORDER BY p.capacity - p.taken DESC, r.id LIMIT 1`,
  )
  await page.goto(`/nl/courses/${run?.course}/book/${run?.id}`)
  await page.locator('input[name=fullName]').fill(canary.name)
  await page.locator('input[name=email]').fill(`${canary.words} @`)
  await page.locator('form#form button[type=submit]').click()
  await expect(page.locator('.errsum')).toBeVisible()
  await page.locator('input[name=email]').fill(canary.email)
  const phone = page.locator('input[name=phone]')
  if ((await phone.count()) > 0) await phone.fill(canary.phone)
  await page.locator('form#form button[type=submit]').click()
  await page.locator('input[name=code]').fill(await town.codeFor(canary.email))
  await page.locator('form button[type=submit]').first().click()
  await expect(page).toHaveURL(/\/my\//)

  // Now signed in: about oneself, a correction.
  await page.goto('/nl/my/settings')
  await page.locator('input[name=fullName]').fill(canary.name)
  await page.locator('input[name=phone]').fill(canary.phone)
  await page.locator('main form button[type=submit]').first().click()
  await page.waitForURL(/done=1/)
  await page.goto('/nl/my/profile/name')
  await page.locator('input[name=callName]').fill(canary.call)
  await page.getByRole('button', { name: says('nl', 'profile.next'), exact: true }).click()
  await page.goto('/nl/my/profile/household/new')
  await page.locator('input[name=name]').fill(canary.child)
  await page.locator('input[name=relation][value=child]').check()
  await page.getByRole('button', { name: says('nl', 'profile.save'), exact: true }).click()
  await page.waitForURL(/household$/)
  await page.goto('/nl/my/data/correct')
  await page.locator('input[name=about][value=other]').check()
  await page.locator('textarea[name=words]').fill(canary.words)
  await page.getByRole('button', { name: says('nl', 'myData.correction.send') }).click()
  await page.waitForURL(/done=1/)

  // The desk finds the person by name, by telephone and by address, and writes somebody down who is known already.
  const desk = await (await browser.newContext()).newPage()
  remember(desk, addresses)
  await signIn(desk, 'reception')
  for (const words of [canary.phone, canary.email, canary.name]) {
    await desk.goto('/nl/staff/people')
    await desk.locator('input[name=q]').fill(words)
    await desk.getByRole('button', { name: says('nl', 'peopleStaff.search'), exact: true }).click()
    await expect(desk.locator('.tbl th a').first()).toContainText(canary.name)
  }
  await desk.locator('.tbl th a').first().click()
  await expect(desk.locator('h1')).toContainText(canary.name)
  await desk.goto('/nl/staff/people/new')
  await desk.locator('input[name=fullName]').fill(canary.name)
  await desk.locator('input[name=phone]').fill(canary.phone)
  await desk.locator('main form button[type=submit]').first().click()
  await expect(desk.locator('.errsum')).toBeVisible()
  await desk.goto('/nl/staff/corrections')
  await expect(desk.getByText(canary.words)).toBeVisible()

  // Each list of the back office that can be searched for a person, by somebody who may; and the desk's own form.
  const office = await (await browser.newContext()).newPage()
  remember(office, addresses)
  await signIn(office, 'coordinator')
  for (const list of ['ambassadors', 'passport', 'cases', 'cases/new', 'organisations']) {
    await office.goto(`/nl/staff/${list}`)
    const words = office.locator('input[name=q]').first()
    await words.fill(canary.name)
    await words.press('Enter')
    await office.waitForURL(/[?&]s=/)
    await expect(office.locator('input[name=q]').first()).toHaveValue(canary.name)
  }
  // It is nobody's but staff's, and no other site's.
  const away = await browser.newContext()
  const form = { q: canary.words, to: '/staff/people' }
  const own = { 'sec-fetch-site': 'same-origin' }
  const answer = await away.request.post('/nl/staff/find', { form, headers: own, maxRedirects: 0 })
  expect(answer.headers().location).toBe('/nl/sign-in?back=%2Fnl%2Fstaff%2Fpeople')
  const headers = { 'sec-fetch-site': 'cross-site' }
  expect((await office.request.post('/nl/staff/find', { form, headers, maxRedirects: 0 })).status()).toBe(403)

  // Somebody asks for a code once more, and types a wrong one.
  const stranger = await (await browser.newContext()).newPage()
  remember(stranger, addresses)
  await stranger.goto('/nl/sign-in')
  await stranger.locator('input[name=email]').fill(canary.email)
  await stranger.locator('main form button[type=submit]').first().click()
  await stranger.waitForURL(/\/sign-in\/code/)
  await town.codeFor(canary.email)

  expect(found(addresses.join('\n')), 'addresses').toEqual([])
  expect(found(await everyRow(town, 'SELECT subject, text, html, parts FROM demo_mail')), 'mails').toEqual([])
  // The address a code goes to is what the row is for; nothing else is.
  expect(
    found(await everyRow(town, 'SELECT kind, dedupe_key, data, last_error, channel FROM outbox_message')),
    'the queue of messages',
  ).toEqual([])
  expect(
    found(await everyRow(town, 'SELECT event, subject_type, subject_id, data FROM audit_event')),
    'the trail',
  ).toEqual([])
  expect(found(await everyRow(town, 'SELECT data, output FROM pgboss.job')), 'the job queue').toEqual([])
  expect(found(await everyRow(town, 'SELECT * FROM job')), 'long work').toEqual([])
  expect(found(await everyRow(town, 'SELECT action, location FROM form_receipt')), 'receipts').toEqual([])
  if (process.env.E2E_LOG) {
    const log = readFileSync(process.env.E2E_LOG, 'utf8')
    expect(log.length, 'the log says something').toBeGreaterThan(0)
    expect(found(log), 'the log').toEqual([])
  }
})
