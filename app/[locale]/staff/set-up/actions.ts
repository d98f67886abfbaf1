'use server'

import { getTranslations } from 'next-intl/server'
import { setUpInput } from '@/lib/auth/schema'
import { setUp } from '@/lib/auth/set-up'
import { formAction } from '@/lib/forms/form-action'

export const setUpAction = formAction({
  name: 'auth.setUp',
  permission: 'auth.session.start',
  input: setUpInput,
  run: (ctx, input, edge) => setUp(ctx, { ...input, locale: edge.locale }),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/sign-in?back=/${edge.locale}/staff` }),
  explain: async (refusal, _details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'peopleStaff' })
    return refusal === 'wrongKey'
      ? { field: 'key', sentence: t('setUp.wrongKey') }
      : { sentence: t('setUp.over') }
  },
})
