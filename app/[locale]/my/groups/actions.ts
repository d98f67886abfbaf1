'use server'

import { getTranslations } from 'next-intl/server'
import { joinGroup } from '@/lib/courses/groups'
import { groupCodeInput } from '@/lib/courses/schema'
import { formAction } from '@/lib/forms/form-action'

export const joinGroupAction = formAction({
  name: 'courses.joinGroup',
  permission: 'courses.group.join',
  input: groupCodeInput,
  run: (ctx, input) => joinGroup(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/my?done=joined` }),
  explain: async (_refusal, _details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'courses' })
    return { sentence: t('refused.invitation') }
  },
})
