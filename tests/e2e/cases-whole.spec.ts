import type { BrowserContext, Page } from '@playwright/test'
import pg from 'pg'
import sharp from 'sharp'
import { startNetwork } from '../support/network'
import { startTown } from './support/start'
import { expect, expectNoSideways, says, signIn, test } from './support/town'

/** So much noise that it weighs about half a megabyte: small enough to go as it is, large enough to be seen going. */
const photo = (seed: number) =>
  sharp({
    create: {
      width: 900,
      height: 900,
      channels: 3,
      background: { r: seed, g: 120, b: 90 },
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg({ quality: 90 })
    .toBuffer()

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('a whole case by two people in two browsers: from the photo of a letter to a kept day, a visit with company and an empty page a week later', async ({
  browser,
}) => {
  // A town of its own: its server is killed in the middle, and a week goes by.
  test.setTimeout(300_000)
  const town = await startTown()
  const pool = new pg.Pool({ connectionString: town.databaseUrl, max: 2 })
  const rows = async (sql: string, ...values: unknown[]): Promise<Record<string, string>[]> =>
    (await pool.query(sql, values)).rows
  const phone = await startNetwork(Number(new URL(town.url).port))
  const opened: BrowserContext[] = []
  const person = async (persona: string, width: number, baseURL = town.url): Promise<Page> => {
    const context = await browser.newContext({ baseURL, viewport: { width, height: 800 } })
    opened.push(context)
    const page = await context.newPage()
    await signIn(page, persona)
    return page
  }
  try {
    // Her telephone's network can be cut through; the desk's is good.
    const selam = await person('newcomer2', 360, phone.url)
    const lies = await person('caseworker', 1280)
    const ti = (key: string) => says('ti', key)
    const nl = (key: string) => says('nl', key)

    await test.step('she asks, with a photo of the letter, and the network goes while it is sent', async () => {
      const next = () => selam.getByRole('button', { name: ti('cases.ask.next'), exact: true }).click()
      await selam.goto('/ti/help/ask')
      await selam.check('[name=topic][value=residenceCard]', { force: true })
      await next()
      await selam.fill('[name=question]', 'እዛ ደብዳበ ኣይተረድኣትንን። ካርደይ ክውዳእ እዩ።')
      phone.slow(20_000)
      await selam.setInputFiles('.upload__camera input', {
        name: 'ደብዳበ.jpg',
        mimeType: 'image/jpeg',
        buffer: await photo(40),
      })
      // The bar moves, then the network is away, and what broke off goes again from the start by itself.
      const bar = selam.locator('.upload__list progress')
      await expect.poll(async () => Number(await bar.getAttribute('value'))).toBeGreaterThan(0)
      phone.cut()
      await expect(selam.getByText(ti('files.upload.offline'))).toBeVisible()
      phone.mend()
      await expect(selam.locator('.ticks')).toContainText('ደብዳበ.jpg')
      await expectNoSideways(selam)
      await next()
      await selam.fill('[name=phone]', '0470 22 33 44')
      await selam.check('[name=reachBy][value=phone]', { force: true })
      await next()
      await selam.check('[name=urgency][value=week]', { force: true })
      await next()
      await selam.getByRole('button', { name: ti('cases.ask.send'), exact: true }).click()
      await expect(selam.getByRole('heading', { level: 1 })).toHaveText(ti('cases.ask.sent'))
      await expect(selam.getByText(ti('cases.ask.nextTitle'))).toBeVisible()
    })
    const number = (await selam.getByText(/^D-\d{4}-\d{5}$/).textContent()) ?? ''
    await selam.getByRole('link', { name: ti('cases.ask.follow') }).click()
    await expect(selam).toHaveURL(/\/ti\/my\/cases\/[0-9a-f-]{36}$/)
    const caseId = new URL(selam.url()).pathname.split('/').at(-1) ?? ''
    const mine = `/ti/my/cases/${caseId}`
    const theirs = `/nl/staff/cases/${caseId}`

    await test.step('the caseworker finds it in the inbox, takes it, and one day makes the term', async () => {
      await lies.goto('/nl/staff/cases?show=unassigned')
      await lies.locator('tbody tr', { hasText: number }).locator('th a').click()
      await lies
        .getByRole('button', { name: nl('casesStaff.case.claim') })
        .first()
        .click()
      await expect(lies.getByRole('button', { name: nl('casesStaff.case.release') })).toBeVisible()
      // A page that was just changed still scrolls: what follows is pressed on one that stands still.
      await lies.goto(theirs)
      await lies.locator('#choice-cardKind select').selectOption('A')
      await lies.locator('#choice-cardKind button[type=submit]').click()
      await expect(lies.locator('#retract-cardKind')).toBeAttached()
      await lies.goto(theirs)
      await lies.locator('#day-fact [name=key]').selectOption('cardExpiresOn')
      await lies.locator('#day-fact [name=on]').fill(inDays(36))
      await lies.locator('#day-fact button[type=submit]').click()
      await expect(lies.locator('#terms')).toContainText('BE-A-RENEW')
      await expect(lies.locator('#terms')).toContainText(nl('casesStaff.terms.told'))
      await selam.goto(mine)
      await expect(selam.getByText(ti('cases.rule.renewCard')).first()).toBeVisible()
      await expectNoSideways(selam)
    })

    await test.step('the server dies and comes back: what was said is there, and nobody signs in again', async () => {
      await town.web.kill()
      await town.web.begin()
    })

    const [paper] = await rows(`SELECT id FROM case_paper WHERE case_id = $1 AND key = 'address'`, caseId)
    await test.step('a message from the phrasebook asks for a paper; she reads it in her language', async () => {
      await lies.goto(theirs)
      const ask = 'documents.sendPhoto'
      await lies
        .locator('.compose__book details', { has: lies.locator(`button[value="add:${ask}"]`) })
        .locator('summary')
        .click()
      await lies.locator(`button[value="add:${ask}"]`).click()
      await lies.locator('[name="parts[0].blanks.document"]').selectOption('proofOfAddress')
      await lies.locator('.compose__more > summary').click()
      await lies.locator('[name=attachment]').selectOption(`paper:${paper?.id}`)
      await lies.locator('#message button[value=send]').click()
      await expect(lies.getByText(nl('threads.compose.sent'))).toBeVisible()
      await selam.goto(mine)
      await expect(selam.locator('.msg').last()).toContainText(/\p{Script=Ethiopic}/u)
      const card = selam.locator('.attached').last()
      await expect(card).toContainText(ti('threads.with.paper'))
      await expect(card).toContainText(ti('cases.paper.address'))
      await expectNoSideways(selam)
      await card.getByRole('link').click()
      await expect(selam.locator('#answering')).toContainText(ti('cases.paper.address'))
    })

    await test.step('she sends it over a bad network; it stands on her list at once', async () => {
      phone.slow(20_000)
      await selam.setInputFiles('#upload [name=file]', {
        name: 'ኣድራሻ.jpg',
        mimeType: 'image/jpeg',
        buffer: await photo(200),
      })
      await selam.locator('#upload button[type=submit]').click()
      const bar = selam.locator('.upload__list progress')
      await expect.poll(async () => Number(await bar.getAttribute('value'))).toBeGreaterThan(0)
      phone.cut()
      await expect(selam.getByText(ti('files.upload.offline'))).toBeVisible()
      phone.mend()
      await expect(selam.locator('.docs')).toContainText('ኣድራሻ.jpg')
      expect(
        await rows('SELECT id FROM case_paper WHERE id = $1 AND ready_at IS NOT NULL', paper?.id),
      ).toHaveLength(1)
    })

    await test.step('the caseworker looks at both for a minute and writes down what was seen', async () => {
      for (const [name, type] of [
        ['ኣድራሻ.jpg', 'proofOfAddress'],
        ['ደብዳበ.jpg', 'letter'],
      ] as const) {
        const link = lies
          .locator('.docs')
          .getByRole('link', { name: nl('files.openAbout').replace('{name}', name) })
        // A photo is made anew without hidden data before anybody sees it.
        await expect(async () => {
          await lies.goto(theirs)
          await expect(link).toBeVisible({ timeout: 1000 })
        }).toPass({ timeout: 40_000 })
        await link.click()
        await expect(lies.getByAltText(nl('files.preview'))).toBeVisible()
        await lies.locator('#verify [name=type]').selectOption(type)
        await lies.locator('#verify button[type=submit]').click()
        await expect(lies.getByText(nl('files.state.verified')).first()).toBeVisible()
      }
      expect(
        await rows('SELECT id FROM case_paper WHERE id = $1 AND seen_at IS NOT NULL', paper?.id),
      ).toHaveLength(1)
    })

    await test.step('a colleague changes the same note meanwhile: both see both', async () => {
      const amara = await person('coordinator', 1280)
      await lies.goto(theirs)
      await lies.locator('#write-note [name=text]').fill('Kaart gezien')
      await lies.locator('#write-note button[type=submit]').click()
      await expect(lies.locator('#notes').getByText('Kaart gezien')).toBeVisible()
      const [note] = await rows('SELECT id FROM case_note WHERE case_id = $1', caseId)
      const address = `${theirs}/notes/${note?.id}`
      const form = (page: Page) => page.locator('form', { has: page.locator('[name=noteId]') })
      await Promise.all([lies.goto(address), amara.goto(address)])
      await form(lies).locator('[name=text]').fill('Kaart gezien, vervalt in januari')
      await form(lies)
        .getByRole('button', { name: nl('casesStaff.notes.save') })
        .click()
      await expect(lies).toHaveURL(/\/staff\/cases\/[0-9a-f-]{36}(\?|#|$)/)
      await form(amara).locator('[name=text]').fill('Kaart gezien op 3 december')
      await form(amara)
        .getByRole('button', { name: nl('casesStaff.notes.save') })
        .click()
      await expect(amara.locator('.errsum')).toBeVisible()
      await expect(form(amara).locator('[name=text]')).toHaveValue('Kaart gezien op 3 december')
      await expect(amara.getByText('Kaart gezien, vervalt in januari')).toBeVisible()
      expect((await rows('SELECT text FROM case_note WHERE id = $1', note?.id))[0]?.text).toBe(
        'Kaart gezien, vervalt in januari',
      )
    })

    await test.step('three presses make an appointment; whoever comes along is a stranger until they say yes', async () => {
      // One ambassador in town who is asked, so that it is known who answers.
      const [ambassador] = await rows(
        `SELECT id, full_name, phone FROM person WHERE demo_persona = 'ambassador'`,
      )
      await rows(
        `UPDATE role_assignment SET revoked_at = now() WHERE role = 'ambassador' AND revoked_at IS NULL AND person_id <> $1`,
        ambassador?.id,
      )
      // Whoever says nothing about their week may be asked for any hour.
      await rows('UPDATE match_profile SET availability = 0 WHERE person_id = $1', ambassador?.id)
      await selam.goto(mine)
      await selam.locator(`#visit a[href*="case=${caseId}"]`).last().click()
      const first = selam.locator('.slots a').first()
      await expect(first.or(selam.locator('.banner a').first())).toBeVisible()
      if (!(await first.isVisible())) await selam.locator('.banner a').first().click()
      await selam.locator('.slots a').last().click()
      await selam.getByRole('button', { name: ti('appointments.confirm') }).click()
      await expect(selam.getByRole('heading', { level: 1 })).toHaveText(ti('appointments.booked'))
      const appointmentId = new URL(selam.url()).pathname.split('/').at(-1) ?? ''
      expect(
        await rows('SELECT id FROM appointment WHERE id = $1 AND case_id = $2', appointmentId, caseId),
      ).toHaveLength(1)
      await selam.locator('#along-form [name=kind][value=companion]').check({ force: true })
      await selam.locator('#along-form button[type=submit]').click()
      await expect(selam.getByText(ti('appointments.along.searching'))).toBeVisible()

      const [request] = await rows(
        'SELECT id FROM accompany_request WHERE appointment_id = $1',
        appointmentId,
      )
      const helper = await person('ambassador', 360)
      const yes = helper.locator(`form#yes-${request?.id} button[type=submit]`)
      const asked = helper.locator('section.card', { has: helper.locator(`form[id$="${request?.id}"]`) })
      // The worker asks within a few seconds.
      await expect(async () => {
        await helper.goto('/nl/my/accompany')
        await expect(yes).toBeVisible({ timeout: 1000 })
      }).toPass({ timeout: 40_000 })
      const [asker] = await rows(
        `SELECT call_name, full_name, phone FROM person WHERE demo_persona = 'newcomer2'`,
      )
      const called = asker?.call_name ?? asker?.full_name?.split(' ')[0] ?? ''
      await expect(asked).not.toContainText(called)
      await yes.click()
      await expect(helper.getByText(nl('appointments.help.done.yes'))).toBeVisible()
      await expect(asked).toContainText(called)
      await selam.reload()
      await expect(selam.locator('#along')).toContainText(ambassador?.full_name?.split(' ')[0] ?? '')
    })

    await test.step('asked in time: the term is kept, the case is closed, she reads it', async () => {
      await lies.goto(theirs)
      await lies.locator('#day-fact [name=key]').selectOption('submittedOn')
      await lies.locator('#day-fact [name=on]').fill(inDays(0))
      await lies.locator('#day-fact button[type=submit]').click()
      await expect(lies.locator('#retract-submittedOn')).toBeAttached()
      expect(
        await rows(
          `SELECT id FROM case_deadline WHERE case_id = $1 AND rule_key = 'BE-A-RENEW' AND met_on IS NOT NULL AND missed_on IS NULL`,
          caseId,
        ),
      ).toHaveLength(1)
      await lies.goto(theirs)
      await lies.locator('#close summary').click()
      await lies.locator('#close-form [name=outcome]').selectOption('solved')
      await lies.locator('#close-form button[type=submit]').click()
      await expect(lies.locator('form#reopen')).toBeVisible()
      await selam.goto(mine)
      await expect(selam.getByText(ti('cases.event.deadlineKept')).first()).toBeAttached()
      await expect(selam.getByText(ti('threads.compose.closed'))).toBeVisible()
    })

    await test.step('a week later no file of hers is stored, and the page for staff has none either', async () => {
      const blobs = await rows(
        `SELECT f.blob_name FROM stored_file f WHERE f.owner_kind = 'cases.case' AND f.owner_id = $1 AND f.gone_at IS NULL`,
        caseId,
      )
      expect(blobs).toHaveLength(2)
      await lies.goto('/nl/staff/documents')
      await expect(lies.locator('main').getByRole('link', { name: number })).toHaveCount(2)
      await town.passDays(8)
      await lies.reload()
      await expect(lies.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(lies.locator('main').getByRole('link', { name: number })).toHaveCount(0)
      expect(
        await rows(
          'SELECT name FROM file_blob WHERE name = ANY($1::text[])',
          blobs.map((row) => row.blob_name),
        ),
      ).toEqual([])
      // She still reads that they were seen, and that they are gone.
      await selam.goto(mine)
      await expect(selam.locator('#documents').getByText(ti('files.gone.verified'))).toHaveCount(2)
      await expect(selam.locator('#documents').getByRole('link')).toHaveCount(0)
    })
  } finally {
    await Promise.all(opened.map((context) => context.close()))
    await pool.end()
    await phone.stop()
    await town.stop()
  }
})
