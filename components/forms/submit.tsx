'use client'

import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { type ButtonLook, buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'

type Props = ButtonLook & {
  children: ReactNode
  /** Words while it is under way: "Even geduld …". */
  busy: string
  name?: string
  value?: string
  /** When the words alone do not say what is acted on. */
  about?: string
}

/**
 * The form's button. While it is under way it says so and a second press does nothing. It is never disabled:
 * the focus stays where it is, and without scripts it simply works.
 */
export function Submit({ children, busy, name, value, about, icon, iconEnd, ...look }: Props) {
  const { pending } = useFormStatus()
  // Who speaks to the machine says what stands on the button: its words are always part of its name (WCAG 2.5.3).
  const named =
    about && typeof children === 'string' && !about.includes(children) ? `${children}: ${about}` : about
  return (
    <>
      <button
        type="submit"
        name={name}
        value={value}
        className={buttonClass(look)}
        aria-label={pending ? undefined : named}
        aria-disabled={pending || undefined}
        onClick={(event) => {
          if (pending) event.preventDefault()
        }}
      >
        {icon && !pending && <Icon name={icon} />}
        {pending ? busy : children}
        {iconEnd && !pending && <Icon name={iconEnd} />}
      </button>
      <span className="sr" role="status">
        {pending ? busy : ''}
      </span>
    </>
  )
}
