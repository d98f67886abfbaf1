'use server'

import { getTranslations } from 'next-intl/server'
import { verifyInput } from '@/lib/files/schema'
import { verifyDocument } from '@/lib/files/verify-document'
import { formAction } from '@/lib/forms/form-action'
import { fileOwners } from '@/lib/registry/file-owners'

export const verifyDocumentAction = formAction({
  name: 'files.verifyDocument',
  permission: 'files.document.verify',
  input: verifyInput,
  run: (ctx, input) => verifyDocument(ctx, fileOwners, input),
  done: (_value, edge, input) => ({
    redirect: `/${edge.locale}/staff/documents/${input.fileId}?over=1&done=verified`,
  }),
  explain: async (refusal, _details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'filesStaff' })
    return { sentence: t(`refused.${refusal}`) }
  },
})
