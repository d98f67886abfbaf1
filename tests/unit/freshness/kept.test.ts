import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keptUntilChange, looked } from '@/lib/freshness/kept'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
  // Each test begins with a look after a long silence.
  vi.advanceTimersByTime(60_000)
})
afterEach(() => vi.useRealTimers())

/** Counts how often something is made, and makes the count. */
function counter() {
  let made = 0
  return async () => ++made
}

test('where nobody looks nothing is kept', async () => {
  const make = counter()
  expect(await keptUntilChange('a', make)).toBe(1)
  expect(await keptUntilChange('a', make)).toBe(2)
})

test('is made once until a change is seen', async () => {
  const make = counter()
  looked(false)
  expect(await keptUntilChange('b', make)).toBe(1)
  vi.advanceTimersByTime(2000)
  looked(false)
  expect(await keptUntilChange('b', make)).toBe(1)
  looked(true)
  expect(await keptUntilChange('b', make)).toBe(2)
})

test('is not trusted when nobody looked for a while, nor after that silence', async () => {
  const make = counter()
  looked(false)
  expect(await keptUntilChange('c', make)).toBe(1)
  vi.advanceTimersByTime(6001)
  expect(await keptUntilChange('c', make)).toBe(2)
  looked(false)
  expect(await keptUntilChange('c', make)).toBe(3)
})

test('what began to be made before a change is not shown after it', async () => {
  looked(false)
  const old = Promise.withResolvers<string>()
  const before = keptUntilChange('d', () => old.promise)
  looked(true)
  const after = keptUntilChange('d', async () => 'new')
  old.resolve('old')
  expect(await before).toBe('old')
  expect(await after).toBe('new')
  expect(await keptUntilChange('d', async () => 'newer')).toBe('new')
})

test('a failure is not kept', async () => {
  looked(false)
  await expect(keptUntilChange('e', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await keptUntilChange('e', async () => 'here')).toBe('here')
})
