import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react'
import { Icon, type IconName } from './icon'

export type ButtonVariant = 'fill' | 'quiet' | 'bare' | 'late'

export type ButtonLook = {
  /** One filled button in a group; `late` only where something is lost for good. */
  variant?: ButtonVariant
  small?: boolean
  wide?: boolean
  /** On a narrow phone this button takes a line of its own. */
  first?: boolean
  icon?: IconName
  iconEnd?: IconName
}

export function buttonClass({ variant = 'fill', small, wide, first }: ButtonLook, more?: string): string {
  return [
    'btn',
    variant !== 'fill' && `btn--${variant}`,
    small && 'btn--s',
    wide && 'btn--wide',
    first && 'btn--first',
    more,
  ]
    .filter(Boolean)
    .join(' ')
}

type ButtonProps = ButtonLook & ButtonHTMLAttributes<HTMLButtonElement> & { children: ReactNode }

/** What one can press has an edge. */
export function Button({
  variant,
  small,
  wide,
  first,
  icon,
  iconEnd,
  children,
  className,
  type = 'submit',
  ...rest
}: ButtonProps) {
  return (
    <button type={type} className={buttonClass({ variant, small, wide, first }, className)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
      {iconEnd && <Icon name={iconEnd} />}
    </button>
  )
}

type LinkButtonProps = ButtonLook &
  AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; children: ReactNode }

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function LinkButton({
  variant,
  small,
  wide,
  first,
  icon,
  iconEnd,
  children,
  className,
  ...rest
}: LinkButtonProps) {
  return (
    <a className={buttonClass({ variant, small, wide, first }, className)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
      {iconEnd && <Icon name={iconEnd} />}
    </a>
  )
}
