'use client'

import { type ReactNode, useEffect, useId, useRef } from 'react'
import { type ButtonLook, buttonClass } from './button'
import { Icon } from './icon'

type DialogProps = {
  /** The words of the link that asks. */
  trigger: ReactNode
  look?: ButtonLook
  /** A page that asks the same: where the link leads without scripts. */
  fallbackHref: string
  /** The question. */
  title: ReactNode
  /** What is lost, and the button that does it (a `ConfirmForm`). */
  children: ReactNode
  /** The button that changes nothing: "Nee, ik blijf". */
  close: ReactNode
}

/** Asks before something is lost, and only then. The browser's own dialog keeps the focus inside. */
export function Dialog({
  trigger,
  look = { variant: 'quiet' },
  fallbackHref,
  title,
  children,
  close,
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const opener = useRef<HTMLAnchorElement>(null)
  const titleId = useId()

  // With scripts the link opens something in place, so it is a button to screen readers.
  useEffect(() => {
    opener.current?.setAttribute('role', 'button')
    opener.current?.setAttribute('aria-haspopup', 'dialog')
  }, [])

  return (
    <>
      <a
        ref={opener}
        className={buttonClass(look)}
        href={fallbackHref}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          dialog.current?.showModal()
        }}
        onKeyDown={(event) => {
          if (event.key !== ' ') return
          event.preventDefault()
          dialog.current?.showModal()
        }}
      >
        {look.icon && <Icon name={look.icon} />}
        {trigger}
      </a>
      <dialog ref={dialog} className="dialog" aria-labelledby={titleId}>
        <h2 id={titleId}>{title}</h2>
        <div className="stack">{children}</div>
        <button type="button" className="btn btn--quiet" onClick={() => dialog.current?.close()}>
          {close}
        </button>
      </dialog>
    </>
  )
}
