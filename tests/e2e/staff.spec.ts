import { expect, says, signIn, test } from './support/town'

test('staff write a course, plan a run, publish both, book for somebody, and call it off', async ({
  page,
  town,
}) => {
  await signIn(page, 'coordinator')
  await page.goto('/nl/staff/courses/new')

  // A slip first: what is typed stays.
  await page.fill('[name=title]', 'Nederlands in de tuin')
  await page.locator('form#form button[type=submit]').click()
  await expect(page.locator('.errsum')).toBeFocused()
  await expect(page.locator('[name=title]')).toHaveValue('Nederlands in de tuin')
  await page.selectOption('[name=kind]', 'language')
  await page.fill('[name=summary]', 'Je leert Nederlands terwijl je in de tuin werkt.')
  await page.fill('[name=outcomes]', 'Je kent de namen van planten.\nJe kunt hulp vragen.')
  await page.locator('form#form button[type=submit]').click()
  await expect(page).toHaveURL(/\/staff\/courses\/[0-9a-f-]{36}\?done=saved/)
  const courseUrl = page.url().replace(/\?.*/, '')

  // Nothing to book yet: publishing is refused with the reason.
  await page.locator('form#publish button').click()
  await expect(page.locator('main')).toContainText(says('nl', 'coursesStaff.refused.noRuns'))

  await page.goto(`${courseUrl}/runs/new`)
  await page.selectOption('[name=setting]', 'centre')
  await page.locator('[name=venueId]').selectOption({ index: 1 })
  await page.fill('[name=teacherName]', 'Lies Vermeulen')
  await page.fill('[name=capacity]', '1')
  const start = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10)
  const end = new Date(Date.now() + 110 * 86_400_000).toISOString().slice(0, 10)
  await page.fill('[name=startsOn]', start)
  await page.fill('[name=endsOn]', end)
  await page.selectOption('[name="weekly[0].weekday"]', '2')
  await page.fill('[name="weekly[0].from"]', '09:30')
  await page.fill('[name="weekly[0].to"]', '11:30')
  await page.locator('form#form button[type=submit]').click()
  await expect(page).toHaveURL(/\/runs\/[0-9a-f-]{36}\?done=saved/)
  const runUrl = page.url().replace(/\?.*/, '')
  await page.locator('form#publish button').click()
  await expect(page).toHaveURL(/done=runPublished/)
  await page.goto(courseUrl)
  await page.locator('form#publish button').click()
  await expect(page).toHaveURL(/done=published/)

  // The public sees it within ten seconds, in every language.
  const publicUrl = courseUrl.replace('/nl/staff/courses/', '/ar/courses/')
  await expect(async () => {
    const answer = await page.request.get(publicUrl)
    expect(answer.status()).toBe(200)
    expect(await answer.text()).toContain('Nederlands in de tuin')
  }).toPass({ timeout: 10_000 })

  // Two people by the desk: one place, one number.
  for (const [name, notice] of [
    ['Fatuma Ali', 'bookedPlace'],
    ['Đỗ Thị Hạnh', 'bookedWaiting'],
  ]) {
    await page.goto(runUrl)
    await page.locator('#book-for details summary').click()
    await page.fill('form#new-person [name=fullName]', name ?? '')
    await page.locator('form#new-person button[type=submit]').click()
    await expect(page).toHaveURL(new RegExp(`done=${notice}`))
    await expect(page.locator('main')).toContainText(name ?? '')
  }

  // The roster goes out as it is shown; a spreadsheet runs nothing.
  const csv = await page.request.get(`${runUrl}/roster.csv`)
  expect(csv.headers()['content-disposition']).toContain('attachment')
  expect(await csv.text()).toContain('Fatuma Ali')
  expect(await csv.text()).not.toContain('[object')
  const xlsx = await page.request.get(`${runUrl}/roster.xlsx`)
  expect((await xlsx.body()).subarray(0, 2).toString()).toBe('PK')

  // Called off with a reason; the trail has it and everybody was told.
  await page.goto(runUrl)
  await page.locator('details.data summary', { hasText: says('nl', 'coursesStaff.cancelRun') }).click()
  await page.fill('form#cancel-run [name=reason]', 'De tuin staat onder water.')
  await page.locator('form#cancel-run button[type=submit]').click()
  await expect(page).toHaveURL(/done=runCancelled/)
  const runId = runUrl.split('/').at(-1)
  const [left] = await town.rows(
    `SELECT count(*) AS n FROM booking b JOIN course_run r ON r.pool_id = b.pool_id WHERE r.id = $1 AND b.state IN ('placed','waiting','offered','held')`,
    [runId],
  )
  expect(Number(left?.n)).toBe(0)
})

test('a demoted colleague is out at the very next click', async ({ page, town }) => {
  await signIn(page, 'reception')
  expect((await page.goto('/nl/staff'))?.status()).toBe(200)
  const [role] = await town.rows(
    `UPDATE role_assignment SET revoked_at = now() WHERE role = 'reception' AND revoked_at IS NULL
       AND person_id = (SELECT s.person_id FROM session s JOIN role_assignment r ON r.person_id = s.person_id AND r.role = 'reception'
                         ORDER BY s.created_at DESC LIMIT 1) RETURNING id`,
  )
  try {
    expect((await page.goto('/nl/staff'))?.status()).toBe(404)
  } finally {
    await town.rows('UPDATE role_assignment SET revoked_at = NULL WHERE id = $1', [role?.id])
  }
})

test('two who edit the same course: the second is told and nothing is lost', async ({
  page,
  browser,
  town,
}) => {
  const [course] = await town.rows(
    `SELECT id FROM course WHERE published_at IS NOT NULL ORDER BY created_at DESC, id LIMIT 1`,
  )
  await signIn(page, 'coordinator')
  const other = await (await browser.newContext()).newPage()
  await signIn(other, 'admin')
  const address = `/nl/staff/courses/${course?.id}/edit`
  await page.goto(address)
  await other.goto(address)
  const summary = await page.inputValue('[name=summary]')
  await page.fill('[name=summary]', `${summary} Een.`)
  await page.locator('form#form button[type=submit]').click()
  await expect(page).toHaveURL(/done=saved/)
  await other.fill('[name=summary]', `${summary} Twee.`)
  await other.locator('form#form button[type=submit]').click()
  await expect(other.locator('.errsum')).toContainText(says('nl', 'coursesStaff.refused.editedMeanwhile'))
  await expect(other.locator('[name=summary]')).toHaveValue(`${summary} Twee.`)
})

test('outside its demo people the town gives no session away', async ({ page }) => {
  const nobody = await page.request.post('/api/demo/session', { form: { persona: 'mayor' }, maxRedirects: 0 })
  expect(nobody.status()).toBe(404)
  const crossSite = await page.request.post('/api/demo/session', {
    form: { persona: 'admin' },
    headers: { Origin: 'https://evil.example' },
    maxRedirects: 0,
  })
  expect(crossSite.status()).toBe(403)
})
