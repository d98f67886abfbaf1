'use client'

import { type RefObject, useEffect, useLayoutEffect } from 'react'
import type { FormState } from '@/lib/forms/state'
import { fieldId } from './context'

type Props = {
  state: Extract<FormState, { status: 'refused' }>
  formId: string
  title: string
  /** Before the page's title, so that it is the first thing heard after a full page load: "Fout:". */
  prefix: string
  box: RefObject<HTMLDivElement | null>
}

/** What stops the form, on top of it. It takes the focus, and each line leads to its field. */
export function ErrorSummary({ state, formId, title, prefix, box }: Props) {
  useEffect(() => {
    if (!state.attempt) return
    box.current?.focus()
  }, [state.attempt, box])

  // The head of an answer may arrive after its body, and then the page's own title is written once more. In a layout
  // effect, because its end comes with the change of the page: the next page's title is never marked.
  useLayoutEffect(() => {
    if (!state.attempt) return
    const mark = () => {
      if (!document.title.startsWith(prefix)) document.title = `${prefix} ${document.title}`
    }
    mark()
    const watch = new MutationObserver(mark)
    watch.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => watch.disconnect()
  }, [state.attempt, prefix])

  return (
    <div className="errsum" ref={box} tabIndex={-1} role="alert" aria-labelledby={`${formId}-problem`}>
      <h2 className="h3" id={`${formId}-problem`}>
        {title}
      </h2>
      <ul>
        {state.formErrors.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {Object.entries(state.fieldErrors).map(([name, [sentence]]) => (
          <li key={name}>
            <a href={`#${fieldId(formId, name)}`}>{sentence}</a>
          </li>
        ))}
      </ul>
      {state.links && (
        <ul>
          {state.links.map((link) => (
            <li key={link.href}>
              <a href={link.href}>
                <bdi>{link.label}</bdi>
              </a>
              {link.note && <span> · {link.note}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
