import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')
const sheet = fs.readFileSync(path.join(root, 'docs/asvs.md'), 'utf8')
const rows = sheet
  .split('\n')
  .filter((line) => /^\| \d+\.\d+\.\d+ /.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )

// Section → how many requirements it has, and which of them are level 3 only (ASVS 5.0.0, the standard's own table).
const sections: Record<string, [number, number[]]> = {
  '1.1': [2, []],
  '1.2': [10, [10]],
  '1.3': [12, [12]],
  '1.4': [3, []],
  '1.5': [3, [3]],
  '2.1': [3, []],
  '2.2': [3, []],
  '2.3': [5, [5]],
  '2.4': [2, [2]],
  '3.1': [1, [1]],
  '3.2': [3, [3]],
  '3.3': [5, [5]],
  '3.4': [8, [7, 8]],
  '3.5': [8, [6, 7, 8]],
  '3.6': [1, [1]],
  '3.7': [5, [3, 4, 5]],
  '4.1': [5, [4, 5]],
  '4.2': [5, [2, 3, 4, 5]],
  '4.3': [2, []],
  '4.4': [4, []],
  '5.1': [1, []],
  '5.2': [6, [4, 5, 6]],
  '5.3': [3, [3]],
  '5.4': [3, []],
  '6.1': [3, []],
  '6.2': [12, []],
  '6.3': [8, [5, 6, 7, 8]],
  '6.4': [6, [5, 6]],
  '6.5': [8, [6, 7, 8]],
  '6.6': [4, [4]],
  '6.7': [2, [1, 2]],
  '6.8': [4, []],
  '7.1': [3, []],
  '7.2': [4, []],
  '7.3': [2, []],
  '7.4': [5, []],
  '7.5': [3, [3]],
  '7.6': [2, []],
  '8.1': [4, [3, 4]],
  '8.2': [4, [4]],
  '8.3': [3, [2, 3]],
  '8.4': [2, [2]],
  '9.1': [3, []],
  '9.2': [4, []],
  '10.1': [2, []],
  '10.2': [3, [3]],
  '10.3': [5, [5]],
  '10.4': [16, [12, 13, 14, 15, 16]],
  '10.5': [5, []],
  '10.6': [2, []],
  '10.7': [3, []],
  '11.1': [4, [3, 4]],
  '11.2': [5, [4, 5]],
  '11.3': [5, [4, 5]],
  '11.4': [4, []],
  '11.5': [2, [2]],
  '11.6': [2, [2]],
  '11.7': [2, [1, 2]],
  '12.1': [5, [4, 5]],
  '12.2': [2, []],
  '12.3': [5, [5]],
  '13.1': [4, [2, 3, 4]],
  '13.2': [6, [6]],
  '13.3': [4, [3, 4]],
  '13.4': [7, [6, 7]],
  '14.1': [2, []],
  '14.2': [8, [5, 6, 7, 8]],
  '14.3': [3, []],
  '15.1': [5, [4, 5]],
  '15.2': [5, [4, 5]],
  '15.3': [7, []],
  '15.4': [4, [1, 2, 3, 4]],
  '16.1': [1, []],
  '16.2': [5, []],
  '16.3': [4, []],
  '16.4': [3, []],
  '16.5': [4, [4]],
  '17.1': [2, [2]],
  '17.2': [8, [5, 6, 7, 8]],
  '17.3': [2, []],
}

test('each requirement of level 1 and 2 has its line, once, and no other has', () => {
  const wanted = Object.entries(sections).flatMap(([section, [count, beyond]]) =>
    Array.from({ length: count }, (_, n) => n + 1)
      .filter((number) => !beyond.includes(number))
      .map((number) => `${section}.${number}`),
  )
  expect(rows.map(([number]) => number)).toEqual(wanted)
  expect(wanted).toHaveLength(253)
})

test('says how each stands, and where; what is partly or not met says what is missing', () => {
  for (const [number, level, about, how, where = ''] of rows) {
    expect(['1', '2'], number).toContain(level)
    expect(about, number).not.toBe('')
    expect(['met', 'partly', 'not met', 'n/a', 'operator'], number).toContain(how)
    if (how === 'partly' || how === 'not met') expect(where.length, number).toBeGreaterThan(20)
  }
})

test('names only files that are here', () => {
  const named = rows.flatMap((cells) => [
    ...cells.join(' ').matchAll(/`([\w[\]().-]+\/[\w[\]()./-]+\.\w+)`/g),
  ])
  const missing = named.map(([, file = '']) => file).filter((file) => !fs.existsSync(path.join(root, file)))
  expect(named.length).toBeGreaterThan(150)
  expect(missing).toEqual([])
})
