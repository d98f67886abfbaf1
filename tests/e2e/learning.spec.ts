import { expect, expectAccessible, expectNoSideways, says, signIn, test } from './support/town'

test('a teacher tests a learner at the desk: what is tested stands beside what was told', async ({
  page,
  town,
}) => {
  const [learner] = await town.rows(
    `SELECT p.id FROM person p JOIN booking b ON b.person_id = p.id AND b.state = 'placed'
       JOIN course_run r ON r.pool_id = b.pool_id JOIN person t ON t.id = r.teacher_id AND t.demo_persona = 'teacher'
      WHERE p.demo_persona IS NULL AND p.disabled_at IS NULL AND p.merged_into_id IS NULL ORDER BY p.id DESC LIMIT 1`,
  )
  await signIn(page, 'teacher')
  await page.goto(`/nl/staff/courses/levels/${learner?.id}`)
  await page.locator('select[name=speaking]').selectOption('B2')
  await page.locator('select[name=reading]').selectOption('A0')
  await page.getByRole('button', { name: says('nl', 'coursesStaff.form.save') }).click()
  await expect(page.getByText(says('nl', 'coursesStaff.saved'))).toBeVisible()
  const row = page.getByRole('row').filter({ hasText: 'B2' }).first()
  await expect(row).toContainText(says('nl', 'courses.skill.speaking'))
  await expect(row).toContainText(says('nl', 'coursesStaff.level.evidences.tested'))
  await expectAccessible(page)
})

test('wishes are kept without a script, and the dry run gives places by them', async ({
  browser,
  baseURL,
  page,
}) => {
  const context = await browser.newContext({
    baseURL,
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  })
  const mine = await context.newPage()
  await signIn(mine, 'newcomer')
  await mine.goto('/ar/my/wishes')
  await mine.locator('ul.courses a.hit').first().click()
  await expect(mine.getByRole('heading', { name: says('ar', 'wishes.how') })).toBeVisible()
  await expectNoSideways(mine)
  const roundId = mine.url().split('/').pop()?.split('?')[0]
  await mine.locator('[name="wishes[0]"]').selectOption({ index: 1 })
  await mine.locator('[name="wishes[1]"]').selectOption({ index: 2 })
  await mine.getByRole('button', { name: says('ar', 'wishes.keep') }).click()
  await expect(mine.getByText(says('ar', 'wishes.kept'))).toBeVisible()
  await context.close()

  await signIn(page, 'coordinator')
  await page.goto(`/nl/staff/courses/rounds/${roundId}`)
  await page.getByRole('button', { name: says('nl', 'coursesStaff.round.dryRun') }).click()
  // The worker draws; its page says when it is done.
  await page.getByRole('link', { name: says('nl', 'jobsStaff.result') }).click()
  await expect(page).toHaveURL(new RegExp(`/rounds/${roundId}`))
  const draw = page.getByRole('table').last()
  await expect(
    draw.getByRole('columnheader', { name: says('nl', 'coursesStaff.round.outcome') }),
  ).toBeVisible()
  await expect(page.getByText(says('nl', 'coursesStaff.round.seed'))).toBeVisible()
  await expectAccessible(page)
})

test('the planning board is read and opened with the keyboard alone', async ({ page }) => {
  await signIn(page, 'coordinator')
  await page.goto('/nl/staff/courses/planning')
  const board = page.getByRole('region', { name: says('nl', 'coursesStaff.plan.title') })
  await expect(board).toBeVisible()
  await page.locator('#by').focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('#by')).toHaveValue('teacher')
  await page.locator('#from').focus()
  const search = page.getByRole('button', { name: says('nl', 'coursesStaff.search') })
  for (let n = 0; n < 6 && !(await search.evaluate((one) => one === document.activeElement)); n++)
    await page.keyboard.press('Tab')
  await expect(search).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/by=teacher/)
  const run = board.getByRole('link').first()
  await run.focus()
  await expect(run).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/runs\//)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('a family books in Persian, with childcare, to the end', async ({ page, town }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  // Their own person: others walk with the demo people at the same time.
  const email = `family${Date.now()}@example.org`
  await page.goto('/fa/sign-in')
  await page.fill('[name=email]', email)
  await page.locator('form#form button[type=submit]').click()
  await page.fill('[name=code]', await town.codeFor(email))
  await page.locator('form#form button[type=submit]').click()
  await expect(page).toHaveURL(/\/fa\/my/)
  await page.goto('/fa/my/together')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  const send = () => page.locator('form#form button[type=submit]').click()
  const child = `نیلوفر ${Date.now() % 10_000}`
  const line = page.locator('[name$="].name"]').first()
  await line.fill(child)
  // Eastern digits are digits.
  await page.locator('[name$="].birthYear"]').first().fill('۲۰۲۲')
  await send()
  await expect(page).toHaveURL(/\/together\/[0-9a-f-]{36}\/courses$/)
  await expectNoSideways(page)
  await expectAccessible(page)
  const care = await town.rows(
    `SELECT r.id FROM course_run r JOIN course c ON c.id = r.course_id JOIN place_pool p ON p.id = r.childcare_pool_id
       JOIN place_pool s ON s.id = r.pool_id AND s.taken < s.capacity AND s.waiting = 0
      WHERE r.published_at IS NOT NULL AND r.cancelled_at IS NULL AND r.group_id IS NULL AND r.first_lesson_at > now()
        AND c.closed_at IS NULL AND NOT c.level_gate AND p.taken < p.capacity
        AND NOT EXISTS (SELECT FROM allocation_run a WHERE a.run_id = r.id) ORDER BY r.first_lesson_at DESC`,
  )
  const offered = await page
    .locator('[name=mine] option')
    .evaluateAll((list) => list.map((one) => one.getAttribute('value')))
  let booked = false
  for (const run of care.map((row) => row.id ?? '').filter((id) => offered.includes(id))) {
    await page.selectOption('[name=mine]', run)
    await page.locator('[name=care][value=mine]').check()
    await send()
    // A choice that does not fit is refused in words on the same page; the next one is tried.
    await expect(page.locator('.errsum').or(page.locator('main').getByText(child)).first()).toBeVisible()
    if (await page.locator('.errsum').isVisible()) continue
    await expectNoSideways(page)
    await send()
    await expect(page).toHaveURL(/\/my\/bookings\//)
    booked = true
    break
  }
  expect(booked).toBe(true)
  await expect(page.locator('main')).toContainText(child)
  await expectNoSideways(page)
  await expectAccessible(page)
})

test('a teacher writes to the group from the phrasebook; a learner reads it in Arabic', async ({
  page,
  browser,
  baseURL,
  town,
}) => {
  const [group] = await town.rows(
    `SELECT r.id, b.id AS booking_id FROM course_run r JOIN person t ON t.id = r.teacher_id AND t.demo_persona = 'teacher'
       JOIN booking b ON b.pool_id = r.pool_id AND b.state = 'placed' JOIN person p ON p.id = b.person_id AND p.demo_persona = 'newcomer'
      WHERE r.ends_on > now() ORDER BY r.id LIMIT 1`,
  )
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn(page, 'teacher')
  await page.goto(`/nl/staff/teaching/${group?.id}/message`)
  await expectAccessible(page)
  await page.locator('[value="lessons.lessonOff"]').check()
  await page.locator('[value="lessons.seeYou"]').check()
  await page.getByRole('button', { name: says('nl', 'teachingStaff.message.next') }).click()
  const send = page.getByRole('button', { name: says('nl', 'teachingStaff.message.send') })
  await expectNoSideways(page)
  // An empty gap is said beside it, and the rest is still there.
  await page.locator('[name="parts[0].blanks.day"]').fill('')
  await page.locator('[name="parts[0].blanks.time"]').fill('09:30')
  await send.click()
  await expect(page.locator('.errsum')).toBeVisible()
  await page.locator('[name="parts[0].blanks.day"]').fill('2031-03-04')
  await expect(page.locator('[name="parts[0].blanks.time"]')).toHaveValue('09:30')
  await send.click()
  await expect(page).toHaveURL(/done=sent/)

  const context = await browser.newContext({ baseURL })
  const reader = await context.newPage()
  await signIn(reader, 'newcomer')
  await reader.goto(`/ar/my/bookings/${group?.booking_id}`)
  await expect(reader.getByRole('heading', { name: says('ar', 'teaching.mine.messages') })).toBeVisible()
  await expect(reader.locator('#messages').getByText('2031', { exact: false }).first()).toContainText(
    'أُلغي درس',
  )
  await expectAccessible(reader)
  await context.close()
})
