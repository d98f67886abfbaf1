import { expect, expectAccessible, expectNoSideways, says, signIn, test } from './support/town'

test('a newcomer tells about herself in Arabic, without scripts, skips a question and finds it all back', async ({
  browser,
  baseURL,
  town,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 780 },
    ...(baseURL ? { baseURL } : {}),
  })
  const page = await context.newPage()
  await signIn(page, 'applicant')
  const [person] = await town.rows("SELECT id FROM person WHERE demo_persona = 'applicant'")
  const t = (key: string) => says('ar', `profile.${key}`)
  await page.goto('/ar/my/profile/languages/new')
  await page.locator('select[name=language]').selectOption('ar')
  // Without a skill it is asked again, and what was chosen is still there.
  await page.getByRole('button', { name: t('save') }).click()
  await expect(page.locator('.errsum')).toContainText(says('ar', 'validation.languageNeedsSkill'))
  await expect(page.locator('select[name=language]')).toHaveValue('ar')
  await page.locator('input[name=speaks][value=native]').check()
  await page.getByRole('button', { name: t('save') }).click()
  await expect(page).toHaveURL(/\/ar\/my\/profile\/languages$/)
  await page.getByRole('button', { name: t('next') }).click()
  await expect(page).toHaveURL(/\/reading$/)
  await page.locator('input[name=literacyLatin][value=slow]').check()
  await page.getByRole('button', { name: t('next') }).click()
  await expect(page).toHaveURL(/\/school$/)
  await page.locator('input[name=schoolingYears]').fill('١٢')
  await page.getByRole('button', { name: t('next') }).click()
  await expect(page).toHaveURL(/\/digital$/)
  await page.getByRole('button', { name: t('skip') }).click()
  await expect(page).toHaveURL(/\/neighbourhood$/)
  await page.goto('/ar/my/profile')
  await expect(page.locator('.answers')).toContainText(t('reading.slow'))
  await expect(page.locator('.answers')).toContainText('12')
  await expect(page.locator('.answers')).toContainText(t('skipped'))
  const [row] = await town.rows(
    'SELECT schooling_years AS years, literacy_latin AS latin FROM profile WHERE person_id = $1',
    [person?.id],
  )
  expect(row).toMatchObject({ years: 12, latin: 'slow' })
  await context.close()
})

test('at the desk two fill it in together, and the trail says who, with whom and in which language', async ({
  page,
  town,
}) => {
  const [person] = await town.rows("SELECT id FROM person WHERE demo_persona = 'newcomer2'")
  await signIn(page, 'reception')
  await page.goto(`/nl/staff/people/${person?.id}/profile/digital?language=ti`)
  // The question in Tigrinya, the worker's Dutch under it.
  await expect(page.locator('h1')).toContainText(says('ti', 'profile.digital.question'))
  await expect(page.locator('h1')).toContainText(says('nl', 'profile.digital.question'))
  await expectAccessible(page)
  await page.locator('input[name=digitalSkill][value="2"]').check()
  await page.getByRole('button', { name: says('nl', 'profile.next') }).click()
  await expect(page).toHaveURL(/\/profile\/neighbourhood\?language=ti$/)
  const [event] = await town.rows(
    `SELECT e.data->>'language' AS language, e.data->>'together' AS together, a.demo_persona AS by
       FROM audit_event e JOIN person a ON a.id = e.actor_id
      WHERE e.person_id = $1 AND e.event = 'people.profile.answered' ORDER BY e.id DESC LIMIT 1`,
    [person?.id],
  )
  expect(event).toMatchObject({ language: 'ti', together: 'true', by: 'reception' })
})

test('what somebody agreed to is taken back with one press, and staff see it at once', async ({
  page,
  browser,
  town,
}) => {
  const [person] = await town.rows("SELECT id FROM person WHERE demo_persona = 'newcomer3'")
  await signIn(page, 'newcomer3')
  await page.goto('/uk/my/data/consents')
  await expectAccessible(page)
  await page.locator('#withdraw-smsReminders button').click()
  await expect(page.locator('.banner--ok')).toBeVisible()
  await expect(page.locator('#withdraw-smsReminders')).toHaveCount(0)
  const desk = await (await browser.newContext()).newPage()
  await signIn(desk, 'caseworker')
  await desk.goto(`/nl/staff/people/${person?.id}`)
  const line = desk.getByText(says('nl', 'consent.purposes.smsReminders.title'))
  await expect(line).toContainText(says('nl', 'peopleStaff.consents.no'))
  await page.locator('#give-smsReminders button').click()
  await desk.reload()
  await expect(line).toContainText(says('nl', 'peopleStaff.consents.yes'))
})

test('an administrator sees what would go before a retention time is saved', async ({ page, town }) => {
  await page.setViewportSize({ width: 360, height: 780 })
  await signIn(page, 'admin')
  await page.goto('/nl/staff/retention')
  await expectAccessible(page)
  await expectNoSideways(page)
  await page.goto('/nl/staff/retention/people.corrections')
  await expect(page.locator('#choose')).toHaveCount(0)
  await page.locator('input[name=days]').fill('veel')
  await page.getByRole('button', { name: says('nl', 'retentionStaff.dryRun') }).click()
  await expect(page.getByText(says('nl', 'retentionStaff.wrongDays'))).toBeVisible()
  await page.locator('input[name=days]').fill('٩٠')
  await page.getByRole('button', { name: says('nl', 'retentionStaff.dryRun') }).click()
  await expect(page.locator('#would')).toContainText('90')
  await page.locator('#choose button').click()
  await expect(page.getByText(says('nl', 'retentionStaff.saved'))).toBeVisible()
  const [row] = await town.rows("SELECT days FROM retention_setting WHERE rule = 'people.corrections'")
  expect(row).toMatchObject({ days: 90 })
})
