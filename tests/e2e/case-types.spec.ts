import { expect, expectAccessible, expectNoSideways, says, signIn, test } from './support/town'

test('an administrator makes a kind of question, works it out and publishes it; somebody asks it in Arabic', async ({
  page,
  town,
}) => {
  const t = (key: string) => says('nl', `casesStaff.types.${key}`)
  const name = `Mijn pensioen ${Date.now() % 1_000_000}`
  await page.setViewportSize({ width: 1280, height: 900 })
  await signIn(page, 'admin')
  await page.goto('/nl/staff/cases/types')
  await page.getByRole('link', { name: t('make') }).click()
  await expectAccessible(page)
  const make = page.locator('form#make')
  // A name in another language alone is refused beside the Dutch field, and it is still there.
  await make.locator('summary').click()
  await make.locator('[name="words.ar.title"]').fill('معاشي')
  await make.locator('[name=fromKey]').selectOption('bank')
  await make.locator('button[type=submit]').click()
  await expect(page.locator('.errsum')).toBeVisible()
  await expect(make.locator('[name="words.ar.title"]')).toHaveValue('معاشي')
  await make.locator('[name="words.nl.title"]').fill(name)
  await make.locator('[name="words.nl.line"]').fill('Vragen over later.')
  await make.locator('button[type=submit]').click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByText(t('done.made'))).toBeVisible()
  await expectAccessible(page)
  const key = new URL(page.url()).pathname.split('/').at(-1) ?? ''

  // What ends a stage is chosen, not written in the code.
  const form = page.locator('form#form')
  await form.locator('details:has([name="done.submit.match"]) summary').click()
  await form.locator('[name="done.submit.second"]').selectOption('papersSeen')
  await form.locator('[name="done.submit.match"]').selectOption('all')
  await form.locator('[name=note]').fill('Pas ingediend als alles gezien is')
  await form.locator('button[type=submit]').click()
  await expect(page.getByText(t('done.saved'))).toBeVisible()
  await expect(form.locator('[name="done.submit.match"]')).toHaveValue('all')

  // A team of its own takes it: nobody else's questions change.
  await page.goto('/nl/staff/cases/teams')
  const team = page.locator('form#team')
  await team.locator('[name=name]').fill(`Team ${name}`)
  await team.locator(`[name=typeKeys][value=${key}]`).check()
  await team.locator('button[type=submit]').click()
  await expect(page.getByRole('heading', { level: 1, name: `Team ${name}` })).toBeVisible()
  await page.goto(`/nl/staff/cases/types/${key}`)
  await page.getByRole('button', { name: t('publish'), exact: true }).click()
  await expect(page.getByText(t('done.published'))).toBeVisible()

  await page.goto('/nl/staff/cases')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`/nl/staff/cases/types/${key}`)
  await expectNoSideways(page)

  await page.context().clearCookies()
  await page.goto('/ar/help/ask')
  await expectAccessible(page)
  await page.check(`[name=topic][value=${key}]`, { force: true })
  await expect(page.getByText('معاشي').first()).toBeVisible()
  await page.locator('form#form button[type=submit]').click()
  await expect(page).toHaveURL(/\/tell$/)
  // Who reads a language in which nobody wrote it, reads the Dutch, marked as Dutch.
  await page.goto('/pl/help/ask')
  await expect(page.locator(`label:has([name=topic][value=${key}]) [lang=nl]`).first()).toContainText(name)

  await signIn(page, 'admin')
  await page.goto(`/nl/staff/cases/types/${key}`)
  await page.getByRole('button', { name: t('withdraw') }).click()
  await expect(page.getByText(t('done.withdrawn'))).toBeVisible()
  await page.goto('/nl/help/ask')
  await expect(page.locator(`[name=topic][value=${key}]`)).toHaveCount(0)
  await town.rows(`UPDATE case_team SET closed_at = now() WHERE name = $1`, [`Team ${name}`])
})

test('an administrator adds a term with its source, in working days, and it is not told before it is confirmed', async ({
  page,
}) => {
  const t = (key: string) => says('nl', `casesStaff.rules.${key}`)
  const code = `PROEF-${Date.now() % 1_000_000}`
  await page.setViewportSize({ width: 1280, height: 900 })
  await signIn(page, 'admin')
  await page.goto('/nl/staff/cases/rules')
  await page.getByRole('link', { name: t('add') }).click()
  const form = page.locator('form#rule')
  await form.locator('[name=code]').fill(code)
  await form.locator('[name="words.nl.title"]').fill('Vraag het sociaal tarief')
  await form.locator('[name=trigger]').selectOption('movedOn')
  await form.locator('[name="latest.count"]').fill('10')
  await form.locator('[name="latest.unit"]').selectOption('wd')
  // An unsure rule that is told is refused, with everything still there.
  await form.locator('[name=sourceName]').fill('FOD Economie')
  await form.locator('[name=tellable]').check()
  await form.locator('button[type=submit]').click()
  await expect(page.locator('.errsum')).toContainText(says('nl', 'casesStaff.refused.unsure'))
  await expect(form.locator('[name="latest.count"]')).toHaveValue('10')
  await expect(form.locator('[name="latest.unit"]')).toHaveValue('wd')
  await expectAccessible(page)
  await form.locator('[name=confidence]').selectOption('verified')
  await form.locator('button[type=submit]').click()
  await expect(page.getByText(t('added'))).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Vraag het sociaal tarief' })).toBeVisible()
  await expect(page.getByText(t('waiting')).first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: t('confirm') }).click()
  await expect(page.getByText(t('confirmedDone'))).toBeVisible()
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSideways(page)
})
