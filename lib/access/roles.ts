import { roleNames } from '@/lib/config/role-names'

/** Who somebody can be here (product.md §1). */
export const roles = roleNames
export type Role = (typeof roles)[number]

/** Roles that open the back office. */
export const staffRoles = [
  'teacher',
  'reception',
  'caseworker',
  'coordinator',
  'editor',
  'translator',
  'manager',
  'administrator',
] as const satisfies readonly Role[]

export function isRole(value: unknown): value is Role {
  return typeof value === 'string' && (roles as readonly string[]).includes(value)
}

export function isStaff(held: readonly Role[]): boolean {
  return held.some((role) => (staffRoles as readonly Role[]).includes(role))
}
