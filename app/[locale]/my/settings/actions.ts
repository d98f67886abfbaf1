'use server'

import { rememberLocale } from '@/lib/auth/current'
import { formAction } from '@/lib/forms/form-action'
import { changeOwnDetails, ownDetailsInput } from '@/lib/people/own'

export const changeDetailsAction = formAction({
  name: 'people.changeDetails',
  permission: 'people.language.choose',
  input: ownDetailsInput,
  run: async (ctx, input) => {
    const result = await changeOwnDetails(ctx, input)
    // Addresses without a language lead to the person's choice from now on.
    if (result.ok) await rememberLocale(input.locale)
    return result
  },
  done: ({ locale }) => ({ redirect: `/${locale}/my/settings?done=1` }),
  explain: async () => ({ sentence: '' }),
})
