'use server'

import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { personIdOf } from '@/lib/access/actor'
import { takeSessionCookie } from '@/lib/auth/current'
import { endOtherSessions, endOwnSession } from '@/lib/auth/own-sessions'
import { type Edge, formAction } from '@/lib/forms/form-action'
import { erasePerson } from '@/lib/people/erase-person'
import { personalData } from '@/lib/registry/personal-data'
import { type Result, refused } from '@/lib/result/result'

const explain = async (_refusal: 'notFound', _details: unknown, { locale }: Edge) => {
  const t = await getTranslations({ locale, namespace: 'errors' })
  return { sentence: t('notFound.title') }
}
const done = (_value: unknown, edge: Edge) => ({ redirect: `/${edge.locale}/my/data?done=1#devices` })

export const endOwnSessionAction = formAction({
  name: 'auth.endOwnSession',
  permission: 'auth.session.list',
  input: z.object({ sessionId: z.uuid('invalidChoice') }),
  run: (ctx, input) => endOwnSession(ctx, input),
  done,
  explain,
})

export const endOtherSessionsAction = formAction({
  name: 'auth.endOtherSessions',
  permission: 'auth.session.list',
  input: z.object({}),
  run: (ctx) => endOtherSessions(ctx),
  done,
  explain,
})

export const eraseOwnAction = formAction({
  name: 'people.eraseOwn',
  permission: 'people.own.erase',
  // A box that is not ticked does not come at all.
  input: z.object({ sure: z.literal('on').optional() }),
  run: async (ctx, { sure }): Promise<Result<unknown, 'sureNeeded' | 'notFound' | 'held' | 'staff'>> => {
    if (sure !== 'on') return refused('sureNeeded')
    const personId = personIdOf(ctx.actor)
    if (!personId) return refused('notFound')
    const erased = await erasePerson(ctx, personalData, { personId })
    if (erased.ok) await takeSessionCookie()
    return erased
  },
  done: (_value, edge) => ({ redirect: `/${edge.locale}/erased` }),
  // The one who sent it is nobody now.
  repeats: () => true,
  explain: async (refusal, _details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'myData' })
    if (refusal === 'notFound') return { sentence: t('erasedTitle') }
    return refusal === 'sureNeeded' ? { field: 'sure', sentence: t('sureNeeded') } : { sentence: t(refusal) }
  },
})
