import { expect, expectAccessible, expectNoSideways, says, signIn, test } from './support/town'

test('a guest asks in Tigrinya without JavaScript; one of two who press has it; bulk is undone; two eyes more close it', async ({
  browser,
  town,
}) => {
  const guest = await (
    await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  ).newPage()
  const press = (key: 'next' | 'send') =>
    guest.getByRole('button', { name: says('ti', `cases.ask.${key}`), exact: true }).click()
  const next = () => press('next')
  const name = `ሃና ${Date.now() % 1_000_000}`
  await guest.goto('/ti/help/ask')
  await expectNoSideways(guest)
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText(says('ti', 'cases.ask.topic'))
  await guest.check('[name=topic][value=family]', { force: true })
  await next()
  await guest.fill('[name=question]', 'ሰብኣየይ ኣብ ሱዳን ኣሎ')
  await next()
  // Without a number nobody can answer: it is said, and the name is still there.
  await guest.fill('[name=fullName]', name)
  await guest.check('[name=reachBy][value=phone]', { force: true })
  await next()
  await expect(guest.locator('.errsum')).toBeVisible()
  await expect(guest.locator('[name=fullName]')).toHaveValue(name)
  await guest.fill('[name=phone]', '0470 11 22 33')
  await guest.check('[name=reachBy][value=phone]', { force: true })
  await next()
  await guest.check('[name=urgency][value=week]', { force: true })
  await next()
  await expect(guest.getByText('ሰብኣየይ ኣብ ሱዳን ኣሎ')).toBeVisible()
  await expectNoSideways(guest)
  await press('send')
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText(says('ti', 'cases.ask.sent'))
  const number = await guest.getByText(/^D-\d{4}-\d{5}$/).innerText()
  const [row] = await town.rows('SELECT id FROM help_case WHERE number = $1', [number])
  const path = `/nl/staff/cases/${row?.id}`

  const desk = async (persona: string) => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    await signIn(page, persona)
    await page.goto(path)
    return page
  }
  const [one, other] = [await desk('caseworker'), await desk('coordinator')]
  await expect(one.getByText('ሰብኣየይ ኣብ ሱዳን ኣሎ').first()).toBeVisible()
  const claim = says('nl', 'casesStaff.case.claim')
  await Promise.all([one, other].map((page) => page.getByRole('button', { name: claim }).first().click()))
  const taken = says('nl', 'casesStaff.refused.taken')
  await expect
    .poll(async () => (await one.getByText(taken).count()) + (await other.getByText(taken).count()))
    .toBe(1)
  expect(
    await town.rows('SELECT id FROM case_assignment WHERE case_id = $1 AND until_at IS NULL', [
      row?.id ?? '',
    ]),
  ).toHaveLength(1)

  // A flag on what was chosen in the list, and back.
  await one.goto('/nl/staff/cases')
  await one.locator('.search-row [name=q]').fill(number)
  await one.locator('.search-row button').click()
  await expect(one).toHaveURL(/[?&]s=/)
  await one.getByLabel(says('nl', 'casesStaff.list.choose').replace('{number}', number)).check()
  await one.getByRole('button', { name: says('nl', 'casesStaff.list.with') }).click()
  await one.check('[name=what][value=flag]', { force: true })
  await one.selectOption('[name=flag]', 'callBack')
  await one.getByRole('button', { name: says('nl', 'casesStaff.bulk.do') }).click()
  const flags = () =>
    town.rows('SELECT id FROM case_flag WHERE case_id = $1 AND cleared_at IS NULL', [row?.id ?? ''])
  await expect(one.getByRole('button', { name: says('nl', 'casesStaff.bulk.undo') })).toBeVisible()
  expect(await flags()).toHaveLength(1)
  await one.getByRole('button', { name: says('nl', 'casesStaff.bulk.undo') }).click()
  await expect.poll(async () => (await flags()).length).toBe(0)

  // Four eyes: who asked cannot confirm.
  await one.goto(path)
  await one.locator('#close summary').click()
  await one.selectOption('form#close-form [name=outcome]', 'solved')
  await one.locator('form#close-form button[type=submit]').click()
  await expect(one.locator('#refuse-close')).toBeVisible()
  await expect(one.locator('#confirm-close')).toHaveCount(0)
  await expectAccessible(one)
  await other.goto(path)
  await other
    .locator('#close')
    .getByRole('button', { name: says('nl', 'casesStaff.close.confirm') })
    .click()
  await expect(other.locator('form#reopen')).toBeVisible()
  expect(
    await town.rows(`SELECT id FROM help_case WHERE id = $1 AND outcome = 'solved'`, [row?.id ?? '']),
  ).toHaveLength(1)
})
