import { z } from 'zod'
import { limits } from '@/lib/config/limits'
import { locales } from '@/lib/i18n/locales'
import { emailInput, fullNameInput, line, optionalEmailInput, phoneInput, requiredLine } from '../schema'

/** What an organisation is to the town; also the role of the people who act for it. */
export const organisationKinds = ['employer', 'partner'] as const
export type OrganisationKind = (typeof organisationKinds)[number]

export const organisationStates = ['asked', 'live', 'ended'] as const
export type OrganisationState = (typeof organisationStates)[number]

const details = {
  name: requiredLine(limits.text.name),
  contactName: line(limits.text.name)
    .optional()
    .transform((name) => name || null),
  email: optionalEmailInput,
  phone: phoneInput.optional().transform((phone) => phone ?? null),
  locale: z.enum(locales, 'invalidChoice'),
}

export const addOrganisationInput = z.object({ ...details, kind: z.enum(organisationKinds, 'invalidChoice') })
export const editOrganisationInput = z.object({
  ...details,
  organisationId: z.uuid('invalidChoice'),
  version: z.coerce.number().int(),
})
export const organisationIdInput = z.object({ organisationId: z.uuid('invalidChoice') })
export const endOrganisationInput = z.object({
  organisationId: z.uuid('invalidChoice'),
  reason: requiredLine(limits.text.reason),
})
export const endMembershipInput = z.object({
  organisationId: z.uuid('invalidChoice'),
  personId: z.uuid('invalidChoice'),
})
export const inviteInput = z.object({
  organisationId: z.uuid('invalidChoice'),
  fullName: fullNameInput,
  email: emailInput,
  locale: z.enum(locales, 'invalidChoice'),
})
export const invitationIdInput = z.object({ invitationId: z.uuid('invalidChoice') })
