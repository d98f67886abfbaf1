import type { Role } from '@/lib/access/roles'

/** Where a role comes from: only the same source takes it away again by itself. */
export type RoleSource = 'hand' | 'organisation' | 'provider'

/** A person in a list of finds. */
export type FoundPerson = {
  id: string
  fullName: string
  callName: string | null
  birthYear: number | null
  email: string | null
  phone: string | null
  locale: string
  cardNumber: string | null
}

/** A person as staff see them. */
export type StaffPerson = {
  id: string
  version: number
  fullName: string
  callName: string | null
  birthYear: number | null
  email: string | null
  phone: string | null
  locale: string
  neighbourhood: string | null
  createdAt: Date
  disabledAt: Date | null
  mergedInto: { id: string; fullName: string } | null
  roles: { role: Role; grantedAt: Date; source: RoleSource }[]
  /** Merges that can still be undone. */
  merges: { id: string; fullName: string; mergedAt: Date; until: Date }[]
}

/** What two rows that are one person would become. */
export type MergePreview = {
  kept: StaffPerson
  merged: StaffPerson
  /** Fields that the kept row lacks and would get. */
  filled: ('callName' | 'birthYear' | 'email' | 'phone' | 'neighbourhood')[]
  /** Codes of what stands in the way. */
  conflicts: string[]
}
