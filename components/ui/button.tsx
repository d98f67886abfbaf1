import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react'
import { Icon, type IconName } from './icon'

type Look = {
  variant?: 'fill' | 'quiet' | 'bare' | 'late'
  small?: boolean
  wide?: boolean
  icon?: IconName
  iconEnd?: IconName
  children: ReactNode
}

const flipping: readonly IconName[] = ['arrow-right', 'arrow-left', 'caret-right', 'sign-in', 'sign-out']

function classOf({ variant = 'fill', small, wide }: Look, more?: string): string {
  return ['btn', variant !== 'fill' && `btn--${variant}`, small && 'btn--s', wide && 'btn--wide', more]
    .filter(Boolean)
    .join(' ')
}

function Content({ icon, iconEnd, children }: Look) {
  return (
    <>
      {icon && <Icon name={icon} flip={flipping.includes(icon)} />}
      {children}
      {iconEnd && <Icon name={iconEnd} flip={flipping.includes(iconEnd)} />}
    </>
  )
}

/** What one presses has an edge. One filled button in a group. */
export function Button({
  variant,
  small,
  wide,
  icon,
  iconEnd,
  children,
  className,
  type = 'submit',
  ...rest
}: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
  const look = { variant, small, wide, icon, iconEnd, children }
  return (
    <button type={type} className={classOf(look, className)} {...rest}>
      <Content {...look} />
    </button>
  )
}

/** A link that looks like a button. */
export function LinkButton({
  variant,
  small,
  wide,
  icon,
  iconEnd,
  children,
  className,
  ...rest
}: Look & AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const look = { variant, small, wide, icon, iconEnd, children }
  return (
    <a className={classOf(look, className)} {...rest}>
      <Content {...look} />
    </a>
  )
}
