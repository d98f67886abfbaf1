'use server'

import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { formAction } from '@/lib/forms/form-action'
import { sendAgain } from '@/lib/outbox/deliver'
import { ok, refused } from '@/lib/result/result'

export const sendAgainAction = formAction({
  name: 'outbox.sendAgain',
  permission: 'staff.outbox.view',
  input: z.object({ id: z.string().regex(/^\d{1,18}$/, 'invalidChoice') }),
  run: async (ctx, { id }) => ((await sendAgain(ctx, BigInt(id))) ? ok(null) : refused('notDead' as const)),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/staff/messages?done=again` }),
  explain: async (_refusal, _details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'staff' })
    return { sentence: t('messages.notDead') }
  },
})
