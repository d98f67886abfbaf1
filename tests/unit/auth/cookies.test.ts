import '../../support/settings'
import { afterEach, expect, test } from 'vitest'
import { ownCookie, sessionCookie } from '@/lib/auth/token'
import { forgetSettings } from '@/lib/config/settings'

afterEach(() => {
  delete process.env.APP_URL
  forgetSettings()
})

const under = (url: string) => {
  process.env.APP_URL = url
  forgetSettings()
}

test('under https each of our cookies belongs to this host alone', () => {
  under('https://samen.example')
  expect(sessionCookie()).toEqual({ name: '__Host-samen-session', secure: true })
  expect(ownCookie('samen-provider')).toEqual({ name: '__Host-samen-provider', secure: true })
})

test('a plain demo on one’s own machine goes without', () => {
  under('http://localhost:3000')
  expect(ownCookie('samen-shared')).toEqual({ name: 'samen-shared', secure: false })
})
