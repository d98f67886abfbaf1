'use client'

import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'

/**
 * The form's button. While it is under way it says so and a second press does nothing; it is never disabled,
 * so that keyboard focus and forms without scripts keep working.
 */
export function Submit({ children, busy, variant = 'fill', name, value }: { children: ReactNode; busy: string; variant?: 'fill' | 'quiet' | 'late'; name?: string; value?: string }) {
  const { pending } = useFormStatus()
  return (
    <button
      type="submit"
      name={name}
      value={value}
      className={variant === 'fill' ? 'btn' : `btn btn--${variant}`}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault()
      }}
    >
      {pending ? busy : children}
    </button>
  )
}
