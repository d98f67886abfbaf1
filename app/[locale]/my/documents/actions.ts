'use server'

import { getTranslations } from 'next-intl/server'
import { removeDocument } from '@/lib/files/remove-file'
import { documentInput } from '@/lib/files/schema'
import { formAction } from '@/lib/forms/form-action'
import { fileOwners } from '@/lib/registry/file-owners'

export const removeDocumentAction = formAction({
  name: 'files.removeDocument',
  permission: 'files.document.remove',
  input: documentInput,
  run: (ctx, input) => removeDocument(ctx, fileOwners, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}${edge.path}?documents=removed#documents` }),
  explain: async (refusal, _details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'files' })
    return { sentence: t(`removeRefused.${refusal}`) }
  },
})
