import { expect, expectAccessible, expectNoSideways, says, signIn, test } from './support/town'

for (const { locale, persona, name } of [
  { locale: 'ti', persona: 'newcomer2', name: 'Yonas' },
  { locale: 'ar', persona: 'newcomer', name: 'Amina' },
])
  test(`reception makes a card in ${locale}; it opens the door on a phone, and no more after it is revoked`, async ({
    page,
    browser,
    town,
  }) => {
    const [person] = await town.rows('SELECT id FROM person WHERE demo_persona = $1', [persona])
    await signIn(page, 'reception')
    await page.goto(`/nl/staff/people/${person?.id}`)
    await page.getByRole('button', { name: says('nl', 'peopleStaff.accessCard.make') }).click()
    await expect(page).toHaveURL(/\/card$/)
    await expect(page.locator('.idcards')).toContainText(name)
    await expect(page.locator('.idcards')).toHaveAttribute('lang', locale)
    await expect(page.locator('svg.idcard__qr')).toBeVisible()
    await expectAccessible(page)
    const [number = '', pin = ''] = await page.locator('.idcard__number').allInnerTexts()
    const address = page.url()
    // Neither number nor PIN is in the address, and the PIN is nowhere readable in the database.
    expect(address).not.toContain(number.replaceAll(' ', ''))
    const [row] = await town.rows('SELECT * FROM access_card WHERE person_id = $1 AND revoked_at IS NULL', [
      person?.id,
    ])
    expect(JSON.stringify(row)).not.toContain(pin.replaceAll(' ', ''))

    const phone = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
    await phone.goto(`/${locale}/sign-in`)
    await phone.getByRole('link', { name: says(locale, 'card.haveCard') }).click()
    await expectNoSideways(phone)
    // A slip of the finger is told as such, and what was typed stays.
    await phone.fill('[name=number]', number.slice(0, -1) + ((Number(number.at(-1)) + 1) % 10))
    await phone.fill('[name=pin]', pin)
    await phone.locator('form#form button[type=submit]').click()
    await expect(phone.locator('.errsum')).toContainText(says(locale, 'validation.invalidCard'))
    await expectAccessible(phone)
    await phone.fill('[name=number]', number)
    await phone.fill('[name=pin]', pin === '111 112' ? '111 113' : '111 112')
    await phone.locator('form#form button[type=submit]').click()
    await expect(phone.locator('.errsum')).toContainText(says(locale, 'card.wrong'))
    await phone.fill('[name=pin]', pin)
    await phone.locator('form#form button[type=submit]').click()
    await expect(phone).toHaveURL(new RegExp(`/${locale}/my$`))

    await page.goto(`/nl/staff/people/${person?.id}`)
    await page.getByRole('button', { name: says('nl', 'peopleStaff.accessCard.revoke') }).click()
    await expect(page.getByText(says('nl', 'peopleStaff.accessCard.revoked'))).toBeVisible()
    await phone.goto(`/${locale}/my`)
    await expect(phone).toHaveURL(/sign-in/)
    await phone.goto(`/${locale}/sign-in/card`)
    await phone.fill('[name=number]', number)
    await phone.fill('[name=pin]', pin)
    await phone.locator('form#form button[type=submit]').click()
    await expect(phone.locator('.errsum')).toContainText(says(locale, 'card.wrong'))
  })
