import { expect, signIn, test } from './support/town'

test.describe('leaving quickly', () => {
  test('by Escape three times, and “back” shows nothing of us', async ({ page }) => {
    await signIn(page, 'newcomer')
    await page.goto('/nl/my')
    await page.goto('/nl/my/bookings')
    await expect(page.locator('.leave a')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    expect(page.url()).toContain('/my/bookings')
    // The keys count once the page's script has begun; on a busy machine that may be after this line.
    await expect(async () => {
      for (let press = 0; press < 3; press++) await page.keyboard.press('Escape')
      await page.waitForURL('**/nl/sun', { timeout: 3000 })
    }).toPass()
    await expect(page.locator('table tbody tr')).toHaveCount(7)
    // It tells nobody whose site it is.
    expect(await page.title()).not.toMatch(/Samen/)
    await expect(page.locator('main')).not.toContainText('Samen')
    await page.goBack()
    await page.waitForURL('**/nl/sun')
    await expect(page.getByText('Amina')).toHaveCount(0)
  })

  test('by its button on the help page, in Arabic', async ({ page }) => {
    await page.goto('/ar')
    await page.goto('/ar/help')
    await page.locator('.leave a').click()
    await page.waitForURL('**/ar/sun')
    await page.goBack()
    expect(page.url()).not.toContain('/help')
  })
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('it is a link', async ({ page }) => {
    await page.goto('/ti/help')
    await page.locator('.leave a').click()
    await expect(page).toHaveURL(/\/ti\/sun$/)
    await expect(page.locator('table tbody tr')).toHaveCount(7)
  })
})
