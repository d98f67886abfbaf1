import '../../support/settings'
import { afterEach, expect, test, vi } from 'vitest'
import { openSession, sealSession } from '@/lib/auth/token'
import { newId } from '@/lib/db/ids'

afterEach(() => {
  vi.useRealTimers()
})

test('a cookie of ours names its session, the first time and again', async () => {
  const session = newId()
  const cookie = await sealSession(newId(), session, 3600)
  expect(await openSession(cookie)).toBe(session)
  expect(await openSession(cookie)).toBe(session)
})

test('one that was opened before is too old when its time has come', async () => {
  const cookie = await sealSession(newId(), newId(), 60)
  expect(await openSession(cookie)).not.toBeNull()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 120_000 })
  expect(await openSession(cookie)).toBeNull()
})

test('a cookie with one letter changed, cut short or made up is nobody', async () => {
  const cookie = await sealSession(newId(), newId(), 3600)
  expect(await openSession(cookie)).not.toBeNull()
  const middle = Math.floor(cookie.length / 2)
  const changed = cookie.slice(0, middle) + (cookie[middle] === 'A' ? 'B' : 'A') + cookie.slice(middle + 1)
  for (const bad of [changed, cookie.slice(0, -5), 'x', '']) expect(await openSession(bad)).toBeNull()
})
