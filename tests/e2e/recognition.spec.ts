import { expect, expectAccessible, says, signIn, test } from './support/town'

const inDays = (many: number) => new Date(Date.now() + many * 86_400_000).toISOString().slice(0, 10)

test('a coordinator invites to a gathering; an ambassador answers by the link of the mail, without a script', async ({
  browser,
  page,
  town,
}) => {
  const title = `Soepavond ${Date.now()}`
  await signIn(page, 'coordinator')
  await page.goto('/nl/staff/ambassadors/gatherings')
  await expectAccessible(page)
  const form = page.locator('#gathering')
  await form.locator('[name=on]').fill(inDays(50))
  await form.locator('[name=from]').fill('18:30')
  await form.locator('[name=until]').fill('18:00')
  await form.locator('[name=place]').fill('Buurthuis De Linde')
  await form.locator('[name=capacity]').fill('40')
  await form.locator('[name=subject_nl]').fill(title)
  await form.locator('[name=body_nl]').fill('Wij koken.')
  await form.locator('button[type=submit]').click()
  // An end before the beginning: a sentence, and everything typed is still there.
  await expect(page.locator('.errsum')).toContainText(says('nl', 'ambassadorsStaff.gatherings.refusal.order'))
  await expect(form.locator('[name=subject_nl]')).toHaveValue(title)
  await form.locator('[name=until]').fill('21:00')
  await form.locator('button[type=submit]').click()
  await expect(page).toHaveURL(/\/gatherings\/[0-9a-f-]{36}\?done=saved/)
  const own = page.url().replace(/\?.*$/, '')
  await expectAccessible(page)
  await page.locator('#invite button').click()
  await expect(page).toHaveURL(/\/staff\/jobs\//)

  // Whoever was invited: what other tests do to a demo person in the same town may end their letters.
  let link = ''
  await expect
    .poll(
      async () => {
        const [mail] = await town.rows(
          `SELECT text FROM demo_mail WHERE text LIKE '%' || $1 || '%' ORDER BY id LIMIT 1`,
          [title],
        )
        link = /https?:\/\/\S+\/gatherings\/\S+/.exec(mail?.text ?? '')?.[0] ?? ''
        return link
      },
      { timeout: 60_000 },
    )
    .toContain('/gatherings/')

  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 800 },
  })
  const invitation = await context.newPage()
  const answer = (key: 'yes' | 'no') =>
    invitation.getByRole('button', { name: says('nl', `ambassadors.gathering.${key}`) })
  await invitation.goto(new URL(link).pathname.replace(/^\/[a-z]{2}\//, '/nl/'))
  await expect(invitation.getByRole('heading', { name: title })).toBeVisible()
  // Opening said nothing: the buttons do.
  await expect(answer('yes')).toBeVisible()
  await answer('yes').click()
  await expect(invitation.locator('main')).toContainText(says('nl', 'ambassadors.gathering.placed'))
  await answer('no').click()
  await expect(invitation.locator('main')).toContainText(says('nl', 'ambassadors.gathering.said'))
  await answer('yes').click()
  await expect(invitation.locator('main')).toContainText(says('nl', 'ambassadors.gathering.placed'))
  await context.close()

  await page.goto(`${own}?answer=placed`)
  await expect(page.locator('#guests tbody tr')).toHaveCount(1)
  await page.locator('#cancel button').click()
  await expect(page.locator('main')).toContainText(says('nl', 'ambassadorsStaff.gatherings.cancelled'))
})

test('a letter to many is looked at, tried out and sent; its last line ends the letters', async ({
  browser,
  page,
  town,
}) => {
  const subject = `Brief ${Date.now()}`
  await signIn(page, 'coordinator')
  await page.goto('/nl/staff/ambassadors/letters')
  const form = page.locator('#letter')
  await form.locator('[name=subject_nl]').fill(subject)
  await form.locator('[name=body_nl]').fill('Dank je wel.\n\nTot gauw.')
  await form.locator('button[type=submit]').click()
  await expect(page).toHaveURL(/\/letters\/[0-9a-f-]{36}\?done=saved/)
  await expect(page.locator('#preview')).toContainText('Tot gauw.')
  await expectAccessible(page)
  await page.locator('#test button').click()
  await expect(page).toHaveURL(/done=tested/)
  const [me] = await town.rows("SELECT email FROM person WHERE demo_persona = 'coordinator'")
  expect((await town.mailTo(me?.email ?? '', subject)).text).toContain('Dank je wel.')
  await page.locator('#send button').click()
  await expect(page).toHaveURL(/\/staff\/jobs\//)

  // Somebody who reads it, and does nothing else in these tests.
  let letter: Record<string, string> | undefined
  await expect
    .poll(
      async () => {
        ;[letter] = await town.rows(
          `SELECT m."to", m.text, p.id FROM demo_mail m JOIN person p ON p.email = m."to"
            WHERE m.subject = $1 AND p.demo_persona IS NULL ORDER BY m.id LIMIT 1`,
          [subject],
        )
        return letter?.to
      },
      { timeout: 60_000 },
    )
    .toBeTruthy()
  const stop = /https?:\/\/\S+\/letters\/\S+/.exec(letter?.text ?? '')?.[0] ?? ''
  const context = await browser.newContext({ javaScriptEnabled: false })
  const last = await context.newPage()
  await last.goto(new URL(stop).pathname.replace(/^\/[a-z]{2}\//, '/nl/'))
  await last.getByRole('button', { name: says('nl', 'ambassadors.letters.stop') }).click()
  await expect(last.locator('main')).toContainText(says('nl', 'ambassadors.letters.stopped'))
  const stopped = await town.rows('SELECT 1 FROM ambassador_mailing_stop WHERE person_id = $1', [letter?.id])
  expect(stopped).toHaveLength(1)
  await context.close()
})

test('somebody names an ambassador for the award; the jury’s page says when its days are', async ({
  page,
}) => {
  await signIn(page, 'ambassador')
  await page.goto('/nl/my/award')
  await expectAccessible(page)
  await page.locator('#name [name=ambassadorId]').first().check()
  await page.locator('#name button[type=submit]').click()
  await expect(page.locator('.errsum')).toContainText(says('nl', 'validation.required'))
  await page.locator('#name [name=reason]').fill('Luistert altijd.')
  await page.locator('#name button[type=submit]').click()
  await expect(page.locator('main')).toContainText(says('nl', 'ambassadors.thanks.nominated'))
  await signIn(page, 'coordinator')
  await page.goto('/nl/staff/ambassadors/thanks')
  await expectAccessible(page)
  await expect(page.locator('main')).toContainText(says('nl', 'ambassadorsStaff.thanks.jurors'))
})
