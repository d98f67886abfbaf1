'use server'

import { getTranslations } from 'next-intl/server'
import { claimExpense, withdrawClaim } from '@/lib/ambassadors/expenses/claim'
import { claimIdInput, claimInput } from '@/lib/ambassadors/expenses/schema'
import { type Edge, formAction } from '@/lib/forms/form-action'
import { euros } from '@/lib/i18n/format'

const fields: Record<string, string> = {
  inFuture: 'on',
  tooOld: 'on',
  noRule: 'on',
  mixed: 'kind',
  dayFull: 'amount',
  monthFull: 'amount',
  yearFull: 'amount',
}

async function explain(refusal: string, details: Record<string, string | number>, { locale }: Edge) {
  const t = await getTranslations({ locale, namespace: 'ambassadors' })
  return {
    field: fields[refusal],
    sentence: t(`expenses.refusal.${refusal}` as 'expenses.refusal.dayFull', {
      amount: euros(locale, Number(details.leftCents ?? 0)),
    }),
  }
}

export const claimExpenseAction = formAction({
  name: 'ambassadors.claimExpense',
  permission: 'ambassadors.own.change',
  input: claimInput,
  run: (ctx, { amount, ...input }) => claimExpense(ctx, { ...input, cents: amount }),
  // Real costs are proved: the next thing is the receipt.
  done: ({ claimId }, { locale }, { kind }) => ({
    redirect:
      kind === 'real'
        ? `/${locale}/my/ambassador/expenses/${claimId}?new=1`
        : `/${locale}/my/ambassador/expenses?done=1`,
  }),
  explain,
})

export const withdrawClaimAction = formAction({
  name: 'ambassadors.withdrawClaim',
  permission: 'ambassadors.own.change',
  input: claimIdInput,
  run: (ctx, input) => withdrawClaim(ctx, input),
  done: (_value, { locale }) => ({ redirect: `/${locale}/my/ambassador/expenses` }),
  explain,
})
