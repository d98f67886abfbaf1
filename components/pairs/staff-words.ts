import type { getTranslations } from 'next-intl/server'

export type StaffWords = Awaited<ReturnType<typeof getTranslations<'pairsStaff'>>>

/** A role as colleagues call it. */
export function staffRole(s: StaffWords, role: string): string {
  const key = `roles.${role}` as never
  return s.has(key) ? s(key) : s('roles.other')
}
