import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8')

/** Domains that hold something about people, by their own names: what lib/registry lists. */
function domains(): string[] {
  const registry = read('lib/registry/personal-data.ts')
  const files = [...registry.matchAll(/from '@\/(lib\/[\w/-]+)'/g)].map(([, file = '']) => `${file}.ts`)
  return files.flatMap((file) =>
    [...read(file).matchAll(/^ {2}domain: '(\w+)'/gm)].map(([, name = '']) => name),
  )
}

test('SECURITY.md says of every domain which kind of data it holds, once', () => {
  const table = read('SECURITY.md')
    .split('\n')
    .filter((line) => /^\| (Sensitive|Ways in|Personal) +\| `/.test(line))
  const listed = table.flatMap((line) => [...line.matchAll(/`(\w+)`/g)].map(([, name = '']) => name))
  expect(domains().length).toBeGreaterThan(15)
  expect(listed.sort()).toEqual(domains().sort())
})
