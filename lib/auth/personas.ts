/** The demo town's fourteen people (contract.md). */
export const personas = [
  'newcomer',
  'newcomer2',
  'newcomer3',
  'applicant',
  'ambassador',
  'teacher',
  'caseworker',
  'caseworker2',
  'coordinator',
  'editor',
  'employer',
  'reception',
  'manager',
  'admin',
] as const
export type Persona = (typeof personas)[number]
