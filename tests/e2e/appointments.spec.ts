import { expect, expectAccessible, says, signIn, test } from './support/town'

test('a newcomer makes an appointment in three presses, moves it from the mail and calls it off', async ({
  page,
  town,
}) => {
  await signIn(page, 'newcomer3')
  await page.goto('/uk/appointments')
  await page.getByRole('link', { name: 'Вивчення нідерландської' }).click()
  await expect(page.locator('.slots a, .banner a').first()).toBeVisible()
  // The first week may be full already.
  const first = page.locator('.slots a').first()
  if (!(await first.isVisible())) await page.locator('.banner a').first().click()
  await page.locator('.slots a').last().click()
  await page.getByRole('button', { name: says('uk', 'appointments.confirm') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(says('uk', 'appointments.booked'))
  await expectAccessible(page)
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''

  // The mail's link opens this one appointment without signing in; following it changes nothing.
  // The town has mailed this person before: it is the mail about this one that is waited for.
  let link = ''
  await expect(async () => {
    const [mail] = await town.rows(
      `SELECT text FROM demo_mail WHERE "to" = $1 AND position($2 IN text) > 0`,
      ['newcomer3@lindeveld.example', `/appointments/change/${id}`],
    )
    link = mail?.text?.match(/https?:\/\/\S+\/appointments\/change\/\S+/)?.[0] ?? ''
    expect(link).not.toBe('')
  }).toPass({ timeout: 20_000 })
  await page.context().clearCookies()
  await page.goto(new URL(link).pathname)
  await page.locator('.slots--wide button').last().click()
  await expect(page.getByText(says('uk', 'appointments.moved'))).toBeVisible()
  await page.getByRole('button', { name: says('uk', 'appointments.cancel') }).click()
  await expect(page.getByText(says('uk', 'appointments.cancelled'))).toBeVisible()
  const [row] = await town.rows(
    'SELECT sequence::text AS sequence, cancel_reason FROM appointment WHERE id = $1',
    [id],
  )
  expect(row).toEqual({ sequence: '2', cancel_reason: 'self' })
})

test('a guest without a script leaves a number; reception calls back and confirms', async ({
  browser,
  town,
}) => {
  const guest = await browser.newContext({ javaScriptEnabled: false })
  const page = await guest.newPage()
  await page.goto('/ti/appointments/papers')
  const first = page.locator('.slots a').first()
  if (!(await first.isVisible())) await page.locator('.banner a').first().click()
  await page.locator('.slots a').last().click()
  await page.getByRole('button', { name: says('ti', 'appointments.confirm') }).click()
  // Nothing was typed: it says so, and asks again.
  await expect(page.locator('.errsum').first()).toBeVisible()
  await page.locator('input[name=guestName]').fill('ሰላም')
  await page.locator('input[name=guestPhone]').fill('0470 12 34 99')
  await page.getByRole('button', { name: says('ti', 'appointments.confirm') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(says('ti', 'appointments.guestDone'))
  await guest.close()

  const desk = await browser.newContext()
  const reception = await desk.newPage()
  await signIn(reception, 'reception')
  await reception.goto('/nl/staff/appointments')
  await reception.getByRole('button', { name: `${says('nl', 'appointmentsStaff.act.confirm')}: ሰላም` }).click()
  await expect(reception.getByText(says('nl', 'appointmentsStaff.done.confirm'))).toBeVisible()
  const rows = await town.rows(
    "SELECT 1 AS one FROM appointment WHERE guest_name = 'ሰላም' AND confirmed_at IS NOT NULL",
  )
  expect(rows).toHaveLength(1)
  await desk.close()
})

test('numbers at the door: one is drawn, called, and shown in the hall', async ({ browser }) => {
  const desk = await browser.newContext()
  const page = await desk.newPage()
  await signIn(page, 'reception')
  await page.goto('/nl/staff/appointments/desk')
  await page.getByRole('button', { name: says('nl', 'appointmentsStaff.desk.draw') }).click()
  await expect(page).toHaveURL(/done=drawn/)
  await page.locator('input[name=desk]').fill('7')
  await page.getByRole('button', { name: says('nl', 'appointmentsStaff.desk.call') }).click()
  await expect(page).toHaveURL(/done=called/)
  const number = new URL(page.url()).searchParams.get('number') ?? ''
  await page.goto('/ar/serving')
  await expect(page.locator('.serving li').first()).toContainText(number)
  await expectAccessible(page)
  await desk.close()
})
