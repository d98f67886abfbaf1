import 'server-only'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { currentContext } from '@/lib/auth/current'
import type { Locale } from '@/lib/i18n/locales'
import { keptForms } from './kept'
import type { FormState } from './state'

/** Pages that know who is asking. Elsewhere a form may not look, so that the page can be the same for everybody. */
const personal = /^\/(my|staff)(\/|$)/

const keptOf = cache(async (path: string) => keptForms(await currentContext(), path))

/** How a form of a personal page begins: with what was typed before the person had to sign in again. Null: empty. */
export async function returnedForm(locale: Locale, path: string, formId: string): Promise<FormState | null> {
  if (!personal.test(path)) return null
  const values = (await keptOf(path)).get(formId)
  if (!values) return null
  const t = await getTranslations({ locale, namespace: 'forms' })
  return {
    status: 'refused',
    attempt: 'kept',
    values,
    fieldErrors: {},
    formErrors: [],
    kept: t('kept'),
  }
}
