import { readFileSync } from 'node:fs'
import { Secret, TOTP } from 'otpauth'
import { expect, expectAccessible, expectNoSideways, says, signIn, test } from './support/town'

test('reception writes somebody down, is asked whether it is somebody known, merges the two and undoes it', async ({
  page,
  town,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await signIn(page, 'reception')
  const mark = `Zoë${Date.now() % 100_000}`
  const add = async (name: string, surely = false) => {
    await page.goto('/nl/staff/people/new')
    await page.fill('[name=fullName]', name)
    await page.fill('[name=birthYear]', '١٩٩١')
    await page.selectOption('[name=locale]', 'ti')
    await page.locator('form#form button[type=submit]').click()
    if (!surely) return
    await expect(page.locator('.errsum')).toContainText('Kidane')
    // What was typed is still there.
    await expect(page.locator('[name=fullName]')).toHaveValue(name)
    await page.check('[name=surelyNew]')
    await page.locator('form#form button[type=submit]').click()
  }
  await add(`${mark} Kidane`)
  await expect(page).toHaveURL(/done=added/)
  await add(`${mark} Kidané`, true)
  await expect(page).toHaveURL(/done=added/)
  expect(
    await town.rows(`SELECT id FROM person WHERE full_name LIKE $1 AND birth_year = 1991`, [`${mark}%`]),
  ).toHaveLength(2)

  await page
    .getByRole('link', { name: says('nl', 'peopleStaff.compare') })
    .first()
    .click()
  await expectNoSideways(page)
  await page.getByRole('button', { name: says('nl', 'peopleStaff.merge.confirm') }).click()
  await expect(page.getByText(says('nl', 'peopleStaff.merge.done'))).toBeVisible()
  await page.getByRole('button', { name: /^Ongedaan maken/ }).click()
  await expect(page.getByText(says('nl', 'peopleStaff.merge.undone'))).toBeVisible()
})

test('a role is taken away in one browser and gone at the next click in the other', async ({
  page,
  browser,
  town,
}) => {
  const [person] = await town.rows(`SELECT id FROM person WHERE demo_persona = 'manager'`)
  const other = await (await browser.newContext()).newPage()
  await signIn(other, 'manager')
  expect((await other.goto('/nl/staff/trail'))?.status()).toBe(200)
  await signIn(page, 'admin')
  await page.goto(`/nl/staff/people/${person?.id}`)
  await page.getByRole('button', { name: 'Neem weg: rol Directie' }).click()
  await expect(page.getByText(says('nl', 'peopleStaff.taken'))).toBeVisible()
  expect((await other.goto('/nl/staff/trail'))?.status()).toBe(404)
  await page.selectOption('select[name=role]', 'manager')
  await page.getByRole('button', { name: says('nl', 'peopleStaff.giveRole') }).click()
  await expect(page.getByText(says('nl', 'peopleStaff.given'))).toBeVisible()
  expect((await other.goto('/nl/staff/trail'))?.status()).toBe(200)
})

test('a newcomer reads in Arabic who looked, saves a copy, and ends a session elsewhere', async ({
  page,
  browser,
}) => {
  const desk = await (await browser.newContext()).newPage()
  await signIn(desk, 'reception')
  await desk.goto('/nl/staff/people')
  await desk.locator('input[name=q]').fill('newcomer3@lindeveld.example')
  await desk.getByRole('button', { name: says('nl', 'peopleStaff.search'), exact: true }).click()
  await desk.locator('.tbl th a').first().click()
  await expect(desk.locator('h1')).toBeVisible()

  const elsewhere = await (await browser.newContext()).newPage()
  await signIn(elsewhere, 'newcomer3')
  await page.setViewportSize({ width: 360, height: 780 })
  await signIn(page, 'newcomer3')
  await page.goto('/ar/my/data')
  await expect(page.locator('.tbl')).toContainText(says('ar', 'myData.lookPerson'))
  await expectNoSideways(page)

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: says('ar', 'myData.copyButton') }).click(),
  ])
  const copy = JSON.parse(readFileSync(await download.path(), 'utf8'))
  expect(copy.people.person.email).toBe('newcomer3@lindeveld.example')
  expect(copy.courses.bookings.length).toBeGreaterThan(0)
  expect(JSON.stringify(copy)).not.toMatch(/hash|secret|"id"/i)

  expect((await elsewhere.goto('/nl/my'))?.url()).toMatch(/\/nl\/my$/)
  await page.getByRole('button', { name: says('ar', 'myData.endOthers') }).click()
  await expect(page.getByText(says('ar', 'myData.ended'))).toBeVisible()
  await elsewhere.goto('/nl/my')
  await expect(elsewhere).toHaveURL(/sign-in/)
})

test('somebody is forgotten, without a script and in Arabic: what they wrote is gone, and the door is shut', async ({
  browser,
  town,
}) => {
  const phone = await (
    await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  ).newPage()
  const email = `forget${Date.now()}@example.org`
  await phone.goto('/ar/sign-in')
  await phone.fill('[name=email]', email)
  await phone.locator('form#form button[type=submit]').click()
  await phone.fill('[name=code]', await town.codeFor(email))
  await phone.locator('form#form button[type=submit]').click()
  await expect(phone).toHaveURL(/\/ar\/my$/)
  await phone.goto('/ar/my/data')
  await phone.getByRole('link', { name: says('ar', 'myData.eraseLink') }).click()
  await expectNoSideways(phone)
  // The button alone is not enough.
  await phone.getByRole('button', { name: says('ar', 'myData.eraseButton') }).click()
  await expect(phone.locator('.errsum')).toContainText(says('ar', 'myData.sureNeeded'))
  await phone.check('[name=sure]')
  await phone.getByRole('button', { name: says('ar', 'myData.eraseButton') }).click()
  await expect(phone).toHaveURL(/\/ar\/erased$/)
  await expect(phone.locator('h1')).toHaveText(says('ar', 'myData.erasedTitle'))
  expect(await town.rows('SELECT id FROM person WHERE email = $1', [email])).toHaveLength(0)
  await phone.goto('/ar/my')
  await expect(phone).toHaveURL(/sign-in/)
})

test('staff show a second key after the code from the mail; before that the back office stays shut', async ({
  page,
  browser,
  town,
}) => {
  const email = `colleague${Date.now()}@example.org`
  await signIn(page, 'admin')
  await page.goto('/nl/staff/people/new')
  await page.fill('[name=fullName]', `Collega ${Date.now()}`)
  await page.fill('[name=email]', email)
  await page.locator('form#form button[type=submit]').click()
  await page.selectOption('select[name=role]', 'reception')
  await page.getByRole('button', { name: says('nl', 'peopleStaff.giveRole') }).click()
  await expect(page.getByText(says('nl', 'peopleStaff.given'))).toBeVisible()
  await expect(page.getByText(says('nl', 'peopleStaff.factor.hasNot'))).toBeVisible()

  const desk = await (await browser.newContext()).newPage()
  await desk.goto('/nl/sign-in')
  await desk.fill('[name=email]', email)
  await desk.locator('form#form button[type=submit]').click()
  await desk.fill('[name=code]', await town.codeFor(email))
  await desk.locator('form#form button[type=submit]').click()
  await expect(desk).toHaveURL(/\/nl\/staff\/second-factor/)
  await expectAccessible(desk)
  // There is no way round it.
  await desk.goto('/nl/staff/people')
  await expect(desk).toHaveURL(/second-factor\?back=/)
  expect((await desk.request.get('/nl/staff/courses', { maxRedirects: 0 })).status()).toBe(307)
  const secret = ((await desk.locator('code').textContent()) ?? '').replaceAll(' ', '')
  const app = new TOTP({ secret: Secret.fromBase32(secret) })
  await desk.fill('[name=code]', '000000')
  await desk.locator('form#form button[type=submit]').click()
  await expect(desk.locator('.errsum')).toContainText(says('nl', 'peopleStaff.factor.wrong'))
  await desk.fill('[name=code]', app.generate())
  await desk.locator('form#form button[type=submit]').click()
  await expect(desk.locator('.banner--ok')).toContainText(/[A-Z2-9]{5}-[A-Z2-9]{5}/)
  await desk.getByRole('link', { name: says('nl', 'peopleStaff.factor.goOn') }).click()
  await expect(desk).toHaveURL(/\/nl\/staff\/people$/)

  await page.reload()
  await page.getByRole('button', { name: says('nl', 'peopleStaff.factor.reset') }).click()
  await expect(page.getByText(says('nl', 'peopleStaff.factor.resetDone'))).toBeVisible()
  await desk.goto('/nl/staff/people')
  await expect(desk).toHaveURL(/sign-in\?back=/)
})
