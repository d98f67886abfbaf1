'use server'

import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { endOtherSessions, endOwnSession } from '@/lib/auth/own-sessions'
import { type Edge, formAction } from '@/lib/forms/form-action'

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
