import { expect, test } from 'vitest'
import { parseSettings, SettingsError } from '@/lib/config/settings'

const right = {
  DATABASE_URL: 'postgresql://samen@localhost/samen',
  AUTH_SECRET: 'x'.repeat(32),
  ENCRYPTION_KEY: 'y'.repeat(32),
}

test('what is absent has its documented value', () => {
  const settings = parseSettings({ ...right, SMTP_URL: '' })
  expect(settings).toMatchObject({
    PORT: 3000,
    DEMO: false,
    TZ_TOWN: 'Europe/Brussels',
    appUrl: 'http://localhost:3000',
  })
  expect(settings.SMTP_URL).toBeUndefined()
})

test.each([
  [{ DATABASE_URL: undefined }, 'Setting DATABASE_URL is missing.'],
  [{ DATABASE_URL: 'mysql://x' }, 'Setting DATABASE_URL is wrong: must begin with postgresql://.'],
  [{ AUTH_SECRET: 'short' }, 'Setting AUTH_SECRET is wrong: must have at least 32 characters.'],
  [{ ENCRYPTION_KEY: '' }, 'Setting ENCRYPTION_KEY is missing.'],
  [{ TZ_TOWN: 'Europe/Lindeveld' }, 'Setting TZ_TOWN is wrong: is not a known time zone.'],
  [{ OIDC_ISSUER: 'https://login.example' }, 'Setting OIDC_CLIENT_ID is missing.'],
  [
    { OIDC_ISSUER: 'http://login.example', OIDC_CLIENT_ID: 'x' },
    'Setting OIDC_ISSUER is wrong: must begin with https://.',
  ],
  [{ OIDC_SCOPES: 'email' }, 'Setting OIDC_SCOPES is wrong: must have openid in it.'],
  [
    { OIDC_ROLES: 'desk=reception,boss=king' },
    'Setting OIDC_ROLES is wrong: says “boss=king”, which is not group=role.',
  ],
  [
    { OIDC_SECOND_FACTOR: 'mfa' },
    'Setting OIDC_SECOND_FACTOR is wrong: must be acr:VALUE or amr:VALUE, with commas between.',
  ],
  [{ SMTP_URL: 'http://mail' }, 'Setting SMTP_URL is wrong: must begin with smtp:// or smtps://.'],
])('a wrong setting is one line that names it: %o', (change, sentence) => {
  expect(() => parseSettings({ ...right, ...change })).toThrow(new SettingsError(sentence))
})

test('a wrong port names the port, in one line', () => {
  for (const PORT of ['none', '70000', '-1']) {
    expect(() => parseSettings({ ...right, PORT })).toThrow(/^Setting PORT is wrong: [^\n]+\.$/)
  }
})

test('groups bring the roles that the setting names, also with an equals sign in their name', () => {
  const { OIDC_ROLES } = parseSettings({
    ...right,
    OIDC_ROLES: 'desk=reception, cn=boss=administrator+manager',
  })
  expect([...(OIDC_ROLES ?? [])]).toEqual([
    ['desk', ['reception']],
    ['cn=boss', ['administrator', 'manager']],
  ])
})
