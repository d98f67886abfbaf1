'use client'

import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import type { Field } from './context'

export type FieldLook = {
  name: string
  label: ReactNode
  /** Says why we ask, or how to write it. Never in place of the label. */
  hint?: ReactNode
  /** Optional is marked; required is not. */
  optional?: boolean
}

export function FieldError({ field }: { field: Field }) {
  if (field.errors.length === 0) return null
  return (
    <p className="f__err" id={field.errorId}>
      <Icon name="warning-circle" />
      <span>{field.errors[0]}</span>
    </p>
  )
}

export function FieldWords({ field, label, hint, optional }: Omit<FieldLook, 'name'> & { field: Field }) {
  return (
    <>
      <label htmlFor={field.id}>
        {label}
        {optional && <span className="optional"> {field.optionalWord}</span>}
      </label>
      {hint && (
        <p className="f__hint" id={field.hintId}>
          {hint}
        </p>
      )}
      <FieldError field={field} />
    </>
  )
}

export function fieldClass(field: Field): string {
  return field.errors.length > 0 ? 'f f--err' : 'f'
}
