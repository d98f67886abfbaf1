'use server'

import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { isId } from '@/lib/db/ids'
import { formAction } from '@/lib/forms/form-action'
import { cancelJob } from '@/lib/jobs/cancel-job'
import { jobKinds } from '@/lib/worker/jobs'

export const cancelJobAction = formAction({
  name: 'jobs.cancelJob',
  permission: 'jobs.job.cancel',
  input: z.object({ id: z.string().refine(isId, 'invalidChoice') }),
  run: (ctx, { id }) => cancelJob(ctx, jobKinds, id),
  done: (_value, edge) => ({ redirect: `/${edge.locale}${edge.path}` }),
  explain: async (refusal, _details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'jobsStaff' })
    return { sentence: t(`refused.${refusal}`) }
  },
})
