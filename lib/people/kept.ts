import 'server-only'

/** What is kept of somebody who is erased, and why: words `myData.kept.*`. The page of the erasure lists every one. */
export const keptCodes = [
  'bookings',
  'attendance',
  'hours',
  'profile',
  'ambassador',
  'expenses',
  'pairs',
  'appointments',
  'cases',
  'files',
  'proofs',
  'messages',
  'trail',
] as const
export type KeptCode = (typeof keptCodes)[number]
