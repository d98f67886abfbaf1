import { expect, expectAccessible, expectNoSideways, says, signIn, test } from './support/town'

test('an administrator makes a team, takes a caseworker in with safety, and takes them out again', async ({
  page,
  town,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await signIn(page, 'admin')
  await page.goto('/nl/staff/cases/teams')
  await expectAccessible(page)
  const name = `Team ${Date.now() % 1_000_000}`
  const form = page.locator('form#team')
  await form.locator('[name=name]').fill(name)
  // Hours with only one end are refused, and what was typed is still there.
  await form.locator('[name=fromMinute]').fill('09:00')
  await form.locator('button[type=submit]').click()
  await expect(page.locator('.errsum')).toContainText(says('nl', 'casesStaff.refused.teamHours'))
  await expect(form.locator('[name=name]')).toHaveValue(name)
  await form.locator('[name=toMinute]').fill('12:30')
  // A type another team already takes first: no question of another test lands here.
  await form.locator('[name=typeKeys][value=residenceCard]').check()
  await form.locator('button[type=submit]').click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByText(says('nl', 'casesStaff.teams.nobody'))).toBeVisible()
  await expectAccessible(page)

  const [worker] = await town.rows(`SELECT id, full_name FROM person WHERE demo_persona = 'caseworker2'`)
  const join = page.locator('form#join')
  await join.locator('[name=personId]').selectOption(worker?.id ?? '')
  await join.locator('[name=safety]').check()
  await join.locator('button[type=submit]').click()
  // Who asks for the right does not give it: a second person does.
  await expect(page.getByText(says('nl', 'casesStaff.teams.safetyAskedDone'))).toBeVisible()
  const confirm = page.getByRole('button', {
    name: says('nl', 'casesStaff.teams.safetyConfirmAbout').replace('{name}', worker?.full_name ?? ''),
  })
  await expect(confirm).toHaveCount(0)
  const address = page.url()
  await signIn(page, 'coordinator')
  await page.goto(address)
  await expectAccessible(page)
  await confirm.click()
  await expect(page.getByText(says('nl', 'casesStaff.teams.safetyTag'), { exact: true })).toBeVisible()
  await page
    .getByRole('button', {
      name: says('nl', 'casesStaff.teams.leaveAbout').replace('{name}', worker?.full_name ?? ''),
    })
    .click()
  await expect(page.getByText(says('nl', 'casesStaff.teams.nobody'))).toBeVisible()
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSideways(page)
  await page.getByRole('button', { name: says('nl', 'casesStaff.teams.close') }).click()
  await expect(page.getByText(says('nl', 'casesStaff.teams.closed'))).toBeVisible()
  await expect(page.getByText(name)).toHaveCount(0)
})

test('words of danger at the desk make a case of safety, with the numbers first', async ({ page, town }) => {
  await signIn(page, 'reception')
  await page.goto('/nl/staff')
  await page
    .getByRole('link', { name: says('nl', 'staff.nav.caseDesk') })
    .first()
    .click()
  // Who was looked for does not stand in the address.
  await page.locator('.search-row [name=q]').last().fill('Tesfay')
  await page.locator('.search-row button').last().click()
  await expect(page).toHaveURL(/\?s=/)
  const [person] = await town.rows(`SELECT p.id FROM person p WHERE p.demo_persona = 'newcomer3'`)
  await page.goto(`/nl/staff/cases/new?person=${person?.id}`)
  await page.check('[name=topic][value=housing]', { force: true })
  await page.fill('[name=question]', 'Haar man bedreigt haar met een mes')
  await page.locator('form#form button[type=submit]').click()
  await expect(page.getByText(says('nl', 'casesStaff.desk.danger'))).toBeVisible()
  const top = async (text: string) => (await page.getByText(text).first().boundingBox())?.y ?? 0
  expect(await top(says('nl', 'cases.emergency.title'))).toBeLessThan(
    await top(says('nl', 'casesStaff.desk.slip')),
  )
  await expectAccessible(page)
  // It was about the ball in the garden: the desk says so, with the reason, and the question goes where it belongs.
  await page.getByText(says('nl', 'casesStaff.noDanger.title'), { exact: true }).click()
  const calm = page.locator('form#no-danger-form')
  await calm.locator('button[type=submit]').click()
  await expect(page.locator('.errsum')).toBeVisible()
  await calm.locator('[name=words]').fill('Het mes is van de keuken')
  await calm.locator('button[type=submit]').click()
  await expect(page.getByText(says('nl', 'casesStaff.desk.danger'))).toHaveCount(0)
  await expect(page.getByText(says('nl', 'casesStaff.desk.slip'))).toBeVisible()
})

test('a caseworker sees side by side what a merge would move, merges, and takes it apart again', async ({
  page,
  town,
}) => {
  const t = (key: string) => says('nl', `casesStaff.merge.${key}`)
  await page.setViewportSize({ width: 1280, height: 900 })
  await signIn(page, 'reception')
  const [person] = await town.rows(
    `SELECT p.id FROM person p WHERE p.demo_persona IS NULL AND p.merged_into_id IS NULL AND p.disabled_at IS NULL
       AND EXISTS (SELECT 1 FROM role_assignment r WHERE r.person_id = p.id AND r.role = 'newcomer')
       AND NOT EXISTS (SELECT 1 FROM help_case c WHERE c.person_id = p.id) ORDER BY p.id DESC LIMIT 1`,
  )
  const numbers: string[] = []
  for (const question of ['Mijn contract', 'Nog eens mijn contract']) {
    await page.goto(`/nl/staff/cases/new?person=${person?.id}`)
    await page.check('[name=topic][value=school]', { force: true })
    await page.fill('[name=question]', question)
    await page.locator('form#form button[type=submit]').click()
    await expect(page.getByText(says('nl', 'casesStaff.desk.slip'))).toBeVisible()
    numbers.push((await page.locator('p.h2 bdi').textContent()) ?? '')
  }
  const [kept = '', double = ''] = numbers
  const [one] = await town.rows('SELECT id FROM help_case WHERE number = $1', [kept])
  await signIn(page, 'caseworker2')
  await page.goto(`/nl/staff/cases/${one?.id}`)
  const panel = page.locator('#people')
  await panel.getByText(says('nl', 'casesStaff.people.household')).click()
  await panel.locator('[name=with]').fill(double)
  await panel.getByRole('button', { name: says('nl', 'casesStaff.people.showMerge') }).click()
  await expect(page.getByRole('heading', { level: 1, name: t('title') })).toBeVisible()
  await expect(page.getByText('Nog eens mijn contract')).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSideways(page)
  await page.getByRole('button', { name: t('do') }).click()
  const apart = page.getByRole('button', {
    name: says('nl', 'casesStaff.people.unmergeAbout').replace('{number}', double),
  })
  await expect(apart).toBeVisible()
  await expectAccessible(page)
  await apart.click()
  await expect
    .poll(async () => {
      const [back] = await town.rows('SELECT merged_into_id, closed_at FROM help_case WHERE number = $1', [
        double,
      ])
      return back
    })
    .toEqual({ merged_into_id: null, closed_at: null })
  await expect(apart).toHaveCount(0)
})

test('two colleagues write down one fact at once: the second sees both side by side, and chooses', async ({
  browser,
  page,
  town,
}) => {
  const t = (key: string) => says('nl', `casesStaff.conflict.${key}`)
  const [one] = await town.rows(
    `SELECT c.id FROM help_case c JOIN case_team t ON t.id = c.team_id
      WHERE t.key = 'verblijf' AND c.type_key = 'residenceCard' AND c.closed_at IS NULL AND NOT c.sensitive ORDER BY c.id LIMIT 1`,
  )
  const address = `/nl/staff/cases/${one?.id}/facts/decisionNoticeOn`
  await page.setViewportSize({ width: 1280, height: 900 })
  await signIn(page, 'caseworker')
  await page.goto(address)
  await expectAccessible(page)
  const colleague = await (await browser.newContext()).newPage()
  await signIn(colleague, 'coordinator')
  await colleague.goto(address)
  await colleague.locator('[name=on]').fill('2026-11-02')
  await colleague.locator('form#form button[type=submit]').click()
  await expect(colleague.getByText(says('nl', 'casesStaff.case.saved'))).toBeVisible()
  await colleague.context().close()

  await page.locator('[name=on]').fill('2026-11-03')
  await page.locator('form#form button[type=submit]').click()
  await expect(page.locator('.errsum')).toContainText(says('nl', 'casesStaff.refused.changedMeanwhile'))
  await expect(page.getByText('2 november 2026').first()).toBeVisible()
  await expect(page.locator('[name=on]')).toHaveValue('2026-11-03')
  await expect(page.getByRole('heading', { name: t('theirs') })).toBeVisible()
  await page.locator('form#form button[type=submit]').click()
  await expect(page.getByText(says('nl', 'casesStaff.case.saved'))).toBeVisible()
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(address)
  await expect(page.getByText('2 november 2026').first()).toBeVisible()
  await expectNoSideways(page)
})
