import type { icons } from './icons.mjs'

export type IconName = (typeof icons)[number]

/** A pictogram beside a word; it says nothing by itself, so it is hidden from readers. `flip`: mirrors in RTL. */
export function Icon({ name, flip = false }: { name: IconName; flip?: boolean }) {
  return (
    <svg className={flip ? 'i i--flip' : 'i'} aria-hidden="true" focusable="false">
      <use href={`/icons.svg#${name}`} />
    </svg>
  )
}
