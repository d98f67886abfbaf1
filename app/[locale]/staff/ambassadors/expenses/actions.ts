'use server'

import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { decideExpense, markExported } from '@/lib/ambassadors/expenses/claim'
import { claimIdInput, refuseClaimInput } from '@/lib/ambassadors/expenses/schema'
import { type Edge, formAction } from '@/lib/forms/form-action'

async function explain(refusal: 'notFound' | 'decided' | 'nothing', _details: object, { locale }: Edge) {
  const t = await getTranslations({ locale, namespace: 'ambassadorsStaff' })
  return { sentence: t(`expenses.refusal.${refusal}`) }
}
const back = (_value: unknown, { locale }: Edge) => ({
  redirect: `/${locale}/staff/ambassadors/expenses?done=1`,
})

export const approveClaimAction = formAction({
  name: 'ambassadors.approveClaim',
  permission: 'ambassadors.expenses.decide',
  input: claimIdInput,
  run: (ctx, input) => decideExpense(ctx, { ...input, approve: true }),
  done: back,
  explain,
})
export const refuseClaimAction = formAction({
  name: 'ambassadors.refuseClaim',
  permission: 'ambassadors.expenses.decide',
  input: refuseClaimInput,
  run: (ctx, input) => decideExpense(ctx, { ...input, approve: false }),
  done: back,
  explain,
})
export const markExportedAction = formAction({
  name: 'ambassadors.markExported',
  permission: 'ambassadors.expenses.export',
  input: z.object({}),
  run: (ctx) => markExported(ctx),
  done: back,
  explain,
})
