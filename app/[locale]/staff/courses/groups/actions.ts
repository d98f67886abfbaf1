'use server'

import { getTranslations } from 'next-intl/server'
import { addToGroup, closeGroup, makeGroup, takeFromGroup } from '@/lib/courses/groups'
import { groupIdInput, groupInput, groupMemberInput } from '@/lib/courses/schema'
import { type Edge, formAction } from '@/lib/forms/form-action'

async function explain(_refusal: 'notFound', _details: unknown, { locale }: Edge) {
  const t = await getTranslations({ locale, namespace: 'coursesStaff' })
  return { sentence: t('refused.notFound') }
}

export const makeGroupAction = formAction({
  name: 'courses.makeGroup',
  permission: 'courses.group.manage',
  input: groupInput,
  run: (ctx, input) => makeGroup(ctx, input),
  done: ({ groupId }, edge) => ({ redirect: `/${edge.locale}/staff/courses/groups/${groupId}` }),
  explain,
})

export const closeGroupAction = formAction({
  name: 'courses.closeGroup',
  permission: 'courses.group.manage',
  input: groupIdInput,
  run: (ctx, input) => closeGroup(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}${edge.path}` }),
  explain,
})

export const addToGroupAction = formAction({
  name: 'courses.addToGroup',
  permission: 'courses.group.manage',
  input: groupMemberInput,
  run: (ctx, input) => addToGroup(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}${edge.path}?done=added` }),
  explain,
})

export const takeFromGroupAction = formAction({
  name: 'courses.takeFromGroup',
  permission: 'courses.group.manage',
  input: groupMemberInput,
  run: (ctx, input) => takeFromGroup(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}${edge.path}` }),
  explain,
})
