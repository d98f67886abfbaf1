import sharp from 'sharp'
import { readablePdf } from '../support/files/make'
import { expect, expectAccessible, expectNoSideways, says, signIn, test } from './support/town'

/** A photo as a telephone makes it: many pixels, and full of noise so that it weighs. */
const photo = () =>
  sharp({
    create: {
      width: 3600,
      height: 2700,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg({ quality: 92 })
    .toBuffer()

test('a photo of a letter from a phone: the network goes and comes back, what cannot be taken is said, what was typed stays', async ({
  browser,
  town,
}) => {
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const page = await phone.newPage()
  await page.goto('/ti/help/ask')
  await page.check('[name=topic][value=letter]', { force: true })
  await page.getByRole('button', { name: says('ti', 'cases.ask.next'), exact: true }).click()
  const typed = 'እዛ ደብዳበ ኣይተረድኣትንን'
  await page.fill('[name=question]', typed)
  await expect(page.locator('.upload__camera input')).toHaveAttribute('capture', 'environment')
  await expectNoSideways(page)

  // The network goes in the middle; it is said, and what broke off is sent again by itself.
  await phone.setOffline(true)
  const big = await photo()
  expect(big.length).toBeGreaterThan(1_500_000)
  const arrived = page.waitForResponse(
    (answer) => answer.url().endsWith('/api/files') && answer.status() === 201,
  )
  await page.setInputFiles('.upload__camera input', { name: 'ደብዳበ.jpg', mimeType: 'image/jpeg', buffer: big })
  await expect(page.getByText(says('ti', 'files.upload.offline'))).toBeVisible()
  await phone.setOffline(false)
  const { id } = (await (await arrived).json()) as { id: string }
  await expect(page.locator('.upload__list')).toContainText('ደብዳበ.jpg')
  await expect(page.locator('.ticks')).toContainText('ደብዳበ.jpg')
  // Made smaller on the telephone, before it went over the network.
  const [row] = await town.rows('SELECT bytes::text, width::text FROM stored_file WHERE id = $1', [id])
  expect(Number(row?.width)).toBe(2600)
  expect(Number(row?.bytes)).toBeLessThan(big.length)

  for (const [file, refusal] of [
    [{ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(11 * 1024 * 1024, '%') }, 'tooLarge'],
    [{ name: 'a.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ nothing') }, 'wrongKind'],
  ] as const) {
    await page.setInputFiles('#upload [name=file]', file)
    await page.getByRole('button', { name: says('ti', 'files.upload.send'), exact: true }).click()
    await expect(page.locator('.upload__list')).toContainText(says('ti', `files.refused.${refusal}`))
  }
  await expect(page.locator('[name=question]')).toHaveValue(typed)
  await expectAccessible(page)
  await phone.close()
})

test('a PDF is looked at for a minute as marked pictures; whatever was sent leaves only as a download', async ({
  browser,
  town,
}) => {
  const desk = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await desk.newPage()
  await signIn(page, 'caseworker')
  const [one] = await town.rows(
    `SELECT c.id FROM help_case c JOIN case_team_member m ON m.team_id = c.team_id AND m.left_at IS NULL
       JOIN person w ON w.id = m.person_id AND w.demo_persona = 'caseworker'
      WHERE c.closed_at IS NULL AND NOT c.sensitive ORDER BY c.id LIMIT 1`,
  )
  const run = Date.now() % 1_000_000
  const send = async (name: string, mimeType: string, buffer: Buffer) => {
    await page.goto(`/nl/staff/cases/${one?.id}`)
    await page.setInputFiles('#upload [name=file]', { name, mimeType, buffer })
    await page.getByRole('button', { name: says('nl', 'files.upload.send'), exact: true }).click()
    await page
      .locator('.docs')
      .getByRole('link', { name: says('nl', 'files.openAbout').replace('{name}', name) })
      .click()
    await expect(page.getByText(says('nl', 'files.openMinute'))).toBeVisible()
  }
  const answer = async (address: string, on = page) => {
    const found = await on.request.get(address)
    return { status: found.status(), headers: found.headers() }
  }
  const alone = {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
  }

  const words = 'BT /F1 40 Tf 60 700 Td (Brief van de gemeente) Tj ET'
  await send(`brief-${run}.pdf`, 'application/pdf', readablePdf([words, '']))
  const pictures = page.locator('.opened img')
  await expect(pictures).toHaveCount(2)
  await expect
    .poll(() => pictures.first().evaluate((picture: HTMLImageElement) => picture.naturalWidth))
    .toBeGreaterThan(300)
  await expectAccessible(page)
  const shown = (await pictures.first().getAttribute('src')) ?? ''
  expect(await answer(shown)).toMatchObject({
    status: 200,
    headers: { ...alone, 'content-type': 'image/jpeg', 'content-disposition': 'inline' },
  })
  const saved = (await page.locator('a[download]').getAttribute('href')) ?? ''
  const download = await answer(saved)
  expect(download).toMatchObject({ status: 200, headers: { ...alone, 'content-type': 'application/pdf' } })
  expect(download.headers['content-disposition']).toMatch(/^attachment; filename="brief-/)
  // The address is this one person's.
  const other = await (await browser.newContext()).newPage()
  await signIn(other, 'coordinator')
  for (const address of [shown, saved]) expect((await answer(address, other)).status).toBe(404)

  await other.context().close()
  await desk.close()
})
