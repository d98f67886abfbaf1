import { expect, expectNoSideways, says, test } from './support/town'

test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } })

test('a family books two courses and the childcare in one go, in Tigrinya, without a script', async ({
  page,
  town,
}) => {
  await page.request.post('/api/demo/session', { form: { persona: 'newcomer2' } })
  await page.goto('/ti/my/together')
  await expectNoSideways(page)
  const send = () => page.locator('form#form button[type=submit]').click()

  // A slip: the year is missing. It is said, and the names are still there.
  await page.locator('[name=other][value=new]').check()
  await page.fill('[name=otherName]', 'ሰላም ሃይለ')
  await page.fill('[name="children[0].name"]', 'ሄለን')
  await send()
  await expect(page.locator('.errsum')).toContainText(says('ti', 'validation.required'))
  await expect(page.locator('[name=otherName]')).toHaveValue('ሰላም ሃይለ')
  await page.fill('[name="children[0].birthYear"]', '2022')
  await send()
  await expect(page).toHaveURL(/\/together\/[0-9a-f-]{36}\/courses$/)
  await expectNoSideways(page)

  // Mine with childcare; theirs the first that clashes with nothing.
  const care = await town.rows(
    `SELECT r.id FROM course_run r JOIN course c ON c.id = r.course_id JOIN place_pool p ON p.id = r.childcare_pool_id
      WHERE r.published_at IS NOT NULL AND r.cancelled_at IS NULL AND r.group_id IS NULL AND r.first_lesson_at > now()
        AND c.closed_at IS NULL AND p.taken < p.capacity ORDER BY r.first_lesson_at`,
  )
  const choices = (
    await page
      .locator('[name=theirs] option')
      .evaluateAll((list) => list.map((one) => one.getAttribute('value')))
  ).filter((value) => value)
  let booked = false
  for (const mine of care.map((row) => row.id ?? '')) {
    for (const theirs of choices.slice(-6)) {
      if (!choices.includes(mine) || theirs === mine) continue
      await page.selectOption('[name=mine]', mine)
      await page.selectOption('[name=theirs]', theirs)
      await page.locator('[name=care][value=mine]').check()
      await send()
      await expect(page.locator('main')).toContainText('ሄለን')
      await expectNoSideways(page)
      await send()
      booked = page.url().includes('/my/bookings/')
      if (booked) break
      // Refused in words, and the answers are one page back.
      await expect(page.locator('.errsum')).toBeVisible()
      await page.goto(`${page.url()}/courses`)
    }
    if (booked) break
  }
  expect(booked).toBe(true)
  await expect(page.locator('main')).toContainText(says('ti', 'family.together.title'))
  await expect(page.locator('main')).toContainText('ሰላም ሃይለ')
  const bookingId = page.url().match(/bookings\/([0-9a-f-]{36})/)?.[1]
  const party = await town.rows(
    'SELECT DISTINCT state FROM booking WHERE party_id = (SELECT party_id FROM booking WHERE id = $1)',
    [bookingId],
  )
  expect(party).toHaveLength(1)
})
