import type { Role } from '@/lib/access/roles'
import type { Persona } from '@/lib/auth/personas'
import type { Locale } from '@/lib/i18n/locales'

/** The fourteen demo people (contract.md). */
export const demoPeople: readonly {
  persona: Persona
  fullName: string
  callName: string
  locale: Locale
  roles: readonly Role[]
}[] = [
  { persona: 'newcomer', fullName: 'Amina Al-Hassan', callName: 'Amina', locale: 'ar', roles: ['newcomer'] },
  { persona: 'newcomer2', fullName: 'Yonas Tesfay', callName: 'Yonas', locale: 'ti', roles: ['newcomer'] },
  {
    persona: 'newcomer3',
    fullName: 'Oleksandra Kovalenko',
    callName: 'Oleksandra',
    locale: 'uk',
    roles: ['newcomer'],
  },
  { persona: 'applicant', fullName: 'Els Maes', callName: 'Els', locale: 'nl', roles: ['resident'] },
  {
    persona: 'ambassador',
    fullName: 'Wim Aerts',
    callName: 'Wim',
    locale: 'nl',
    roles: ['resident', 'ambassador'],
  },
  { persona: 'teacher', fullName: 'Lies Vermeulen', callName: 'Lies', locale: 'nl', roles: ['teacher'] },
  {
    persona: 'caseworker',
    fullName: 'Marit Willems',
    callName: 'Marit',
    locale: 'nl',
    roles: ['caseworker'],
  },
  { persona: 'caseworker2', fullName: 'Joke Stevens', callName: 'Joke', locale: 'nl', roles: ['caseworker'] },
  {
    persona: 'coordinator',
    fullName: 'Nadia Bouzid',
    callName: 'Nadia',
    locale: 'nl',
    roles: ['coordinator'],
  },
  {
    persona: 'editor',
    fullName: 'Pieter Goossens',
    callName: 'Pieter',
    locale: 'nl',
    roles: ['editor', 'translator'],
  },
  { persona: 'employer', fullName: 'Bram De Backer', callName: 'Bram', locale: 'nl', roles: ['employer'] },
  { persona: 'reception', fullName: 'Fatiha Amrani', callName: 'Fatiha', locale: 'nl', roles: ['reception'] },
  { persona: 'manager', fullName: 'Greet Lambrecht', callName: 'Greet', locale: 'nl', roles: ['manager'] },
  { persona: 'admin', fullName: 'Tom Verhaeghe', callName: 'Tom', locale: 'nl', roles: ['administrator'] },
]
