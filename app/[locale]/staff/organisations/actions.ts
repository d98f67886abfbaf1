'use server'

import { getTranslations } from 'next-intl/server'
import { invite, resendInvitation, revokeInvitation } from '@/lib/auth/invitation'
import { type Edge, formAction } from '@/lib/forms/form-action'
import {
  addOrganisation,
  approveOrganisation,
  editOrganisation,
} from '@/lib/people/organisations/add-organisation'
import { endMembership, endOrganisation } from '@/lib/people/organisations/members'
import {
  addOrganisationInput,
  editOrganisationInput,
  endMembershipInput,
  endOrganisationInput,
  invitationIdInput,
  inviteInput,
  organisationIdInput,
} from '@/lib/people/organisations/schema'

type Refusal = 'notFound' | 'nameTaken' | 'changedMeanwhile' | 'alreadyInvited' | 'alreadyMember'

const fields: Partial<Record<Refusal, string>> = {
  nameTaken: 'name',
  alreadyInvited: 'email',
  alreadyMember: 'email',
}

async function explain(refusal: Refusal, _details: Record<string, string | number>, { locale }: Edge) {
  const t = await getTranslations({ locale, namespace: 'organisationsStaff' })
  return { field: fields[refusal], sentence: t(`refused.${refusal}`) }
}

const toOrganisation = (edge: Edge, organisationId: string, done: string) => ({
  redirect: `/${edge.locale}/staff/organisations/${organisationId}?done=${done}`,
})
/** For forms that stand on the organisation's own page. */
const back = (edge: Edge, done: string) => ({ redirect: `/${edge.locale}${edge.path}?done=${done}` })

export const addOrganisationAction = formAction({
  name: 'people.addOrganisation',
  permission: 'people.organisation.add',
  input: addOrganisationInput,
  run: (ctx, input) => addOrganisation(ctx, input),
  done: ({ organisationId }, edge) => toOrganisation(edge, organisationId, 'added'),
  explain,
})

export const editOrganisationAction = formAction({
  name: 'people.editOrganisation',
  permission: 'people.organisation.add',
  input: editOrganisationInput,
  run: (ctx, input) => editOrganisation(ctx, input),
  done: (_value, edge, { organisationId }) => toOrganisation(edge, organisationId, 'saved'),
  explain,
})

export const approveOrganisationAction = formAction({
  name: 'people.approveOrganisation',
  permission: 'people.organisation.approve',
  input: organisationIdInput,
  run: (ctx, input) => approveOrganisation(ctx, input),
  done: (_value, edge, { organisationId }) => toOrganisation(edge, organisationId, 'approved'),
  explain,
})

export const endOrganisationAction = formAction({
  name: 'people.endOrganisation',
  permission: 'people.organisation.end',
  input: endOrganisationInput,
  run: (ctx, input) => endOrganisation(ctx, input),
  done: (_value, edge, { organisationId }) => toOrganisation(edge, organisationId, 'ended'),
  explain,
})

export const endMembershipAction = formAction({
  name: 'people.endMembership',
  permission: 'people.organisation.end',
  input: endMembershipInput,
  run: (ctx, input) => endMembership(ctx, input),
  done: (_value, edge, { organisationId }) => toOrganisation(edge, organisationId, 'memberEnded'),
  explain,
})

export const inviteAction = formAction({
  name: 'auth.invite',
  permission: 'auth.invitation.send',
  input: inviteInput,
  run: (ctx, input) => invite(ctx, input),
  done: (_value, edge, { organisationId }) => toOrganisation(edge, organisationId, 'invited'),
  explain,
})

export const resendInvitationAction = formAction({
  name: 'auth.resendInvitation',
  permission: 'auth.invitation.send',
  input: invitationIdInput,
  run: (ctx, input) => resendInvitation(ctx, input),
  done: (_value, edge) => back(edge, 'again'),
  explain,
})

export const revokeInvitationAction = formAction({
  name: 'auth.revokeInvitation',
  permission: 'auth.invitation.send',
  input: invitationIdInput,
  run: (ctx, input) => revokeInvitation(ctx, input),
  done: (_value, edge) => back(edge, 'revoked'),
  explain,
})
