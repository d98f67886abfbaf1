import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { settings } from '@/lib/config/settings'
import { town } from '@/lib/config/town'
import { translatorFor } from '@/lib/i18n/translate'
import { signCredential } from './badge-key'
import { type Achievement, hoursFor } from './rules'

const contexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
]
const at = (path: string) => `${settings().appUrl}/api/badges/${path}`
const statusUrl = () => at('status.jwt')

/** Who issues: Open Badges 3.0 Profile. */
export function issuerProfile() {
  return {
    id: at('issuer.json'),
    type: ['Profile'],
    name: `${town.centre.name} · ${town.name}`,
    url: settings().appUrl,
    email: town.centre.email,
    phone: town.centre.phone,
  }
}

/** What was achieved: Open Badges 3.0 Achievement, in English, the language of the wallets. */
export async function achievementOf(achievement: Achievement) {
  const t = await translatorFor('en', 'ambassadors')
  const hours = hoursFor(achievement)
  const name = hours ? t('thanks.badge.hours', { hours }) : t('thanks.badge.ambassador')
  return {
    id: at(`achievement-${achievement}.json`),
    type: ['Achievement'],
    name,
    description: t('role.mentor.summary'),
    criteria: { narrative: hours ? `${hours} h` : t('my.lead.active') },
  }
}

/**
 * A badge as a signed Open Badges 3.0 credential (W3C Verifiable Credential 2.0, secured as a JWT). Its holder is named
 * by a salted hash of their address only: who has the file and the address can check that they belong together.
 */
export async function badgeCredential(badge: {
  id: string
  achievement: Achievement
  issuedAt: Date
  statusIndex: number
  email: string | null
}): Promise<{ jwt: string; claims: Record<string, unknown> }> {
  const salt = randomBytes(12).toString('base64url')
  const subject = `urn:uuid:${badge.id}`
  const issuer = issuerProfile()
  const claims = {
    '@context': contexts,
    id: subject,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: (await achievementOf(badge.achievement)).name,
    issuer,
    validFrom: badge.issuedAt.toISOString(),
    credentialSubject: {
      id: subject,
      type: ['AchievementSubject'],
      ...(badge.email
        ? {
            identifier: [
              {
                type: 'IdentityObject',
                hashed: true,
                identityHash: `sha256$${createHash('sha256')
                  .update(badge.email + salt)
                  .digest('hex')}`,
                identityType: 'emailAddress',
                salt,
              },
            ],
          }
        : {}),
      achievement: await achievementOf(badge.achievement),
    },
    credentialStatus: {
      id: `${statusUrl()}#${badge.statusIndex}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(badge.statusIndex),
      statusListCredential: statusUrl(),
    },
    iss: issuer.id,
    jti: subject,
    sub: subject,
    nbf: Math.floor(badge.issuedAt.getTime() / 1000),
  }
  return { jwt: signCredential(claims), claims }
}

/** At least so many entries, so that nobody is counted out (W3C Bitstring Status List 1.0, §6). */
const leastBits = 131_072

/** The published list of badges that were taken back: one bit each, signed. */
export function statusListCredential(revoked: readonly number[], now: Date): string {
  const bits = Math.max(leastBits, ...revoked.map((index) => index + 1))
  const bytes = Buffer.alloc(Math.ceil(bits / 8))
  for (const index of revoked) bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (0x80 >> (index & 7))
  const issuer = issuerProfile()
  return signCredential({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: statusUrl(),
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuer.id,
    validFrom: now.toISOString(),
    credentialSubject: {
      id: `${statusUrl()}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      // Multibase: base64url without padding.
      encodedList: `u${gzipSync(bytes).toString('base64url')}`,
    },
    iss: issuer.id,
    jti: statusUrl(),
    nbf: Math.floor(now.getTime() / 1000),
  })
}
