import { expect, expectAccessible, expectNoSideways, says, signIn, type Town, test } from './support/town'

/** The demo teacher's oldest lesson that has no sheet yet. */
/** A lesson that waits for its sheet; journeys that are walked at the same time each take their own. */
const missingLesson = async (town: Town, which: 'first' | 'last') => {
  const [row] = await town.rows(
    `SELECT l.id, l.run_id FROM lesson l JOIN course_run r ON r.id = l.run_id JOIN person t ON t.id = r.teacher_id
      WHERE t.demo_persona = 'teacher' AND l.ends_at < now() AND l.cancelled_at IS NULL
        AND NOT EXISTS (SELECT FROM attendance_sheet s WHERE s.lesson_id = l.id) ORDER BY l.starts_at ${which === 'first' ? '' : 'DESC'} LIMIT 1`,
  )
  if (!row) throw new Error('no lesson waits for its sheet')
  return { lessonId: row.id ?? '', path: `/nl/staff/teaching/${row.run_id}/lessons/${row.id}` }
}

test.describe('a teacher with a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

  test('records attendance without a network; it leaves by itself when the network is back', async ({
    page,
    context,
    town,
  }) => {
    const { lessonId, path } = await missingLesson(town, 'first')
    await signIn(page, 'teacher')
    await page.goto(path)
    await expectNoSideways(page)
    await expectAccessible(page)
    await page.waitForLoadState('networkidle')
    await context.setOffline(true)
    const rows = page.locator('.sheet__row')
    await rows
      .nth(0)
      .getByRole('radio', { name: says('nl', 'teaching.mark.absent') })
      .check()
    await page.getByRole('button', { name: says('nl', 'teachingStaff.sheet.save') }).click()
    await expect(page.getByText(says('nl', 'teachingStaff.sheet.unsent'))).toBeVisible()
    expect(await town.rows('SELECT 1 FROM attendance_sheet WHERE lesson_id = $1', [lessonId])).toEqual([])
    await context.setOffline(false)
    await expect(page.getByText(new RegExp(`^${says('nl', 'teachingStaff.sheet.saved')}`))).toBeVisible({
      timeout: 20_000,
    })
    const marks = await town.rows(
      `SELECT count(*)::int AS all, count(*) FILTER (WHERE mark = 'absent')::int AS absent FROM attendance_mark WHERE lesson_id = $1`,
      [lessonId],
    )
    expect(marks[0]).toMatchObject({ all: await rows.count(), absent: 1 })
    expect(await town.rows('SELECT 1 FROM attendance_save WHERE lesson_id = $1', [lessonId])).toHaveLength(1)
  })

  test('does the same without scripts', async ({ browser, baseURL, town }) => {
    const { lessonId, path } = await missingLesson(town, 'last')
    const context = await browser.newContext({
      baseURL,
      javaScriptEnabled: false,
      viewport: { width: 320, height: 700 },
    })
    const page = await context.newPage()
    await signIn(page, 'teacher')
    await page.goto(path)
    await page
      .locator('.sheet__row')
      .nth(1)
      .getByRole('radio', { name: says('nl', 'teaching.mark.late') })
      .check()
    await page.getByRole('button', { name: says('nl', 'teachingStaff.sheet.save') }).click()
    await expect(page.getByText(says('nl', 'teachingStaff.sheet.saved'))).toBeVisible()
    expect(
      await town.rows(`SELECT 1 FROM attendance_mark WHERE lesson_id = $1 AND mark = 'late'`, [lessonId]),
    ).toHaveLength(1)
    await context.close()
  })
})

test('a newcomer reads in Arabic what is left to do, and the proof’s code opens its page', async ({
  page,
  town,
}) => {
  await signIn(page, 'newcomer')
  await page.goto('/ar/my/passport')
  await expect(
    page.getByRole('heading', { name: says('ar', 'passport.part.participation.title') }),
  ).toBeVisible()
  await expectAccessible(page)
  await expectNoSideways(page)
  const [pdf] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: says('ar', 'passport.proof.open') }).click(),
  ])
  expect(pdf.suggestedFilename()).toBe('samen-proof.pdf')
  const [proof] = await town.rows(
    `SELECT code FROM proof p JOIN person n ON n.id = p.person_id WHERE n.demo_persona = 'newcomer' AND p.kind = 'passportHours' AND p.revoked_at IS NULL`,
  )
  await page.goto(`/verify/${proof?.code}`)
  await expect(
    page.getByText(says('ar', 'proofs.valid')).or(page.getByText(says('en', 'proofs.valid'))),
  ).toBeVisible()
  await expectAccessible(page)
  expect((await page.goto('/nl/verify/AAAA-AAAA-AAAA'))?.status()).toBe(404)
})

test('hours one wrote down count once the contact person presses the button in their mail', async ({
  page,
  town,
  browser,
  baseURL,
}) => {
  const what = `Geholpen ${Date.now()}`
  await signIn(page, 'newcomer2')
  await page.goto('/ti/my/passport')
  await page.locator('select[name=activityKind]').selectOption('volunteering')
  await page.locator('input[name=what]').fill(what)
  await page.locator('input[name=on]').fill(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10))
  await page.locator('input[name=hours]').fill('2,5')
  await page.locator('input[name=contactName]').fill('Wim')
  const email = `contact${Date.now()}@example.org`
  await page.locator('input[name=contactEmail]').fill(email)
  await page.getByRole('button', { name: says('ti', 'passport.add.send') }).click()
  await expect(page.getByText(says('ti', 'passport.done.added'))).toBeVisible()
  const mail = await town.mailTo(email, says('nl', 'passport.mail.subject'))
  expect(mail.text).not.toContain(what)
  const link = /https?:\/\/\S*confirm-hours\/\S+/.exec(mail.text)?.[0] ?? ''
  const context = await browser.newContext({ baseURL })
  const contact = await context.newPage()
  await contact.goto(new URL(link).pathname)
  await expect(contact.getByText(what)).toBeVisible()
  await expectAccessible(contact)
  await contact.getByRole('button', { name: says('nl', 'passport.confirm.yes') }).click()
  await expect(contact.getByText(says('nl', 'passport.done.answered'))).toBeVisible()
  expect(
    await town.rows(`SELECT 1 FROM passport_hours WHERE what = $1 AND confirmed_via = 'link'`, [what]),
  ).toHaveLength(1)
  await context.close()
})
