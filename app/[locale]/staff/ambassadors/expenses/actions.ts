'use server'

import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { decideExpense, markExported } from '@/lib/ambassadors/expenses/claim'
import { setExpenseRule } from '@/lib/ambassadors/expenses/rule-of-year'
import { claimIdInput, expenseRuleInput, refuseClaimInput } from '@/lib/ambassadors/expenses/schema'
import { type Edge, formAction } from '@/lib/forms/form-action'

type Refusal = 'notFound' | 'decided' | 'nothing' | 'noReceipt' | 'confirmed' | 'order' | 'noCeiling'
const fields: Partial<Record<Refusal, string>> = {
  confirmed: 'validFrom',
  order: 'validFrom',
  noCeiling: 'dayCents',
}

async function explain(refusal: Refusal, _details: object, { locale }: Edge) {
  const t = await getTranslations({ locale, namespace: 'ambassadorsStaff' })
  return { field: fields[refusal], sentence: t(`expenses.refusal.${refusal}`) }
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
export const setExpenseRuleAction = formAction({
  name: 'ambassadors.setExpenseRule',
  permission: 'ambassadors.expenseRules.set',
  input: expenseRuleInput,
  run: (ctx, input) => setExpenseRule(ctx, input),
  done: back,
  explain,
})
