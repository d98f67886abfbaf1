import type { icons } from './icons.mjs'

export type IconName = (typeof icons)[number]

// They point the way one reads, so they turn round in right-to-left pages; pictures of things do not.
const directional: readonly IconName[] = [
  'arrow-right',
  'arrow-left',
  'arrow-clockwise',
  'arrow-counter-clockwise',
  'caret-right',
  'caret-left',
  'sign-in',
  'sign-out',
  'list-numbers',
  'list-checks',
]

/** A pictogram beside a word. It says nothing by itself, so readers do not hear it. */
export function Icon({ name, flip, className }: { name: IconName; flip?: boolean; className?: string }) {
  const classes = ['i', (flip ?? directional.includes(name)) && 'i--flip', className]
    .filter(Boolean)
    .join(' ')
  return (
    <svg className={classes} aria-hidden="true" focusable="false">
      <use href={`/icons.svg#${name}`} />
    </svg>
  )
}
