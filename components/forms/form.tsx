import { returnedForm } from '@/lib/forms/returned'
import { localeOr } from '@/lib/i18n/locales'
import { ClientForm, type FormProps } from './client-form'

export type { FormStrings } from './client-form'

/**
 * A form. On personal pages it begins with what was typed before its person had to sign in again, when something
 * waits for them.
 */
export async function Form(props: FormProps) {
  const returned = props.initial
    ? null
    : await returnedForm(localeOr(props.locale), props.path, props.id ?? 'form')
  return <ClientForm {...props} initial={returned ?? props.initial} />
}
