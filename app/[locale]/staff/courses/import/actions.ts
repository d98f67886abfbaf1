'use server'

import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { importRuns, keepImport } from '@/lib/courses/planning/import-runs'
import { type Edge, formAction } from '@/lib/forms/form-action'
import { townZone } from '@/lib/time/clock'

type Refusal = 'notFound' | 'empty' | 'tooLong' | 'already' | 'problems' | 'justTaken'

async function explain(refusal: Refusal, _details: unknown, { locale }: Edge) {
  const t = await getTranslations({ locale, namespace: 'coursesStaff' })
  const sentence = t(`import.refused.${refusal}`)
  return refusal === 'empty' || refusal === 'tooLong' ? { field: 'text', sentence } : { sentence }
}

export const checkImportAction = formAction({
  name: 'courses.checkImport',
  permission: 'courses.runs.import',
  input: z
    .object({ text: z.string('required'), file: z.instanceof(File).optional() })
    .partial({ text: true }),
  // A chosen file counts before what stands in the field.
  run: async (ctx, { text, file }) =>
    keepImport(ctx, {
      text: file && file.size > 0 && file.size <= 200_000 ? await file.text() : (text ?? ''),
    }),
  done: ({ importId }, edge) => ({ redirect: `/${edge.locale}/staff/courses/import/${importId}` }),
  explain,
})

export const importRunsAction = formAction({
  name: 'courses.importRuns',
  permission: 'courses.runs.import',
  input: z.object({ importId: z.uuid('invalidChoice') }),
  run: (ctx, input) => importRuns(ctx, input, townZone()),
  done: ({ runs }, edge, input) => ({
    redirect: `/${edge.locale}/staff/courses/import/${input.importId}?done=${runs}`,
  }),
  explain,
})
