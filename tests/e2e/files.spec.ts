import sharp from 'sharp'
import { expect, expectAccessible, expectNoSideways, says, test } from './support/town'

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
