'use client'

import { useEffect, useRef, useState } from 'react'

type Props = {
  /** Until it ends if nothing more is asked, and until it ends whatever is asked. */
  idleSeconds: number
  totalSeconds: number
  warnSeconds: number
  /** Where a shared device goes when it is over; elsewhere the page stays, so that typed text can still be sent. */
  leaveTo?: string
  words: {
    title: string
    text: string
    textTotal: string
    stay: string
    overTitle: string
    overText: string
    close: string
  }
}

type Left = { idleSeconds: number; totalSeconds: number }

/** Asks how long is left; `stay` also moves the idle clock. Null: it is over. The network may be away: undefined. */
async function ask(method: 'GET' | 'POST'): Promise<Left | null | undefined> {
  try {
    const answer = await fetch('/api/session', { method, cache: 'no-store' })
    if (answer.status === 401) return null
    return answer.ok ? await answer.json() : undefined
  } catch {
    // Away for a moment: the clock of this page goes on.
    return undefined
  }
}

type Ends = { idle: number; total: number }

// The clock of the device may be wrong, but it runs, and it counts while the device sleeps.
const endsAfter = (left: Left): Ends => ({
  idle: Date.now() + left.idleSeconds * 1000,
  total: Date.now() + left.totalSeconds * 1000,
})

/**
 * Warns before the session ends, in a dialog whose button has the focus. It asks the server first, because another tab
 * may have been busy. Without scripts nothing warns, but what is sent afterwards still comes back (lib/forms/kept).
 */
export function SessionWatch({ idleSeconds, totalSeconds, warnSeconds, leaveTo, words }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [state, setState] = useState<'quiet' | 'idle' | 'total' | 'over'>('quiet')
  const ends = useRef<Ends>({ idle: 0, total: 0 })

  // Said once: whoever closed it knows.
  const told = useRef(false)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone = false
    ends.current = endsAfter({ idleSeconds, totalSeconds })
    const left = () => Math.min(ends.current.idle, ends.current.total) - Date.now()
    const over = () => {
      gone = true
      setState('over')
      if (leaveTo) window.location.replace(leaveTo)
      else if (!dialog.current?.open) dialog.current?.showModal()
    }
    const look = async () => {
      clearTimeout(timer)
      if (gone) return
      if (left() <= warnSeconds * 1000) {
        const answer = await ask('GET')
        if (gone) return
        if (answer === null || (answer === undefined && left() <= 0)) return over()
        if (answer) ends.current = endsAfter(answer)
        if (left() <= warnSeconds * 1000) {
          setState(ends.current.total <= ends.current.idle ? 'total' : 'idle')
          if (!dialog.current?.open && !told.current) dialog.current?.showModal()
        } else {
          setState('quiet')
          dialog.current?.close()
        }
      }
      const wait = left() > warnSeconds * 1000 ? left() - warnSeconds * 1000 : Math.min(left(), 15_000)
      timer = setTimeout(look, Math.max(1000, Math.min(wait, 2 ** 31 - 1)))
    }
    timer = setTimeout(look, Math.max(0, left() - warnSeconds * 1000))
    const onShow = () => {
      if (document.visibilityState === 'visible') void look()
    }
    document.addEventListener('visibilitychange', onShow)
    return () => {
      gone = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onShow)
    }
  }, [idleSeconds, totalSeconds, warnSeconds, leaveTo])

  const stay = async () => {
    const answer = await ask('POST')
    if (answer) ends.current = endsAfter(answer)
    if (answer === null) setState('over')
    else {
      setState('quiet')
      dialog.current?.close()
    }
  }

  return (
    <dialog
      ref={dialog}
      className="dialog"
      role="alertdialog"
      aria-labelledby="ending-title"
      aria-describedby="ending-text"
      onCancel={(event) => {
        // Escape means "I am here".
        if (state !== 'idle') return
        event.preventDefault()
        void stay()
      }}
    >
      <h2 id="ending-title">{state === 'over' ? words.overTitle : words.title}</h2>
      <p id="ending-text">
        {state === 'over' ? words.overText : state === 'total' ? words.textTotal : words.text}
      </p>
      <button
        type="button"
        className="btn"
        onClick={() => {
          if (state === 'idle') return void stay()
          told.current = true
          dialog.current?.close()
        }}
      >
        {state === 'idle' ? words.stay : words.close}
      </button>
    </dialog>
  )
}
