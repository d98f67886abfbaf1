'use server'

import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { answerOwn } from '@/lib/ambassadors/gatherings/answer'
import { ownAnswerInput } from '@/lib/ambassadors/gatherings/schema'
import { keepOwnAvailability, leaveOwn, pauseOwn, resumeOwn, signCode } from '@/lib/ambassadors/own'
import { ownAvailabilityInput, ownLeaveInput, ownPauseInput, signCodeInput } from '@/lib/ambassadors/schema'
import { type Edge, formAction } from '@/lib/forms/form-action'

type Refusal = 'notFound' | 'wrongState' | 'inPast'

async function explain(
  refusal: Refusal,
  _details: Record<string, string | number>,
  { locale }: Edge,
): Promise<{ field?: string; sentence: string }> {
  const t = await getTranslations({ locale, namespace: 'ambassadors' })
  return { ...(refusal === 'inPast' ? { field: 'until' } : {}), sentence: t(`refusedMy.${refusal}`) }
}
const back = (_value: unknown, edge: { locale: string }) => ({
  redirect: `/${edge.locale}/my/ambassador?done=1`,
})

export const signCodeAction = formAction({
  name: 'ambassadors.signCode',
  permission: 'ambassadors.own.change',
  input: signCodeInput,
  run: (ctx, _input, edge) => signCode(ctx, { language: edge.locale }),
  done: back,
  explain,
})

export const pauseOwnAction = formAction({
  name: 'ambassadors.pauseOwn',
  permission: 'ambassadors.own.change',
  input: ownPauseInput,
  run: (ctx, input) => pauseOwn(ctx, input),
  done: back,
  explain,
})

export const resumeOwnAction = formAction({
  name: 'ambassadors.resumeOwn',
  permission: 'ambassadors.own.change',
  input: z.object({}),
  run: (ctx) => resumeOwn(ctx),
  done: back,
  explain,
})

export const keepAvailabilityAction = formAction({
  name: 'ambassadors.keepAvailability',
  permission: 'ambassadors.own.change',
  input: ownAvailabilityInput,
  run: (ctx, input) => keepOwnAvailability(ctx, input),
  done: async (_value, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'ambassadors' })
    return { message: t('my.saved') }
  },
  explain,
})

export const leaveOwnAction = formAction({
  name: 'ambassadors.leaveOwn',
  permission: 'ambassadors.own.change',
  input: ownLeaveInput,
  run: (ctx, input) => leaveOwn(ctx, input),
  done: back,
  explain,
})

export const answerInvitationAction = formAction({
  name: 'ambassadors.answerInvitation',
  permission: 'ambassadors.own.change',
  input: ownAnswerInput,
  // Said twice it stays said.
  repeats: () => true,
  run: (ctx, input) => answerOwn(ctx, input),
  done: back,
  explain: async (refusal, _details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'ambassadors' })
    return { sentence: t(`gathering.refusal.${refusal}`) }
  },
})
