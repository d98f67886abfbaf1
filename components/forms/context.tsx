'use client'

import { createContext, useContext } from 'react'
import type { FormState } from '@/lib/forms/state'

type FormScope = {
  state: FormState
  /** Of the <form>: every field's id begins with it, so that two forms on a page do not meet. */
  formId: string
  /** "(mag leeg blijven)", after the label of an optional field. */
  optional: string
}

export const FormContext = createContext<FormScope>({
  state: { status: 'idle' },
  formId: 'form',
  optional: '',
})

export type Field = {
  id: string
  hintId: string
  errorId: string
  errors: readonly string[]
  /** What was typed, when the form came back; undefined before that. */
  typed: readonly string[] | undefined
  /** Changes with each refusal: as `key` it draws the field anew with what was typed. */
  attempt: string
  optionalWord: string
}

/** Where a field of the name keeps its errors and what was typed. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name.replaceAll(/[^\w-]/g, '-')}`
}

export function useField(name: string): Field {
  const { state, formId, optional } = useContext(FormContext)
  const id = fieldId(formId, name)
  const ids = { id, hintId: `${id}-hint`, errorId: `${id}-error`, optionalWord: optional }
  if (state.status !== 'refused') return { ...ids, errors: [], typed: undefined, attempt: '' }
  const raw = state.values[name] ?? []
  return {
    ...ids,
    errors: state.fieldErrors[name] ?? [],
    typed: Array.isArray(raw) ? raw : [raw],
    attempt: state.attempt,
  }
}

/** The ids that describe a field: its hint and its error. */
export function describedBy(field: Field, hint: unknown): string | undefined {
  return (
    [hint && field.hintId, field.errors.length > 0 && field.errorId].filter(Boolean).join(' ') || undefined
  )
}
