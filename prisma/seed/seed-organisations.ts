import type { Ctx } from '@/lib/access/context'
import { hashLinkKey } from '@/lib/auth/link-key'
import { days, shift } from '@/lib/time/time'
import type { Random } from './random'
import type { SeededPersonas } from './seed-people'

const known = [
  { kind: 'employer', name: 'Bakkerij De Backer', contactName: 'Bram De Backer', state: 'live' },
  { kind: 'employer', name: 'Zorgcentrum Ter Linde', contactName: 'Karin Claes', state: 'live' },
  { kind: 'employer', name: 'Lindeveld Logistiek', contactName: 'Stijn Wouters', state: 'live' },
  { kind: 'employer', name: 'Groendienst Stad Lindeveld', contactName: 'Hilde Mertens', state: 'live' },
  { kind: 'employer', name: 'Poetswerk & Co', contactName: null, state: 'asked' },
  { kind: 'employer', name: 'Drukkerij Segers', contactName: 'Paul Segers', state: 'ended' },
  { kind: 'partner', name: 'Basisschool De Krekel', contactName: 'Ann Lemmens', state: 'live' },
  { kind: 'partner', name: 'Politiezone Lindeveld', contactName: 'Koen Baert', state: 'live' },
  { kind: 'partner', name: 'OCMW Lindeveld', contactName: 'Ilse Pauwels', state: 'live' },
  { kind: 'partner', name: 'Wijkgezondheidscentrum De Brug', contactName: 'Samira Haddou', state: 'live' },
  { kind: 'partner', name: 'Rode Kruis Lindeveld', contactName: null, state: 'asked' },
] as const

/** Employers and partners in every state; the demo's employer acts for the bakery. */
export async function seedOrganisations(
  ctx: Ctx,
  random: Random,
  wanted: { personas: SeededPersonas; people: number },
): Promise<void> {
  const { admin, coordinator, employer } = wanted.personas
  const begun = shift(ctx.now, -days(160))
  const rows = [
    ...known,
    // A larger town works with more.
    ...Array.from({ length: Math.floor(wanted.people / 400) - 1 }, (_, n) => ({
      kind: n % 3 === 0 ? ('partner' as const) : ('employer' as const),
      name: `${random.pick(['Bouw', 'Zorg', 'Horeca', 'Transport', 'Techniek', 'Textiel'])} ${random.pick(['Noord', 'Zuid', 'Oost', 'West', 'Centrum'])} ${n + 1}`,
      contactName: null,
      state: 'live' as const,
    })),
  ].map((row, n) => ({ ...row, id: random.uuid(), n }))
  await ctx.db.organisation.createMany({
    data: rows.map(({ id, kind, name, contactName, state, n }) => ({
      id,
      kind,
      name,
      contactName,
      email: `organisation${n}@organisations.example`,
      phone: `+3292551${String(n % 1000).padStart(3, '0')}`,
      locale: n % 5 === 4 ? 'fr' : 'nl',
      createdAt: begun,
      createdById: coordinator ?? null,
      approvedAt: state === 'asked' ? null : begun,
      approvedById: state === 'asked' ? null : (coordinator ?? null),
      endedAt: state === 'ended' ? shift(ctx.now, -days(20)) : null,
      endedById: state === 'ended' ? (admin ?? null) : null,
      endReason: state === 'ended' ? 'De zaak stopt.' : null,
    })),
  })
  if (employer && rows[0])
    await ctx.db.organisationMember.create({
      data: { id: random.uuid(), organisationId: rows[0].id, personId: employer, since: begun },
    })
  // One that waits, one that ran out, one that was taken back; nobody has their keys.
  const invited = [
    { at: 1, fullName: 'Karin Claes', locale: 'nl', daysAgo: 3 },
    { at: 2, fullName: 'Mehmet Yıldız', locale: 'tr', daysAgo: 20 },
    { at: 6, fullName: 'Ann Lemmens', locale: 'fr', daysAgo: 6, revoked: true },
  ]
  await ctx.db.invitation.createMany({
    data: invited.map(({ at, fullName, locale, daysAgo, revoked }, n) => {
      const sentAt = shift(ctx.now, -days(daysAgo))
      return {
        id: random.uuid(),
        organisationId: rows[at]?.id ?? '',
        fullName,
        email: `invited${n}@organisations.example`,
        locale,
        tokenHash: hashLinkKey(random.uuid()),
        createdAt: sentAt,
        createdById: coordinator ?? null,
        sentAt,
        expiresAt: shift(sentAt, days(14)),
        revokedAt: revoked ? shift(sentAt, days(1)) : null,
        revokedById: revoked ? (coordinator ?? null) : null,
      }
    }),
  })
}
