/** The roles by name, as settings and permissions spell them; what each may is in lib/access. Client-safe. */
export const roleNames = [
  'newcomer',
  'resident',
  'ambassador',
  'teacher',
  'reception',
  'caseworker',
  'coordinator',
  'editor',
  'translator',
  'employer',
  'partner',
  'manager',
  'administrator',
] as const
