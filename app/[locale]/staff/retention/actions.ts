'use server'

import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { formAction } from '@/lib/forms/form-action'
import { retentionRules } from '@/lib/registry/retention'
import { chooseRetention } from '@/lib/retention/settings'

export const chooseRetentionAction = formAction({
  name: 'retention.choose',
  permission: 'retention.rule.change',
  input: z.object({
    rule: z.string().max(100),
    choice: z.enum(['default', 'never', 'days'], 'invalidChoice'),
    days: z.coerce.number().int().min(0).max(36_500).optional(),
    /** What was in force when the dry run was made: empty is never. */
    was: z.coerce.number().int().optional(),
  }),
  run: (ctx, { rule, choice, days, was }) =>
    chooseRetention(ctx, retentionRules, {
      rule,
      days: choice === 'default' ? 'default' : choice === 'never' ? null : (days ?? 0),
      was: was ?? null,
    }),
  done: (_value, { locale }) => ({ redirect: `/${locale}/staff/retention?done=1` }),
  explain: async (refusal, _details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'retentionStaff' })
    return { sentence: t(refusal) }
  },
})
