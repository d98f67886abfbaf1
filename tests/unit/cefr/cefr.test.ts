import { expect, test } from 'vitest'
import { compareLevels, isLevel, levels, levelsOfPlain, plainLevelOf, plainLevels } from '@/lib/cefr/cefr'

test('levels are in order, with learning to read first', () => {
  expect([...levels].sort(compareLevels)).toEqual([...levels])
  expect(compareLevels('alfa', 'A0')).toBeLessThan(0)
  expect(compareLevels('B1', 'A2')).toBeGreaterThan(0)
  expect(isLevel('B3')).toBe(false)
})

test('every level is behind exactly one plain answer', () => {
  const behind = plainLevels.flatMap((plain) => levelsOfPlain[plain])
  expect([...behind].sort()).toEqual([...levels].sort())
  for (const plain of plainLevels)
    for (const level of levelsOfPlain[plain]) expect(plainLevelOf(level)).toBe(plain)
  expect(plainLevelOf(null)).toBeNull()
})
