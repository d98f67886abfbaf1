import 'server-only'
import { z } from 'zod'
import { roleNames } from './role-names'

const flag = z
  .enum(['1', 'true', 'yes', '0', 'false', 'no', ''])
  .transform((value) => value === '1' || value === 'true' || value === 'yes')

const secret = z.string().min(32, 'must have at least 32 characters')

const timeZone = z.string().refine(
  (zone) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone })
      return true
    } catch {
      return false
    }
  },
  { message: 'is not a known time zone' },
)

/** `group=role,other group=role+role` → the roles of each group. */
const groupRoles = z.string().transform((text, problem) => {
  const groups = new Map<string, (typeof roleNames)[number][]>()
  for (const part of text.split(',')) {
    const at = part.lastIndexOf('=')
    const given = part.slice(at + 1).split('+')
    const known = given.flatMap((given) => roleNames.filter((role) => role === given.trim()))
    if (at < 1 || known.length !== given.length) {
      problem.addIssue(`says “${part.trim()}”, which is not group=role`)
      return z.NEVER
    }
    groups.set(part.slice(0, at).trim(), known)
  }
  return groups
})

/** `acr:VALUE,amr:VALUE`: what the provider says when it asked for a second factor. */
const secondFactors = z.string().transform((text, problem) => {
  const parts = text.split(',').map((part) => part.trim())
  if (parts.some((part) => !/^(acr|amr):\S+$/.test(part))) {
    problem.addIssue('must be acr:VALUE or amr:VALUE, with commas between')
    return z.NEVER
  }
  return new Set(parts)
})

const schema = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  APP_URL: z.url({ protocol: /^https?$/ }).optional(),
  DEMO: flag.default(false),
  AUTH_SECRET: secret,
  ENCRYPTION_KEY: secret,
  /** Earlier keys, with commas between: they still open, and close nothing new. */
  ENCRYPTION_KEYS_OLD: z
    .string()
    .transform((list) =>
      list
        .split(',')
        .map((key) => key.trim())
        .filter(Boolean),
    )
    .pipe(z.array(secret))
    .default([]),
  /** Where files lie when no S3_BUCKET is set. */
  FILES_DIR: z.string().default('.data/files'),
  S3_BUCKET: z.string().min(3).optional(),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  /** clamd, by tcp://host:port or unix:/path. */
  CLAMD_URL: z
    .string()
    .regex(/^(tcp:\/\/[^/:]+:\d+|unix:\/.+)$/, 'must be tcp://host:port or unix:/path')
    .optional(),
  /** A LibreTranslate-compatible service. */
  TRANSLATE_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRANSLATE_API_KEY: z.string().optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().default('Samen <samen@lindeveld.example>'),
  /** Where erasures are written down outside the database (lib/people/ledger). */
  ERASURES_FILE: z.string().default('.data/erasures.log'),
  /** Single sign-on with the town's own provider (OpenID Connect): lib/auth/provider. */
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine(
      (issuer) => /^https:|^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(issuer),
      'must begin with https://',
    )
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60).optional(),
  OIDC_SCOPES: z
    .string()
    .default('openid email profile')
    .refine((scopes) => scopes.split(' ').includes('openid'), 'must have openid in it'),
  OIDC_GROUPS_CLAIM: z.string().default('groups'),
  OIDC_ROLES: groupRoles.optional(),
  OIDC_SECOND_FACTOR: secondFactors.optional(),
  TZ_TOWN: timeZone.default('Europe/Brussels'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

export type Settings = z.infer<typeof schema> & { appUrl: string }

/** Thrown when the environment is wrong; its message is one line that names the setting. */
export class SettingsError extends Error {
  override name = 'SettingsError'
}

/** Reads and checks an environment. Empty strings count as absent. Throws {@link SettingsError}. */
export function parseSettings(env: Record<string, string | undefined>): Settings {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(present)
  if (!parsed.success) {
    const [first] = parsed.error.issues
    const name = String(first?.path[0] ?? 'setting')
    const missing = present[name] === undefined
    throw new SettingsError(`Setting ${name} ${missing ? 'is missing' : `is wrong: ${first?.message}`}.`)
  }
  const { APP_URL, PORT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = parsed.data
  if (parsed.data.OIDC_ISSUER && !parsed.data.OIDC_CLIENT_ID)
    throw new SettingsError('Setting OIDC_CLIENT_ID is missing.')
  if (S3_BUCKET && !S3_ACCESS_KEY_ID) throw new SettingsError('Setting S3_ACCESS_KEY_ID is missing.')
  if (S3_BUCKET && !S3_SECRET_ACCESS_KEY) throw new SettingsError('Setting S3_SECRET_ACCESS_KEY is missing.')
  return { ...parsed.data, appUrl: (APP_URL ?? `http://localhost:${PORT}`).replace(/\/$/, '') }
}

let current: Settings | undefined

/** This process's settings, read at first use (a build needs none). */
export function settings(): Settings {
  current ??= parseSettings(process.env)
  return current
}

/** Reads them anew at the next use: for a test that changes one. */
export function forgetSettings(): void {
  current = undefined
}
