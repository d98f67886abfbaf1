'use client'

import { createContext, useContext } from 'react'
import type { FormState } from '@/lib/forms/state'

export const FormContext = createContext<{ state: FormState; optional: string }>({
  state: { status: 'idle' },
  optional: '',
})

/** What a field shows: after a refusal what was typed wins over the default. */
export function useField(name: string): { errors: string[]; value: string | undefined; values: string[]; attempt: string; touched: boolean; optional: string } {
  const { state, optional } = useContext(FormContext)
  if (state.status !== 'refused') return { errors: [], value: undefined, values: [], attempt: '', touched: false, optional }
  const raw = state.values[name]
  const values = raw === undefined ? [] : Array.isArray(raw) ? raw : [raw]
  return { errors: state.fieldErrors[name] ?? [], value: values[0], values, attempt: state.attempt, touched: true, optional }
}
