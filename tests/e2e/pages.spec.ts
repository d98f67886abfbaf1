import type { Page } from '@playwright/test'
import {
  expect,
  expectAccessible,
  expectContrast,
  expectNoSideways,
  says,
  signIn,
  test,
} from './support/town'

const publicPages = [
  '',
  '/courses',
  '/courses?level=start&daypart=morning',
  '/courses?q=zzzzzz',
  '/help',
  '/ambassadors',
  '/privacy',
  '/accessibility',
  '/sign-in',
  '/nothing-here',
]

for (const locale of ['nl', 'ar', 'ti']) {
  test.describe(`in ${locale}`, () => {
    for (const path of publicPages) {
      test(`the page ${path || '/'} has no fault axe can find and fits a phone`, async ({ page }) => {
        await page.setViewportSize({ width: 360, height: 740 })
        const answer = await page.goto(`/${locale}${path}`)
        expect(answer?.status()).toBe(path === '/nothing-here' ? 404 : 200)
        await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${locale}`))
        await expect(page.locator('html')).toHaveAttribute('dir', locale === 'ar' ? 'rtl' : 'ltr')
        await expectAccessible(page)
        await expectNoSideways(page)
      })
    }
    test('so have the course page, the booking form in error and empty, and my pages', async ({ page }) => {
      test.setTimeout(120_000)
      await page.goto(`/${locale}/courses?free=1`)
      await page.locator('.course h2 a').first().click()
      await expectAccessible(page)
      await page.locator('#book a.btn').first().click()
      await expect(page).toHaveURL(/\/book\//)
      await expectAccessible(page)
      await page.locator('form#form button[type=submit]').click()
      await expect(page.locator('.errsum')).toBeFocused()
      await expectAccessible(page)
      await signIn(page, 'newcomer')
      for (const path of ['/my', '/my/bookings', '/my/settings', '/my/data', '/sign-out']) {
        await page.goto(`/${locale}${path}`)
        await expectAccessible(page)
        await expectNoSideways(page)
      }
      await page.goto(`/${locale}/my/bookings`)
      await page.locator('main a[href*="/my/bookings/"]').first().click()
      await expectAccessible(page)
    })
  })
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('what is not there says so, in words: an address, a course, and a door that is not yours', async ({
    page,
  }) => {
    for (const [address, locale] of [
      ['/ar/nothing-here', 'ar'],
      ['/ti/courses/00000000-0000-7000-8000-000000000000', 'ti'],
      ['/nl/courses/not-an-id', 'nl'],
    ] as const) {
      const answer = await page.goto(address)
      expect(answer?.status(), address).toBe(404)
      await expect(page.locator('html')).toHaveAttribute('lang', locale)
      await expect(page.locator('h1')).toHaveText(says(locale, 'errors.notFound.title'))
    }
    await signIn(page, 'newcomer')
    const answer = await page.goto('/nl/staff')
    expect(answer?.status()).toBe(404)
    await expect(page.locator('h1')).toHaveText(says('nl', 'errors.notFound.title'))
  })
})

test('in the dark everything keeps its contrast', async ({ page }) => {
  test.setTimeout(120_000)
  await page.emulateMedia({ colorScheme: 'dark' })
  for (const path of ['/nl', '/ar/courses', '/nl/help', '/nl/sign-in', '/ar/nothing-here']) {
    await page.goto(path)
    await expectAccessible(page)
  }
})

test.describe('the back office', () => {
  /** Each page once by light, whole, and at once by dark, where only its colours are others. */
  const look = async (page: Page, paths: readonly string[]) => {
    for (const path of paths) {
      await page.emulateMedia({ colorScheme: 'light' })
      const answer = await page.goto(path)
      expect(answer?.status(), path).toBe(200)
      await expectAccessible(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      await expectContrast(page)
    }
  }

  test('has no fault axe can find in its courses, light and dark', async ({ page, town }) => {
    test.setTimeout(180_000)
    await signIn(page, 'admin')
    const [run] = await town.rows(
      `SELECT r.id, r.course_id FROM course_run r JOIN place_pool p ON p.id = r.pool_id WHERE r.published_at IS NOT NULL ORDER BY p.waiting DESC LIMIT 1`,
    )
    const course = `/nl/staff/courses/${run?.course_id}`
    await look(page, [
      '/nl/staff',
      '/nl/staff/courses',
      '/nl/staff/courses/new',
      course,
      `${course}/edit`,
      `${course}/runs/new`,
      `${course}/runs/${run?.id}`,
      `${course}/runs/${run?.id}/edit`,
    ])
  })

  test('has no fault axe can find among its people, light and dark', async ({ page, town }) => {
    test.setTimeout(180_000)
    await signIn(page, 'admin')
    const [alike] = await town.rows(
      `SELECT a.id AS one, b.id AS other FROM person a JOIN person b ON b.full_name = a.full_name AND b.id > a.id ORDER BY a.id LIMIT 1`,
    )
    await look(page, [
      '/nl/staff/people',
      '/nl/staff/people/new',
      `/nl/staff/people/${alike?.one}`,
      `/nl/staff/people/${alike?.one}/edit`,
      `/nl/staff/people/${alike?.one}/merge/${alike?.other}`,
      '/nl/staff/trail',
      '/nl/staff/access',
      '/nl/staff/messages',
    ])
  })

  test('has no fault axe can find where every part stands in every state, light and dark', async ({
    page,
  }) => {
    test.setTimeout(180_000)
    await signIn(page, 'admin')
    await look(page, ['/nl/staff/design'])
  })

  test('speaks Dutch, English and French, and leads others to Dutch', async ({ page }) => {
    await signIn(page, 'admin')
    await page.goto('/ar/staff/courses')
    await expect(page).toHaveURL(/\/nl\/staff\/courses$/)
    for (const locale of ['en', 'fr']) {
      await page.goto(`/${locale}/staff/courses`)
      await expect(page.locator('h1')).toHaveText(says(locale, 'coursesStaff.title'))
    }
  })
})

test.describe('the language', () => {
  test('is chosen from the browser when the address has none', async ({ browser }) => {
    const context = await browser.newContext({ locale: 'ar-SY' })
    const page = await context.newPage()
    await page.goto('/courses')
    await expect(page).toHaveURL(/\/ar\/courses$/)
    await context.close()
  })
  test('of a shared link stays, whatever the browser speaks', async ({ browser }) => {
    const context = await browser.newContext({ locale: 'ar-SY' })
    const page = await context.newPage()
    await page.goto('/ti/courses')
    await expect(page).toHaveURL(/\/ti\/courses$/)
    await context.close()
  })
  test('is switched on the page one is on, filters and all', async ({ page }) => {
    await page.goto('/nl/courses?level=start&daypart=evening')
    await page.locator('header details summary').first().click()
    await page.locator('header a[hreflang=ar]').first().click()
    await expect(page).toHaveURL(/\/ar\/courses\?level=start&daypart=evening$/)
    await expect(page.locator('h1')).toHaveText(says('ar', 'courses.list.title'))
  })
  test('is switched with what was typed still there', async ({ page }) => {
    await page.goto('/nl/courses?free=1')
    await page.locator('.course h2 a').first().click()
    await page.locator('#book a.btn').first().click()
    await page.fill('[name=fullName]', 'Amina Haddad')
    await page.fill('[name=email]', 'amina.half@typed')
    await page.locator('header details summary').first().click()
    await page.locator('header a[hreflang=ar]').first().click()
    await expect(page).toHaveURL(/\/ar\/courses\/.*\/book\//)
    await expect(page.locator('[name=fullName]')).toHaveValue('Amina Haddad')
    await expect(page.locator('[name=email]')).toHaveValue('amina.half@typed')
  })
})

test('the list has a course page that search engines understand', async ({ page }) => {
  await page.goto('/nl/courses?free=1')
  await page.locator('.course h2 a').first().click()
  await page.waitForURL(/\/courses\/[0-9a-f-]{36}/)
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '')
  expect(data['@type']).toBe('Course')
  expect(data.hasCourseInstance.length).toBeGreaterThan(0)
  expect(data.hasCourseInstance[0].startDate).toMatch(/^\d{4}-\d{2}-\d{2}/)
})

test('answers carry the headers that protect, and personal pages are never stored', async ({ page }) => {
  const home = await page.request.get('/nl')
  expect(home.headers()['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(home.headers()['x-content-type-options']).toBe('nosniff')
  expect(home.headers()['strict-transport-security']).toBeTruthy()
  await signIn(page, 'newcomer')
  const my = await page.request.get('/nl/my')
  expect(my.headers()['cache-control']).toContain('no-store')
  expect(my.headers()['content-security-policy']).toMatch(/script-src 'self' 'nonce-/)
})

test('a page asks nothing of anybody else', async ({ page, baseURL }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  for (const path of ['/nl', '/ar/courses', '/nl/sign-in'])
    await page.goto(path, { waitUntil: 'networkidle' })
  expect(asked.filter((url) => !url.startsWith(baseURL ?? '') && !url.startsWith('data:'))).toEqual([])
})
