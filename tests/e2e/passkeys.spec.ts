import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSideways, says, signIn, test } from './support/town'

/** A passkey that lives in Chromium itself (Chrome DevTools Protocol, WebAuthn). */
async function addAuthenticator(page: Page) {
  const client = await page.context().newCDPSession(page)
  await client.send('WebAuthn.enable')
  const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    /** The holder's finger is, or is not, theirs. */
    verified: (isUserVerified: boolean) =>
      client.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  }
}

test('a newcomer makes a passkey in Arabic on a telephone, comes in with a finger, and removes it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  const finger = await addAuthenticator(page)
  await signIn(page, 'newcomer2')
  await page.goto('/ar/my/settings')
  await page.getByRole('link', { name: says('ar', 'auth.passkey.settingsLink') }).click()
  await expect(page.getByText(says('ar', 'auth.passkey.none'))).toBeVisible()
  const add = page.getByRole('button', { name: says('ar', 'auth.passkey.add') })
  // Not half behind the bar at the bottom of the screen.
  await add.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  await expectAccessible(page)
  await expectNoSideways(page)
  await add.click()
  // The name is asked in words, and the key that was made for nothing is worth nothing.
  await expect(page.locator('.errsum')).toContainText(says('ar', 'validation.required'))
  await page.fill('[name=name]', 'هاتفي')
  await finger.verified(false)
  await add.click()
  await expect(page.getByRole('alert').getByText(says('ar', 'auth.passkey.failed'))).toBeVisible()
  await expect(page.locator('[name=name]')).toHaveValue('هاتفي')
  await finger.verified(true)
  await add.click()
  await expect(page.getByText(says('ar', 'auth.passkey.done.added'))).toBeVisible()
  await expect(page.getByRole('heading', { name: 'هاتفي' })).toBeVisible()
  await expectAccessible(page)

  await page.goto('/ar/sign-out')
  await page.getByRole('button', { name: says('ar', 'auth.signOut') }).click()
  await expect(page).toHaveURL(/sign-out\/done/)
  await page.goto('/ar/sign-in?back=/ar/my/passkeys')
  await page.locator('#passkey input[name=shared]').check()
  await expectAccessible(page)
  await expectNoSideways(page)
  await page.getByRole('button', { name: says('ar', 'auth.passkey.signIn') }).click()
  await expect(page).toHaveURL(/\/ar\/my\/passkeys$/)
  await page.getByRole('button', { name: /^حذف/ }).click()
  await expect(page.getByText(says('ar', 'auth.passkey.done.removed'))).toBeVisible()
  await page.context().clearCookies()
  await page.goto('/ar/sign-in')
  await page.getByRole('button', { name: says('ar', 'auth.passkey.signIn') }).click()
  await expect(page.locator('#passkey .errsum')).toContainText(says('ar', 'auth.passkey.refused.wrong'))
})

test('a passkey is the second key of somebody who works here, and then the only one they need', async ({
  page,
  browser,
  town,
}) => {
  const email = `key${Date.now()}@example.org`
  await signIn(page, 'admin')
  await page.goto('/nl/staff/people/new')
  await page.fill('[name=fullName]', `Sleutel ${Date.now()}`)
  await page.fill('[name=email]', email)
  await page.locator('form#form button[type=submit]').click()
  await page.selectOption('select[name=role]', 'reception')
  await page.getByRole('button', { name: says('nl', 'peopleStaff.giveRole') }).click()
  await expect(page.getByText(says('nl', 'peopleStaff.given'))).toBeVisible()

  const desk = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  await addAuthenticator(desk)
  await desk.goto('/nl/sign-in')
  await desk.fill('[name=email]', email)
  await desk.locator('form#form button[type=submit]').click()
  await desk.fill('[name=code]', await town.codeFor(email))
  await desk.locator('form#form button[type=submit]').click()
  await expect(desk).toHaveURL(/\/nl\/staff\/second-factor/)
  await expectAccessible(desk)
  await desk.fill('#passkey [name=name]', 'balie')
  await desk.getByRole('button', { name: says('nl', 'auth.passkey.add') }).click()
  await expect(desk).toHaveURL(/\/nl\/staff$/)

  // Another session by the mailbox asks for the passkey, and offers no app to go round it.
  await desk.context().clearCookies()
  await desk.goto('/nl/sign-in')
  await desk.getByRole('button', { name: says('nl', 'auth.passkey.signIn') }).click()
  await expect(desk).toHaveURL(/\/nl\/staff$/)
  await town.rows(
    `UPDATE session SET second_factor_at = NULL WHERE person_id = (SELECT id FROM person WHERE email = $1)`,
    [email],
  )
  await desk.goto('/nl/staff/people')
  await expect(desk).toHaveURL(/second-factor\?back=/)
  await expect(desk.locator('[name=code]')).toHaveCount(0)
  await expectAccessible(desk)
  await desk.getByRole('button', { name: says('nl', 'auth.passkey.confirm') }).click()
  await expect(desk).toHaveURL(/\/nl\/staff\/people$/)
})
