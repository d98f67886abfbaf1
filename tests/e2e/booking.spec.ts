import type { Page } from '@playwright/test'
import { expect, expectNoSideways, says, type Town, test } from './support/town'

let people = 0
const newAddress = () => `nieuw${process.pid}${Date.now()}${people++}@example.org`

/** The open run with the most room: journeys that are walked at the same time do not take each other's last place. */
async function roomiest(town: Town): Promise<{ course: string; run: string }> {
  const [row] = await town.rows(
    `SELECT r.course_id AS course, r.id AS run FROM course_run r JOIN place_pool p ON p.id = r.pool_id JOIN course c ON c.id = r.course_id
      WHERE r.published_at IS NOT NULL AND r.cancelled_at IS NULL AND r.group_id IS NULL AND r.first_lesson_at > now() AND c.published_at IS NOT NULL AND c.closed_at IS NULL
        AND NOT c.level_gate AND (c.audience = '{}' OR c.audience && '{newcomers,parents,jobSeekers}') AND p.waiting = 0
        AND NOT EXISTS (SELECT 1 FROM allocation_run a WHERE a.run_id = r.id) ORDER BY p.capacity - p.taken DESC, r.id LIMIT 1`,
  )
  return { course: row?.course ?? '', run: row?.run ?? '' }
}

/** From the list to the page that asks who one is: a course that has a free place. */
async function chooseCourse(page: Page, locale: string, town: Town): Promise<void> {
  const { course, run } = await roomiest(town)
  await page.goto(`/${locale}/courses?free=1`)
  await page.locator(`.course h2 a[href$="${course}"]`).click()
  await expect(page).toHaveURL(new RegExp(`/${locale}/courses/[0-9a-f-]{36}`))
  await page.locator(`#book a.btn[href*="${run}"]`).first().click()
  await expect(page).toHaveURL(/\/book\//)
}

const send = (page: Page) => page.locator('form#form button[type=submit]').click()

for (const { locale, name } of [
  { locale: 'nl', name: "Amina O'Brien <b>" },
  { locale: 'ar', name: 'سميرة بنت خالد' },
  { locale: 'ti', name: 'ኣበባ ገብረ' },
]) {
  test(`a newcomer books a place in ${locale}, gets the mail and a calendar file in it, and cancels`, async ({
    page,
    town,
  }) => {
    await page.setViewportSize({ width: 360, height: 800 })
    const email = newAddress()
    await chooseCourse(page, locale, town)
    await expectNoSideways(page)

    // A slip first: everything typed is still there, the summary has the focus, the title says so.
    await page.fill('[name=fullName]', name)
    await page.fill('[name=email]', 'not-an-address')
    await send(page)
    await expect(page.locator('.errsum')).toBeFocused()
    await expect(page.locator('.errsum')).toContainText(says(locale, 'validation.invalidEmail'))
    await expect(page).toHaveTitle(new RegExp(`^${says(locale, 'forms.errorPrefix')}`))
    await expect(page.locator('[name=fullName]')).toHaveValue(name)
    await expect(page.locator('[name=email]')).toHaveValue('not-an-address')

    await page.fill('[name=email]', email)
    await send(page)
    await expect(page).toHaveURL(/\/book\/[0-9a-f-]{36}\/[0-9a-f-]{36}/)
    await expect(page.locator('main')).toContainText(name)
    await expectNoSideways(page)

    const code = await town.codeFor(email)
    await page.fill('[name=code]', code === '000000' ? '111111' : '000000')
    await send(page)
    await expect(page.locator('.errsum')).toContainText(says(locale, 'courses.refused.wrongCode'))
    await page.fill('[name=code]', code)
    await send(page)
    await expect(page).toHaveURL(/\/my\/bookings\/[0-9a-f-]{36}/)
    await expect(page.locator('h1')).toHaveText(says(locale, 'my.confirmed'))
    await expectNoSideways(page)

    const mail = await town.mailTo(email, says(locale, 'mail.placeBooked.subject'))
    expect(mail.html).toContain(`lang="${locale}`)
    expect(mail.html).toContain(`dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`)
    expect(mail.text).not.toContain(name)

    const calendar = await page.request.get(
      (await page.locator('a[href*=".ics"]').getAttribute('href')) ?? '',
    )
    expect(calendar.headers()['content-type']).toContain('text/calendar')
    const text = await calendar.text()
    expect(text).toContain('BEGIN:VTIMEZONE')
    expect(text).toMatch(/DTSTART;TZID=Europe\/Brussels:\d{8}T\d{6}/)
    expect(text).toMatch(/DTSTAMP:\d{8}T\d{6}Z/)

    // Back never sends the form again.
    const bookings = async () =>
      (
        await town.rows('SELECT b.id FROM booking b JOIN person p ON p.id = b.person_id WHERE p.email = $1', [
          email,
        ])
      ).length
    expect(await bookings()).toBe(1)
    await page.goBack()
    await page.goForward()
    expect(await bookings()).toBe(1)

    await page.locator('details summary.btn--bare').click()
    await page.locator('form#cancel button').click()
    await expect(page).toHaveURL(/done=cancelled/)
    await expect(page.locator('main')).toContainText(says(locale, 'my.done.cancelled'))
    const [row] = await town.rows(
      'SELECT b.state FROM booking b JOIN person p ON p.id = b.person_id WHERE p.email = $1',
      [email],
    )
    expect(row?.state).toBe('cancelled')
    await town.mailTo(email, says(locale, 'mail.placeCancelled.subject'))
  })
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('the same booking works, with filters, a slip and a wrong code', async ({ page, town }) => {
    const email = newAddress()
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto('/nl/courses')
    await page.locator('details.filters summary').click()
    await page.locator('label.pick', { hasText: says('nl', 'courses.level.start') }).click()
    await page.locator('label.pick', { hasText: says('nl', 'courses.filter.free') }).click()
    await page.locator('form.filter button[type=submit]').click()
    await expect(page).toHaveURL(/level=start/)
    await expect(page).toHaveURL(/free=1/)
    await page.locator('.course h2 a').first().click()
    await page.locator('#book a.btn').first().click()
    await page.fill('[name=fullName]', 'Zoë Peeters')
    await page.fill('[name=email]', 'zoe@')
    await send(page)
    await expect(page.locator('.errsum')).toContainText(says('nl', 'validation.invalidEmail'))
    await expect(page.locator('[name=fullName]')).toHaveValue('Zoë Peeters')
    await page.fill('[name=email]', email)
    await send(page)
    const code = await town.codeFor(email)
    await page.fill('[name=code]', code)
    await send(page)
    await expect(page.locator('h1')).toHaveText(says('nl', 'my.confirmed'))
    await page.locator('details summary.btn--bare').click()
    await page.locator('form#cancel button').click()
    await expect(page).toHaveURL(/done=cancelled/)
  })
})

test('at 320 pixels nothing sticks out, from the home page to the confirmation', async ({ page, town }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  const email = newAddress()
  await page.goto('/nl')
  await expectNoSideways(page)
  await page.goto('/nl/courses')
  await expectNoSideways(page)
  await chooseCourse(page, 'nl', town)
  await page.fill('[name=fullName]', 'Bartholomeus van den Broeck-Vandenbussche')
  await page.fill('[name=email]', email)
  await send(page)
  await expect(page).toHaveURL(/\/book\/[0-9a-f-]{36}\/[0-9a-f-]{36}/)
  await expectNoSideways(page)
  await page.fill('[name=code]', await town.codeFor(email))
  await send(page)
  await expect(page.locator('h1')).toHaveText(says('nl', 'my.confirmed'))
  await expectNoSideways(page)
})

test('a booking is made by keyboard alone', async ({ page, town }) => {
  const email = newAddress()
  const tabTo = async (wanted: string) => {
    for (let presses = 0; presses < 150; presses++) {
      await page.keyboard.press('Tab')
      if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, wanted))
        return
    }
    throw new Error(`The Tab key never reaches ${wanted}`)
  }
  const { course, run } = await roomiest(town)
  await page.goto('/nl/courses?free=1')
  // The first stop leads past the menu.
  await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toHaveText(says('nl', 'layout.skip'))
  await page.keyboard.press('Enter')
  await tabTo(`.course h2 a[href$="${course}"]`)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/courses\/[0-9a-f-]{36}/)
  await tabTo(`#book a.btn[href*="${run}"]`)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/book\//)
  await tabTo('[name=fullName]')
  await page.keyboard.type('Li Wei')
  await tabTo('[name=email]')
  await page.keyboard.type(email)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/book\/[0-9a-f-]{36}\/[0-9a-f-]{36}/)
  const code = await town.codeFor(email)
  await tabTo('[name=code]')
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
  await expect(page.locator('h1')).toHaveText(says('nl', 'my.confirmed'))
})

test('when somebody cancels, the next in line is offered the place and takes it', async ({
  page,
  browser,
  town,
}) => {
  const [run] = await town.rows(`
    SELECT r.id, r.course_id, r.pool_id FROM course_run r JOIN place_pool p ON p.id = r.pool_id JOIN course c ON c.id = r.course_id
     WHERE r.published_at IS NOT NULL AND r.cancelled_at IS NULL AND c.published_at IS NOT NULL AND c.closed_at IS NULL
       AND NOT c.level_gate AND r.group_id IS NULL AND NOT EXISTS (SELECT 1 FROM allocation_run a WHERE a.run_id = r.id)
       AND p.closes_at > now() + interval '3 days' AND p.waiting = 0 AND p.taken < p.capacity ORDER BY p.capacity - p.taken, r.id LIMIT 1`)
  if (!run) throw new Error('The town has no run with a free place')
  // Fill the run but for one place, the quick way.
  await town.rows(`UPDATE place_pool SET capacity = taken + 1 WHERE id = $1`, [run.pool_id])
  const book = async (on: Page, email: string) => {
    await on.goto(`/ar/courses/${run.course_id}/book/${run.id}`)
    await on.fill('[name=fullName]', 'Yusuf Demir')
    await on.fill('[name=email]', email)
    await send(on)
    await on.fill('[name=code]', await town.codeFor(email))
    await send(on)
    await expect(on).toHaveURL(/\/my\/bookings\/[0-9a-f-]{36}/)
  }
  const second = await (await browser.newContext()).newPage()
  const [first, next] = [newAddress(), newAddress()]
  await book(page, first)
  await expect(page.locator('h1')).toHaveText(says('ar', 'my.confirmed'))
  await book(second, next)
  await expect(second.locator('h1')).toHaveText(says('ar', 'my.onTheList'))
  await expect(second.locator('main')).toContainText(says('ar', 'my.nextWaiting1').replace('{number}', '1'))

  await page.locator('details summary.btn--bare').click()
  await page.locator('form#cancel button').click()
  await expect(page).toHaveURL(/done=cancelled/)
  await town.mailTo(next, says('ar', 'mail.offerMade.subject'))
  await second.reload()
  await expect(second.locator('h2').filter({ hasText: says('ar', 'my.offerTitle') })).toBeVisible()
  await second.locator('form#accept button').click()
  await expect(second).toHaveURL(/done=accepted/)
  const [row] = await town.rows(
    'SELECT b.state FROM booking b JOIN person p ON p.id = b.person_id WHERE p.email = $1',
    [next],
  )
  expect(row?.state).toBe('placed')
})
