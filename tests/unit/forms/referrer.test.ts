import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const app = path.resolve(import.meta.dirname, '../../../app')

/** With `no-referrer` a browser sends its forms with `Origin: null`, and a server action refuses them: without scripts
 * no button of the page works. `same-origin` keeps a secret in the address from other sites as well. */
test('no page forbids the referrer to itself', () => {
  const pages = fs
    .readdirSync(app, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.tsx'))
    .map((entry) => path.join(entry.parentPath, entry.name))
  expect(pages.length).toBeGreaterThan(100)
  expect(pages.filter((page) => fs.readFileSync(page, 'utf8').includes('no-referrer'))).toEqual([])
})
