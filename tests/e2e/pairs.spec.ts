import { expect, expectAccessible, expectNoSideways, says, signIn, test } from './support/town'

test('a newcomer reads in Arabic who was found, says yes, and only then sees a name and a number', async ({
  page,
  town,
}) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await signIn(page, 'newcomer')
  await page.goto('/ar/my/pairs')
  const card = page.locator('main .card').first()
  await expect(card).toContainText(says('ar', 'pairs.proposalSeeker'))
  await expect(card).toContainText(says('ar', 'pairs.noName'))
  await expect(page.locator('main')).not.toContainText('Wim')
  await expectNoSideways(page)
  await card.getByRole('button', { name: says('ar', 'pairs.yes') }).click()
  await expect(page).toHaveURL(/\/ar\/my\/pairs\/[0-9a-f-]{36}\?done=pair/)
  await expect(page.locator('h1')).toContainText('Wim')
  await expect(page.locator('a[href^="mailto:"]').first()).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)

  // They met: today, an hour and a walk are chosen already.
  await page.locator('form#meeting button[type=submit]').click()
  await expect(page).toHaveURL(/done=met/)
  const [hours] = await town.rows(
    `SELECT h.minutes::text AS minutes FROM passport_hours h JOIN person p ON p.id = h.person_id
      WHERE p.demo_persona = 'newcomer' AND h.source_kind = 'ambassadors.meeting'`,
  )
  expect(hours?.minutes).toBe('60')
})

test('asking for somebody in pictures works without scripts, and keeps each answer', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 800 },
    baseURL,
  })
  const page = await context.newPage()
  await signIn(page, 'newcomer3')
  await page.goto('/uk/my/buddy/role')
  await page.check('[name=roleKey][value=housingGuide]')
  await page.locator('form#form button[type=submit]').click()
  await expect(page).toHaveURL(/\/buddy\/help/)
  await page.check('[name=asks][value=papers]')
  await page.locator('form#form button[type=submit]').click()
  await page.check('[name=interests][value=cooking]')
  await page.locator('form#form button[type=submit]').click()
  await expect(page).toHaveURL(/\/buddy\/times/)
  for (const box of await page.locator('[name=availability]').all()) await box.uncheck()
  await page.locator('form#form button[type=submit]').click()
  await expect(page.locator('main')).toContainText(says('uk', 'validation.chooseTime'))
  await page.check('[name=availability][value="5"]')
  await page.locator('form#form button[type=submit]').click()
  await page.locator('form#form button[type=submit]').click()
  await expect(page.locator('.answers')).toContainText(says('uk', 'pairs.help.papers'))
  await expectNoSideways(page)
  await page.locator('form#form button[type=submit]').click()
  await expect(page.locator('main')).toContainText(says('uk', 'pairs.done.sent'))
  await context.close()
})

test('the coordinator starts a round, the worker matches, and the round shows pairs with reasons', async ({
  page,
}) => {
  await signIn(page, 'coordinator')
  await page.goto('/nl/staff/pairs')
  await expect(page.locator('.match').first()).toBeVisible()
  await expectAccessible(page)
  await page.locator('form#start button').click()
  await expect(page).toHaveURL(/\/staff\/pairs\/runs\//)
  await expect
    .poll(
      async () => {
        await page.reload()
        return page.locator('.suggestion').count()
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0)
  await expect(page.locator('main')).toContainText(says('nl', 'pairsStaff.recruit'))
  await expectAccessible(page)
})
