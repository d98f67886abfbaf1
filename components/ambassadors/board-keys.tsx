'use client'

import { type ReactNode, useRef } from 'react'

/** Arrow keys walk over the board: up and down in a column, left and right to the next one that has a card. */
export function BoardKeys({ children, label }: { children: ReactNode; label: string }) {
  const board = useRef<HTMLDivElement>(null)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links in it have the focus; the keys are a shortcut
    <div
      ref={board}
      className="amb-board"
      title={label}
      onKeyDown={(event) => {
        const card = event.target instanceof HTMLElement ? event.target.closest('a') : null
        if (!card || !board.current || event.ctrlKey || event.altKey || event.metaKey) return
        const columns = [...board.current.querySelectorAll('section')].map((column) => [
          ...column.querySelectorAll<HTMLAnchorElement>('li a'),
        ])
        const x = columns.findIndex((cards) => cards.includes(card))
        const y = columns[x]?.indexOf(card) ?? -1
        if (x < 0 || y < 0) return
        const rtl = getComputedStyle(board.current).direction === 'rtl'
        const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[event.key]
        let next: HTMLAnchorElement | undefined
        if (event.key === 'ArrowDown') next = columns[x]?.[y + 1]
        else if (event.key === 'ArrowUp') next = columns[x]?.[y - 1]
        else if (step)
          for (let to = x + step; to >= 0 && to < columns.length && !next; to += step)
            next = columns[to]?.[Math.min(y, (columns[to]?.length ?? 1) - 1)]
        else return
        event.preventDefault()
        next?.focus()
      }}
    >
      {children}
    </div>
  )
}
