'use client'

import { type ReactNode, useActionState, useEffect, useRef } from 'react'
import type { FormServerAction, FormState } from '@/lib/forms/state'
import { FormContext } from './context'
import { keepTyped, restoreTyped } from './keep-typed'

export type FormStrings = {
  /** "There is a problem" */
  errorTitle: string
  /** "Error:" before the page's title */
  errorPrefix: string
  /** "(optional)" */
  optional: string
  /** Short line near the button after a refusal. */
  lookAbove: string
}

const idle: FormState = { status: 'idle' }

/**
 * A form that works with and without scripts. After a refusal the summary stands on top, has the focus, and
 * leads to each field; everything typed is still there. The only user of useActionState.
 */
export function Form({
  action,
  locale,
  path,
  idempotencyKey,
  strings,
  id = 'form',
  className = 'form',
  children,
  submit,
}: {
  action: FormServerAction
  locale: string
  /** The page's address without the language. */
  path: string
  idempotencyKey?: string
  strings: FormStrings
  id?: string
  className?: string
  children?: ReactNode
  /** The row of buttons. */
  submit: ReactNode
}) {
  const [state, formAction] = useActionState(action, idle)
  const summary = useRef<HTMLDivElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const attempt = state.status === 'refused' ? state.attempt : ''

  useEffect(() => {
    if (!attempt) return
    summary.current?.focus()
    if (!document.title.startsWith(strings.errorPrefix)) document.title = `${strings.errorPrefix} ${document.title}`
  }, [attempt, strings.errorPrefix])

  useEffect(() => {
    const element = form.current
    if (!element) return
    restoreTyped(element)
    return keepTyped(element)
  }, [])

  const fieldErrors = state.status === 'refused' ? Object.entries(state.fieldErrors) : []
  const formErrors = state.status === 'refused' ? state.formErrors : []
  return (
    <FormContext value={{ state, optional: strings.optional }}>
      <form id={id} ref={form} action={formAction} className={className} noValidate>
        <input type="hidden" name="_locale" value={locale} />
        <input type="hidden" name="_path" value={path} />
        {idempotencyKey && <input type="hidden" name="_key" value={idempotencyKey} />}
        {state.status === 'refused' && (
          <div className="errsum" ref={summary} tabIndex={-1} role="alert" aria-labelledby={`${id}-problem`}>
            <h2 className="h3" id={`${id}-problem`}>
              {strings.errorTitle}
            </h2>
            <ul>
              {formErrors.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
              {fieldErrors.map(([name, sentences]) => (
                <li key={name}>
                  <a href={`#${id}-${name}`}>{sentences[0]}</a>
                </li>
              ))}
            </ul>
          </div>
        )}
        {state.status === 'done' && (
          <div className="banner banner--ok" role="status">
            <p className="strong">{state.message}</p>
          </div>
        )}
        {children}
        {state.status === 'refused' && <p className="f__err">{strings.lookAbove}</p>}
        <div className="row">{submit}</div>
      </form>
    </FormContext>
  )
}
