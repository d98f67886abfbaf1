'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Icon } from './icon'
import { isTyping, keysAreOn, switchKeys } from './keys'

export type ListKeyWords = {
  /** The button, and the title of what it opens. */
  keys: string
  down: string
  up: string
  open: string
  choose: string
  search: string
  help: string
  off: string
  on: string
  /** Said where they are off. */
  isOff: string
  close: string
  /** With `{count}`: read out after a row was chosen or not. */
  chosen: string
}

/**
 * A list that letters walk through: j and k to the next and the one before, Enter opens (the focus stands on the row's
 * link), x chooses, the question mark shows them all. The focus itself moves, so a screen reader reads each row.
 */
export function ListKeys({ words, children }: { words: ListKeyWords; children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null)
  const dialog = useRef<HTMLDialogElement>(null)
  const [scripted, setScripted] = useState(false)
  const [on, setOn] = useState(true)
  const [said, setSaid] = useState('')
  useEffect(() => {
    setScripted(true)
    setOn(keysAreOn())
  }, [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!list.current || isTyping(event) || !keysAreOn()) return
      if (event.key === '?') {
        event.preventDefault()
        dialog.current?.showModal()
        return
      }
      const rows = [...list.current.querySelectorAll<HTMLTableRowElement>('tbody tr')]
      const at = rows.findIndex((row) => row.contains(document.activeElement))
      const step = { j: 1, k: -1 }[event.key]
      if (step) {
        // From outside the list it begins at the top.
        const row = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))]
        const link = row?.querySelector<HTMLElement>('th a')
        if (!link) return
        event.preventDefault()
        link.focus()
        link.scrollIntoView({ block: 'nearest' })
      } else if (event.key === 'x') {
        const box = rows[at]?.querySelector<HTMLInputElement>('input[type=checkbox]')
        if (!box) return
        event.preventDefault()
        box.click()
        const count = list.current.querySelectorAll('tbody input[type=checkbox]:checked').length
        setSaid(words.chosen.replace('{count}', String(count)))
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [words.chosen])
  const lines = [
    ['j', words.down],
    ['k', words.up],
    ['Enter', words.open],
    ['x', words.choose],
    ['/', words.search],
    ['?', words.help],
  ] as const
  return (
    <div ref={list} className="list-keys">
      {children}
      <p className="sr" aria-live="polite">
        {said}
      </p>
      {scripted && (
        <p className="list-keys__open">
          <button type="button" className="btn btn--bare btn--s" onClick={() => dialog.current?.showModal()}>
            <Icon name="keyboard" />
            {words.keys}
          </button>
        </p>
      )}
      <dialog ref={dialog} className="dialog" aria-labelledby="list-keys">
        <h2 id="list-keys">{words.keys}</h2>
        <dl className="list-keys__lines">
          {lines.map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        {!on && <p role="status">{words.isOff}</p>}
        <div className="row">
          <button
            type="button"
            className="btn btn--quiet"
            onClick={() => {
              switchKeys(!on)
              setOn(!on)
            }}
          >
            {on ? words.off : words.on}
          </button>
          <button type="button" className="btn" onClick={() => dialog.current?.close()}>
            {words.close}
          </button>
        </div>
      </dialog>
    </div>
  )
}
