import { expect, expectAccessible, says, signIn, test } from './support/town'

test('the inbox is walked with letters, not while somebody types, and not for who switched them off', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await signIn(page, 'caseworker')
  await page.goto('/nl/staff/cases')
  const links = page.locator('tbody th a')
  const boxes = page.locator('tbody input[type=checkbox]')
  const keys = page.getByRole('button', { name: says('nl', 'staff.keys.keys') })
  // The button stands there once the letters work.
  await expect(keys).toBeVisible()
  await page.keyboard.press('k')
  await expect(links.first()).toBeFocused()
  await page.keyboard.press('j')
  await expect(links.nth(1)).toBeFocused()
  await page.keyboard.press('x')
  await expect(boxes.nth(1)).toBeChecked()
  await expect(page.getByText(says('nl', 'staff.keys.chosen').replace('{count}', '1'))).toBeAttached()
  await page.keyboard.press('x')
  await expect(boxes.nth(1)).not.toBeChecked()
  await page.keyboard.press('k')
  await expect(links.first()).toBeFocused()

  // The slash goes to the field; there letters are letters.
  await page.keyboard.press('/')
  const field = page.locator('.search-row [name=q]').first()
  await expect(field).toBeFocused()
  await page.keyboard.type('jkx?')
  await expect(field).toHaveValue('jkx?')
  await expect(page.locator('dialog[open]')).toHaveCount(0)
  await field.fill('')
  await field.blur()

  await page.keyboard.press('?')
  const dialog = page.locator('dialog[open]')
  await expect(dialog).toBeVisible()
  await expectAccessible(page)
  // Nothing moves behind an open list of keys.
  await page.keyboard.press('j')
  await expect(links.first()).not.toBeFocused()
  await dialog.getByRole('button', { name: says('nl', 'staff.keys.off') }).click()
  await expect(dialog.getByText(says('nl', 'staff.keys.isOff'))).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('dialog[open]')).toHaveCount(0)

  await page.reload()
  await expect(keys).toBeVisible()
  for (const key of ['j', '?', '/']) await page.keyboard.press(key)
  await expect(links.first()).not.toBeFocused()
  await expect(field).not.toBeFocused()
  await expect(page.locator('dialog[open]')).toHaveCount(0)
  await keys.click()
  await page
    .locator('dialog[open]')
    .getByRole('button', { name: says('nl', 'staff.keys.on') })
    .click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await expect(links.first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/nl\/staff\/cases\/[0-9a-f-]{36}$/)
})
