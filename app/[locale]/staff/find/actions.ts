'use server'

import { z } from 'zod'
import { sealWords } from '@/lib/auth/typed-words'
import { limits } from '@/lib/config/limits'
import { formAction } from '@/lib/forms/form-action'
import { line } from '@/lib/people/schema'
import { ok } from '@/lib/result/result'

/**
 * Looks for a person from any list of the back office: the words go by POST and come back to the same page sealed
 * (`?s=…`), so that no name stands in an address. The page itself asks who may search.
 */
export const findPersonAction = formAction({
  name: 'people.find',
  permission: 'people.person.find',
  input: z.object({ q: line(limits.text.search).optional(), anchor: z.string().max(40).optional() }),
  repeats: () => true,
  run: async (_ctx, { q }) => ok(q ? sealWords(q) : null),
  done: (sealed, { locale, path }, { anchor }) => ({
    redirect: `/${locale}${path}${sealed ? `?s=${sealed}` : ''}${anchor && /^[a-z-]+$/.test(anchor) ? `#${anchor}` : ''}`,
  }),
  explain: async () => ({ sentence: '' }),
})
