import { expect, expectAccessible, expectNoSideways, says, signIn, test } from './support/town'

test('a resident signs up in six short steps, without a script and without an account', async ({
  browser,
  town,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 800 },
  })
  const page = await context.newPage()
  const email = `buur.${Date.now()}@example.org`
  await page.goto('/nl/ambassadors')
  await expectNoSideways(page)
  await page.locator('a[href="/nl/ambassadors/join?role=languageBuddy"]').click()
  await expect(page.locator('[name=roles][value=languageBuddy]')).toBeChecked()
  const next = () => page.locator('form#form button[type=submit]').click()
  await next()

  // Nothing chosen: a sentence, and no step further.
  await expect(page).toHaveURL(/\/languages$/)
  await next()
  await expect(page.locator('.errsum')).toContainText(says('nl', 'validation.chooseOne'))
  await page.check('[name=languages][value=nl]')
  await page.check('[name=languages][value=ti]')
  await next()
  await page.check('[name=times][value="2-evening"]')
  await next()
  await page.fill('[name=fullName]', 'Marie-José O’Neill')
  await page.fill('[name=email]', email)
  await next()
  await page.check('[name=accept]')
  await next()
  await expect(page).toHaveURL(/\/check$/)
  await expect(page.locator('main')).toContainText('Marie-José O’Neill')
  await page.fill('[name=code]', await town.codeFor(email))
  await next()
  await expect(page).toHaveURL(/\/my\/ambassador\?new=1/)
  await expect(page.locator('main')).toContainText(says('nl', 'ambassadors.my.lead.applied'))
  const [row] = await town.rows(
    'SELECT a.state FROM ambassador a JOIN person p ON p.id = a.person_id WHERE p.email = $1',
    [email],
  )
  expect(row?.state).toBe('applied')
  await context.close()
})

test('the coordinator plans a talk, and finds the step with its evidence', async ({ page, town }) => {
  const [one] = await town.rows(
    `SELECT a.id, p.id AS person FROM ambassador a JOIN person p ON p.id = a.person_id
      WHERE a.state = 'applied' AND p.demo_persona IS NULL AND p.email LIKE 'resident%' ORDER BY a.id LIMIT 1`,
  )
  await signIn(page, 'coordinator')
  await page.goto('/nl/staff/ambassadors')
  await expectAccessible(page)
  await page.locator(`a[href="/nl/staff/ambassadors/${one?.id}"]`).first().click()
  await expectAccessible(page)
  const day = new Date(Date.now() + 200 * 86_400_000).toISOString().slice(0, 10)
  await page.fill('#planTalk [name=on]', day)
  await page.fill('#planTalk [name=at]', '07:30')
  await page.locator('#planTalk button[type=submit]').click()
  await expect(page).toHaveURL(/done=saved/)
  await expect(page.locator('.amb-evidence')).toContainText(says('nl', 'ambassadorsStaff.step.talkPlanned'))
  const [state] = await town.rows('SELECT state FROM ambassador WHERE id = $1', [one?.id])
  expect(state?.state).toBe('talkPlanned')
})

test('an ambassador keeps a certificate and a signed badge; the published key is there to check it', async ({
  page,
  town,
}) => {
  await signIn(page, 'ambassador')
  await expect(async () => {
    await page.goto('/nl/my/ambassador/thanks')
    await expect(page.locator('a[href*="/thanks/badge/"]').first()).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  await expectAccessible(page)
  const certificate = await page.request.get('/nl/my/ambassador/thanks/certificate.pdf')
  expect((await certificate.body()).subarray(0, 5).toString()).toBe('%PDF-')
  const href = await page.locator('a[href*="/thanks/badge/"]').first().getAttribute('href')
  const badge = await page.request.get(href ?? '')
  expect((await badge.text()).split('.')).toHaveLength(3)
  for (const file of ['issuer.json', 'key.json', 'status.jwt', 'achievement-ambassador.json'])
    expect((await page.request.get(`/api/badges/${file}`)).status(), file).toBe(200)
  const [stranger] = await town.rows(
    `SELECT b.id FROM ambassador_badge b JOIN person p ON p.id = b.person_id WHERE p.demo_persona IS NULL LIMIT 1`,
  )
  expect((await page.request.get(`/nl/my/ambassador/thanks/badge/${stranger?.id}`)).status()).toBe(404)
})
