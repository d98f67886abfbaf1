import 'server-only'
import { formats } from '@/lib/i18n/format'
import { translatorFor } from '@/lib/i18n/translate'
import { townZone } from '@/lib/time/clock'
import type { PersonalData } from './personal-data'

/** Who somebody is: the row itself, roles, and what was merged. */
export const peoplePersonalData: PersonalData = {
  domain: 'people',
  async collect(ctx, personId) {
    const [person, roles, merges] = [
      await ctx.db.person.findUniqueOrThrow({
        where: { id: personId },
        select: {
          fullName: true,
          callName: true,
          birthYear: true,
          email: true,
          emailVerifiedAt: true,
          phone: true,
          locale: true,
          createdAt: true,
          neighbourhood: { select: { name: true } },
        },
      }),
      await ctx.db.roleAssignment.findMany({
        where: { personId },
        orderBy: { grantedAt: 'asc' },
        select: { role: true, grantedAt: true, revokedAt: true },
      }),
      await ctx.db.personMerge.findMany({
        where: { OR: [{ keptId: personId }, { mergedId: personId }] },
        select: { mergedAt: true, undoneAt: true },
      }),
    ]
    return { person: { ...person, neighbourhood: person.neighbourhood?.name ?? null }, roles, merges }
  },
  async readable(ctx, personId, locale) {
    const t = await translatorFor(locale, 'myData')
    const f = formats(locale, townZone())
    const person = await ctx.db.person.findUniqueOrThrow({
      where: { id: personId },
      select: {
        fullName: true,
        callName: true,
        birthYear: true,
        email: true,
        phone: true,
        locale: true,
        createdAt: true,
        neighbourhood: { select: { name: true } },
      },
    })
    const unknown = t('notKnown')
    const fact = (label: string, value: string | null | undefined, piece?: 'name' | 'ltr') =>
      value && piece ? { label, value, piece } : { label, value: value ?? unknown }
    return [
      {
        title: t('pdf.who'),
        facts: [
          fact(t('name'), person.fullName, 'name'),
          fact(t('callName'), person.callName, 'name'),
          fact(t('birthYear'), person.birthYear ? String(person.birthYear) : null, 'ltr'),
          fact(t('email'), person.email, 'ltr'),
          fact(t('phone'), person.phone, 'ltr'),
          fact(t('language'), f.languageName(person.locale)),
          fact(t('neighbourhood'), person.neighbourhood?.name, 'name'),
          fact(t('since'), f.fullDay(person.createdAt)),
        ],
      },
    ]
  },
  conflicts: async () => [],
  // The row itself and the roles are the work of the merge and of the erasure.
  erase: async () => ['trail'],
  move: async () => ({}),
  back: async () => {},
}
