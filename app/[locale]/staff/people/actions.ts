'use server'

import { getTranslations } from 'next-intl/server'
import { issueCard, revokeCard } from '@/lib/auth/access-card'
import { endSessionsFor } from '@/lib/auth/own-sessions'
import { resetSecondFactor } from '@/lib/auth/second-factor'
import { type Edge, formAction } from '@/lib/forms/form-action'
import { addPerson, editPerson, knownLike, setDisabled } from '@/lib/people/edit-person'
import { liftHold, placeHold } from '@/lib/people/erase-person'
import { mergePeople, undoMerge } from '@/lib/people/merge-people'
import { linkMember } from '@/lib/people/profile/lists'
import { giveRole, takeRole } from '@/lib/people/roles'
import {
  addPersonInput,
  editPersonInput,
  holdInput,
  linkMemberInput,
  mergeInput,
  personIdInput,
  roleInput,
  undoMergeInput,
} from '@/lib/people/schema'
import { personalData } from '@/lib/registry/personal-data'

type Refusal =
  | 'notFound'
  | 'maybeKnown'
  | 'emailTaken'
  | 'changedMeanwhile'
  | 'own'
  | 'notHeld'
  | 'lastAdministrator'
  | 'conflict'
  | 'tooLate'
  | 'held'
  | 'colleague'
  | 'linkedAlready'

async function explain(refusal: Refusal, details: Record<string, string | number>, { locale }: Edge) {
  const t = await getTranslations({ locale, namespace: 'peopleStaff' })
  const sentence = t(`refused.${refusal}`, { count: Number(details.count ?? 0) })
  return refusal === 'emailTaken' ? { field: 'email', sentence } : { sentence }
}

const toPerson = (edge: Edge, personId: string, done: string) => ({
  redirect: `/${edge.locale}/staff/people/${personId}?done=${done}`,
})

export const addPersonAction = formAction({
  name: 'people.addPerson',
  permission: 'people.person.add',
  input: addPersonInput,
  run: (ctx, { surelyNew, ...details }) => addPerson(ctx, { ...details, surelyNew: surelyNew === 'on' }),
  done: ({ id }, edge) => toPerson(edge, id, 'added'),
  explain: async (refusal, details, edge, ctx, input) => {
    const words = await explain(refusal, details, edge)
    if (refusal !== 'maybeKnown') return words
    const t = await getTranslations({ locale: edge.locale, namespace: 'peopleStaff' })
    const known = await knownLike(ctx, input)
    return {
      ...words,
      links: known.map((person) => ({
        href: `/${edge.locale}/staff/people/${person.id}`,
        label: person.fullName,
        note: [
          person.birthYear && t('bornIn', { year: String(person.birthYear) }),
          person.phone,
          person.email,
        ]
          .filter(Boolean)
          .join(' · '),
      })),
    }
  },
})

export const editPersonAction = formAction({
  name: 'people.editPerson',
  permission: 'people.person.edit',
  input: editPersonInput,
  run: (ctx, input) => editPerson(ctx, input),
  done: (_value, edge, { personId }) => toPerson(edge, personId, 'saved'),
  explain,
})

export const giveRoleAction = formAction({
  name: 'people.giveRole',
  permission: 'people.role.manage',
  input: roleInput,
  run: (ctx, input) => giveRole(ctx, input),
  done: (_value, edge, { personId }) => toPerson(edge, personId, 'given'),
  explain,
})

export const takeRoleAction = formAction({
  name: 'people.takeRole',
  permission: 'people.role.manage',
  input: roleInput,
  run: (ctx, input) => takeRole(ctx, input),
  done: (_value, edge, { personId }) => toPerson(edge, personId, 'taken'),
  explain,
})

export const linkMemberAction = formAction({
  name: 'people.linkMember',
  permission: 'people.profile.assist',
  input: linkMemberInput,
  run: (ctx, { linkedPersonId, ...input }) =>
    linkMember(ctx, { ...input, linkedPersonId: linkedPersonId ?? null }),
  done: (_value, { locale }, { personId, linkedPersonId }) => ({
    redirect: `/${locale}/staff/people/${personId}?done=${linkedPersonId ? 'linked' : 'unlinked'}#household`,
  }),
  explain: async (refusal, details, edge) => ({
    ...(await explain(refusal, details, edge)),
    field: 'memberId',
  }),
})

export const disableAction = formAction({
  name: 'people.disable',
  permission: 'people.person.disable',
  input: personIdInput,
  run: (ctx, { personId }) => setDisabled(ctx, { personId, disabled: true }),
  done: (_value, edge, { personId }) => toPerson(edge, personId, 'disabledDone'),
  explain,
})

export const enableAction = formAction({
  name: 'people.enable',
  permission: 'people.person.disable',
  input: personIdInput,
  run: (ctx, { personId }) => setDisabled(ctx, { personId, disabled: false }),
  done: (_value, edge, { personId }) => toPerson(edge, personId, 'enabledDone'),
  explain,
})

export const endSessionsAction = formAction({
  name: 'auth.endSessionsFor',
  permission: 'auth.session.endFor',
  input: personIdInput,
  run: (ctx, input) => endSessionsFor(ctx, input),
  done: (_value, edge, { personId }) => toPerson(edge, personId, 'sessionsEnded'),
  explain,
})

export const mergeAction = formAction({
  name: 'people.merge',
  permission: 'people.person.merge',
  input: mergeInput,
  run: (ctx, input) => mergePeople(ctx, personalData, input),
  done: (_value, edge, { keptId }) => toPerson(edge, keptId, 'merged'),
  explain,
})

export const undoMergeAction = formAction({
  name: 'people.undoMerge',
  permission: 'people.person.merge',
  input: undoMergeInput,
  run: (ctx, input) => undoMerge(ctx, personalData, input),
  done: ({ keptId }, edge) => toPerson(edge, keptId, 'undone'),
  explain,
})

export const issueCardAction = formAction({
  name: 'auth.issueCard',
  permission: 'auth.card.issue',
  input: personIdInput,
  run: (ctx, input) => issueCard(ctx, input),
  done: (_value, edge, { personId }) => ({
    redirect: `/${edge.locale}/staff/people/${personId}/card`,
  }),
  explain,
})

export const revokeCardAction = formAction({
  name: 'auth.revokeCard',
  permission: 'auth.card.issue',
  input: personIdInput,
  run: (ctx, input) => revokeCard(ctx, input),
  done: (_value, edge, { personId }) => toPerson(edge, personId, 'cardRevoked'),
  explain,
})

export const placeHoldAction = formAction({
  name: 'people.placeHold',
  permission: 'people.hold.place',
  input: holdInput,
  run: (ctx, input) => placeHold(ctx, input),
  done: (_value, edge, { personId }) => toPerson(edge, personId, 'holdPlaced'),
  explain,
})

export const liftHoldAction = formAction({
  name: 'people.liftHold',
  permission: 'people.hold.place',
  input: personIdInput,
  run: (ctx, input) => liftHold(ctx, input),
  done: (_value, edge, { personId }) => toPerson(edge, personId, 'holdLifted'),
  explain,
})

export const resetFactorAction = formAction({
  name: 'auth.resetSecondFactor',
  permission: 'auth.factor.reset',
  input: personIdInput,
  run: (ctx, input) => resetSecondFactor(ctx, input),
  done: (_value, edge, { personId }) => toPerson(edge, personId, 'factorReset'),
  explain,
})
