'use client'

import { type ReactNode, useActionState, useEffect, useRef } from 'react'
import { Icon } from '@/components/ui/icon'
import type { FormServerAction, FormState } from '@/lib/forms/state'
import { FormContext } from './context'
import { ErrorSummary } from './error-summary'
import { isSharedDevice, keepTyped, restoreTyped } from './keep-typed'

export type FormStrings = {
  /** "Er is nog iets mis." */
  errorTitle: string
  /** "Fout:", before the page's title. */
  errorPrefix: string
  /** "(mag leeg blijven)" */
  optional: string
  /** Short line near the button after a refusal: "Kijk bovenaan wat nog moet." */
  lookAbove: string
}

const idle: FormState = { status: 'idle' }

export type FormProps = {
  action: FormServerAction
  locale: string
  /** The page's address without its language. */
  path: string
  /** One per drawing of the page: the same form sent twice does its work once. */
  idempotencyKey?: string
  /** From `formStrings()`. */
  strings: FormStrings
  /** Begins every field's id. Needed when a page has more than one form. */
  id?: string
  label?: string
  wide?: boolean
  className?: string
  children?: ReactNode
  /** How it stands when it is first drawn. */
  initial?: FormState
  /** The buttons: `<Submit>` and what stands beside it. */
  submit: ReactNode
}

/**
 * A form that works with and without scripts. After a refusal the summary stands on top and everything typed
 * is still there. The only user of useActionState.
 */
export function ClientForm({
  action,
  locale,
  path,
  idempotencyKey,
  strings,
  id = 'form',
  label,
  wide,
  className = wide ? 'form form--wide' : 'form',
  children,
  initial = idle,
  submit,
}: FormProps) {
  const [state, formAction] = useActionState(action, initial)
  const summary = useRef<HTMLDivElement>(null)
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => {
    const element = form.current
    if (!element) return
    // On a device that is not only theirs nothing is kept, not in the browser's own memory of forms either.
    if (isSharedDevice()) {
      element.autocomplete = 'off'
      return
    }
    restoreTyped(element)
    return keepTyped(element)
  }, [])

  const kept = state.status === 'refused' ? state.kept : undefined
  const refused = state.status === 'refused' && !kept
  return (
    <FormContext value={{ state, formId: id, optional: strings.optional }}>
      <form
        id={id}
        ref={form}
        action={formAction}
        className={className}
        aria-label={label}
        // Our own sentences, in the person's language, come from the server.
        noValidate
      >
        <input type="hidden" name="_locale" value={locale} />
        <input type="hidden" name="_path" value={path} />
        <input type="hidden" name="_form" value={id} />
        {initial.status === 'refused' && initial.kept && <input type="hidden" name="_kept" value="1" />}
        {idempotencyKey && <input type="hidden" name="_key" value={idempotencyKey} />}
        {refused && (
          <ErrorSummary
            state={state}
            formId={id}
            title={strings.errorTitle}
            prefix={strings.errorPrefix}
            box={summary}
          />
        )}
        {kept && (
          <div className="banner banner--warn" role="status">
            <Icon name="info" />
            <p className="strong">{kept}</p>
          </div>
        )}
        {state.status === 'done' && (
          <div className="banner banner--ok" role="status">
            <Icon name="check-circle" />
            <p className="strong">{state.message}</p>
          </div>
        )}
        {children}
        <div className="form__end">
          {refused && (
            <p className="f__err">
              <Icon name="warning-circle" />
              <span>{strings.lookAbove}</span>
            </p>
          )}
          <div className="row">{submit}</div>
        </div>
      </form>
    </FormContext>
  )
}
