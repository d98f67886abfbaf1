'use server'

import { getTranslations } from 'next-intl/server'
import { recordTest } from '@/lib/courses/placement/record-level'
import { testInput } from '@/lib/courses/placement/schema'
import { formAction } from '@/lib/forms/form-action'
import { townZone } from '@/lib/time/clock'

export const recordTestAction = formAction({
  name: 'courses.recordTest',
  permission: 'courses.level.test',
  input: testInput,
  run: (ctx, input) => recordTest(ctx, input, townZone()),
  done: (_value, edge) => ({ redirect: `/${edge.locale}${edge.path}?done=saved` }),
  explain: async (refusal, _details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'coursesStaff' })
    return refusal === 'inFuture'
      ? { field: 'factOn', sentence: t('refused.inFuture') }
      : { sentence: t('refused.notFound') }
  },
})
