'use server'

import { getTranslations } from 'next-intl/server'
import { keepWishes } from '@/lib/courses/allocation/round'
import { wishesInput } from '@/lib/courses/allocation/schema'
import { formAction } from '@/lib/forms/form-action'

export const keepWishesAction = formAction({
  name: 'courses.keepWishes',
  permission: 'courses.wishes.keep',
  input: wishesInput,
  run: (ctx, input) => keepWishes(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}${edge.path}?done=1` }),
  explain: async (refusal, _details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'wishes' })
    return { sentence: t(`refused.${refusal}`) }
  },
})
