import type { OrganisationKind, OrganisationState } from './schema'

/** To choose from: approved, and not ended. */
export type OrganisationChoice = { id: string; kind: OrganisationKind; name: string; locale: string }

/** A line of the staff list. */
export type StaffOrganisation = OrganisationChoice & {
  contactName: string | null
  email: string | null
  phone: string | null
  state: OrganisationState
  /** People who act for it now. */
  members: number
  /** Invitations that can still be accepted. */
  invited: number
}

export type OrganisationDetail = Omit<StaffOrganisation, 'members' | 'invited'> & {
  version: number
  createdAt: Date
  approvedAt: Date | null
  approvedBy: string | null
  endedAt: Date | null
  endedBy: string | null
  endReason: string | null
  people: { personId: string; fullName: string; email: string | null; since: Date }[]
}
