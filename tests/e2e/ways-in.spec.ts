import { expect, expectAccessible, expectNoSideways, says, signIn, test } from './support/town'

const unique = (name: string) => `${name}${Date.now()}${Math.floor(Math.random() * 1000)}@example.org`

test('an employer is invited in Arabic, comes in by the button on a telephone without scripts, and is out when it ends', async ({
  page,
  browser,
  town,
}) => {
  const email = unique('boss')
  const name = `Bakkerij ${Date.now()}`
  await page.setViewportSize({ width: 1280, height: 900 })
  await signIn(page, 'coordinator')
  await page.goto('/nl/staff/organisations')
  await expectAccessible(page)
  await page.getByRole('link', { name: says('nl', 'organisationsStaff.add') }).click()
  await page.fill('[name=name]', name)
  await page.locator('form#form button[type=submit]').click()
  await expect(page.getByText(says('nl', 'organisationsStaff.notices.added'))).toBeVisible()
  await page.fill('#invite [name=fullName]', 'Karim El-Amin')
  await page.fill('#invite [name=email]', 'not an address')
  await page.selectOption('#invite [name=locale]', 'ar')
  await page.locator('#invite button[type=submit]').click()
  await expect(page.locator('#invite .errsum')).toBeVisible()
  await expect(page.locator('#invite [name=fullName]')).toHaveValue('Karim El-Amin')
  await page.fill('#invite [name=email]', email)
  await page.locator('#invite button[type=submit]').click()
  await expect(page.getByText(says('nl', 'organisationsStaff.notices.invited'))).toBeVisible()
  await expectAccessible(page)
  await expectNoSideways(page)

  const phone = await (
    await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  ).newPage()
  const mail = await town.mailTo(email, says('ar', 'auth.invitation.mailSubject'))
  const address = mail.text.match(/https?:\S+invitation\?key=\S+/)?.[0] ?? ''
  const link = new URL(address)
  await phone.goto(link.pathname + link.search)
  await phone.goto(link.pathname + link.search)
  await expect(phone.locator('h1')).toHaveText(says('ar', 'auth.invitation.title'))
  await expectNoSideways(phone)
  await phone.getByRole('button', { name: says('ar', 'auth.invitation.accept') }).click()
  await expect(phone).toHaveURL(/\/ar\/my$/)
  await phone.goto(link.pathname + link.search)
  await expect(phone.locator('h1')).toHaveText(says('ar', 'auth.invitation.goneTitle'))

  await page.reload()
  await expect(page.getByRole('link', { name: 'Karim El-Amin' })).toBeVisible()
  await page.fill('#end [name=reason]', 'De zaak stopt.')
  await page.locator('#end button[type=submit]').click()
  await expect(page.getByText(says('nl', 'organisationsStaff.notices.ended'))).toBeVisible()
  expect(
    await town.rows(
      `SELECT r.id FROM role_assignment r JOIN person p ON p.id = r.person_id
        WHERE p.email = $1 AND r.role = 'employer' AND r.revoked_at IS NULL`,
      [email],
    ),
  ).toHaveLength(0)
})

test('somebody signs in by the link of the mail, by its button only, on a telephone that is not only theirs', async ({
  browser,
  town,
}) => {
  const email = unique('link')
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const phone = await context.newPage()
  await phone.goto('/ti/sign-in')
  await phone.fill('[name=email]', email)
  await phone.locator('form#form button[type=submit]').click()
  await expect(phone).toHaveURL(/\/ti\/sign-in\/code/)
  await expectAccessible(phone)
  const mail = await town.mailTo(email, says('ti', 'mail.code.subject'))
  const link = new URL(mail.text.match(/https?:\S+link\?key=\S+/)?.[0] ?? '')
  // A scanner opens it as often as it likes.
  for (let look = 0; look < 3; look++)
    expect((await phone.request.get(link.pathname + link.search)).status()).toBe(200)
  await phone.goto(link.pathname + link.search)
  await expectAccessible(phone)
  await expectNoSideways(phone)
  await phone.check('[name=shared]')
  await phone.locator('form#form button[type=submit]').click()
  await expect(phone).toHaveURL(/\/ti\/my$/)
  await expect(phone.getByText(says('ti', 'auth.shared.strip'))).toBeVisible()
  await expectNoSideways(phone)
  await expectAccessible(phone)

  // Nothing outlives the browser, and the address they typed is gone already.
  const cookies = await context.cookies()
  expect(cookies.map((cookie) => cookie.name).sort()).toEqual(['samen-session', 'samen-shared'])
  expect(cookies.every((cookie) => cookie.expires === -1)).toBe(true)
  await phone.goto('/ti/my/settings')
  await phone.fill('[name=fullName]', 'TYPEDWORD')
  await phone
    .locator('a[data-language]')
    .first()
    .evaluate((element) => (element as HTMLElement).click())
  await expect(phone).not.toHaveURL(/\/ti\//)
  await phone.waitForLoadState('networkidle')
  expect(
    await phone.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }])),
  ).not.toContain('TYPEDWORD')

  await phone.goto('/ti/sign-out')
  await phone.getByRole('button', { name: says('ti', 'auth.signOut') }).click()
  await expect(phone).toHaveURL(/\/ti\/sign-out\/done$/)
  expect((await phone.request.get('/ti/sign-out/done')).headers()['clear-site-data']).toBe(
    '"cache", "storage"',
  )
  expect((await context.cookies()).filter((cookie) => cookie.name.startsWith('samen-s'))).toHaveLength(0)
  await phone.goto('/ti/my')
  await expect(phone).toHaveURL(/sign-in/)
})

const sessionOf = (
  town: { rows: (sql: string, values?: unknown[]) => Promise<Record<string, string>[]> },
  persona: string,
) =>
  town
    .rows(
      `SELECT s.id FROM session s JOIN person p ON p.id = s.person_id WHERE p.demo_persona = $1 AND s.ended_at IS NULL ORDER BY s.created_at DESC LIMIT 1`,
      [persona],
    )
    .then(([row]) => row?.id ?? '')

test('on a shared telephone a warning comes a minute before five are over, and then the page is gone', async ({
  page,
  town,
}) => {
  await page.clock.install()
  await page.setViewportSize({ width: 360, height: 740 })
  expect(
    (
      await page.request.post('/api/demo/session', {
        form: { persona: 'newcomer', shared: 'on' },
        maxRedirects: 0,
      })
    ).status(),
  ).toBe(303)
  await page.goto('/ar/my')
  await page.waitForLoadState('networkidle')
  // Without a script nothing can warn; then the page leaves by itself.
  expect(await (await page.request.get('/ar/my')).text()).toMatch(
    /<noscript><meta http-equiv="refresh" content="\d+;url=\/ar\/sign-out\/done\?idle=1"/i,
  )
  const id = await sessionOf(town, 'newcomer')
  const idle = (seconds: number) =>
    town.rows(`UPDATE session SET last_seen_at = now() - make_interval(secs => $2) WHERE id = $1`, [
      id,
      seconds,
    ])
  await idle(250)
  await page.clock.fastForward(242_000)
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText(says('ar', 'auth.ending.textShared'))
  await expect(dialog.getByRole('button')).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  // The clock began anew.
  expect((await (await page.request.get('/api/session')).json()).idleSeconds).toBeGreaterThan(290)
  await idle(301)
  await page.clock.fastForward(242_000)
  await expect(page).toHaveURL(/\/ar\/sign-out\/done\?idle=1$/)
  // It took the page's place: there is no way back to it.
  await page.goto('/ar/my')
  await expect(page).toHaveURL(/sign-in/)
})

test('staff are warned two minutes ahead; what they type when it is over comes back after signing in, done once', async ({
  page,
  town,
}) => {
  await page.clock.install()
  await signIn(page, 'coordinator')
  await page.goto('/nl/staff/organisations/new')
  await page.waitForLoadState('networkidle')
  const id = await sessionOf(town, 'coordinator')
  await page.fill('[name=name]', 'half')
  await town.rows(
    `UPDATE session SET last_seen_at = now() - interval '28 minutes 30 seconds' WHERE id = $1`,
    [id],
  )
  await page.clock.fastForward(28.5 * 60_000)
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText(says('nl', 'auth.ending.text'))
  await expect(dialog.getByRole('button', { name: says('nl', 'auth.ending.stay') })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.locator('[name=name]')).toHaveValue('half')

  // Now it is over, and the form is sent all the same.
  const name = `Typed ${Date.now()}`
  await page.fill('[name=name]', name)
  await page.check('[name=kind][value=partner]')
  await page.fill('[name=contactName]', 'ذ O’Brien <b>')
  await town.rows(`UPDATE session SET ended_at = now() WHERE id = $1`, [id])
  await page.locator('form#form button[type=submit]').click()
  await expect(page).toHaveURL(/\/nl\/sign-in\?back=/)
  expect(page.url()).not.toContain('Typed')
  expect(await town.rows('SELECT id FROM organisation WHERE name = $1', [name])).toHaveLength(0)
  // Somebody else at the same computer sees nothing of it.
  await signIn(page, 'caseworker')
  await page.goto('/nl/staff/organisations/new')
  await expect(page.locator('[name=name]')).toHaveValue('')
  await signIn(page, 'coordinator')
  await page.goto('/nl/staff/organisations/new')
  await expect(page.getByText(says('nl', 'forms.kept'))).toBeVisible()
  await expect(page.locator('[name=name]')).toHaveValue(name)
  await expect(page.locator('[name=kind][value=partner]')).toBeChecked()
  await expect(page.locator('[name=contactName]')).toHaveValue('ذ O’Brien <b>')
  await expectAccessible(page)
  await page.locator('form#form button[type=submit]').click()
  await expect(page.getByText(says('nl', 'organisationsStaff.notices.added'))).toBeVisible()
  expect(await town.rows('SELECT id FROM organisation WHERE name = $1', [name])).toHaveLength(1)
  await page.goto('/nl/staff/organisations/new')
  await expect(page.locator('[name=name]')).toHaveValue('')
})

test('typed text survives signing in again without a script too', async ({ browser, town }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  })
  const page = await context.newPage()
  const email = unique('typed')
  const enter = async () => {
    await page.fill('[name=email]', email)
    await page.locator('form#form button[type=submit]').click()
    const before = await town.rows('SELECT id FROM demo_mail WHERE "to" = $1', [email])
    expect(before.length).toBeLessThan(3)
    await expect(page).toHaveURL(/sign-in\/code/)
    await expect
      .poll(
        async () =>
          (await town.rows('SELECT id FROM sign_in_code WHERE email = $1 AND used_at IS NULL', [email]))
            .length,
      )
      .toBe(1)
    await expect
      .poll(
        async () =>
          (
            await town.rows('SELECT id FROM outbox_message WHERE email = $1 AND delivered_at IS NULL', [
              email,
            ])
          ).length,
      )
      .toBe(0)
    await page.fill('[name=code]', await town.codeFor(email))
    await page.locator('form#form button[type=submit]').click()
  }
  await page.goto('/ar/sign-in?back=/ar/my/settings')
  await enter()
  await expect(page).toHaveURL(/\/ar\/my\/settings$/)
  await page.fill('[name=fullName]', 'أمينة الحسن')
  await town.rows(
    `UPDATE session SET ended_at = now() WHERE person_id = (SELECT id FROM person WHERE email = $1)`,
    [email],
  )
  await page.locator('form#form button[type=submit]').click()
  await expect(page).toHaveURL(/\/ar\/sign-in\?back=/)
  await enter()
  await expect(page).toHaveURL(/\/ar\/my\/settings$/)
  await expect(page.getByText(says('ar', 'forms.kept'))).toBeVisible()
  await expect(page.locator('[name=fullName]')).toHaveValue('أمينة الحسن')
  await page.locator('form#form button[type=submit]').click()
  await expect(page).toHaveURL(/done=1/)
  expect((await town.rows('SELECT full_name FROM person WHERE email = $1', [email]))[0]?.full_name).toBe(
    'أمينة الحسن',
  )
})

test('somebody who works for the town comes in with the town’s own account, and only with an address that is surely theirs', async ({
  browser,
  town,
}) => {
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
  const enter = async (account: string) => {
    await page.goto('/fr/sign-in?back=/fr/staff/people')
    await expectNoSideways(page)
    await expectAccessible(page)
    const way = page.locator('form[action$="/sign-in/provider"]')
    if (account === 'fatiha') await way.locator('input[name=shared]').check()
    await way
      .getByRole('button', { name: says('fr', 'auth.provider.button').replace('{name}', 'Stad Lindeveld') })
      .click()
    await expect(page.locator('h1')).toHaveText('Stad Lindeveld')
    await page.fill('[name=account]', account)
    await page.getByRole('button').click()
  }
  await enter('unsure')
  await expect(page.getByText(says('fr', 'auth.provider.unverified'))).toBeVisible()
  expect(await town.rows(`SELECT id FROM person WHERE email = 'unsure@town.example'`)).toHaveLength(0)
  await page.context().clearCookies()
  await enter('fatiha')
  await expect(page).toHaveURL(/\/fr\/staff\/people$/)
  // A device that is not only theirs: nothing stays on it.
  await expect(page.getByText(says('fr', 'auth.shared.strip'))).toBeVisible()
  // Back with the same answer of the provider: it was used.
  await page.goto('/api/provider/callback?code=x&state=y')
  await expect(page.getByText(says('nl', 'auth.provider.refused'))).toBeVisible()
})
