'use client'

import { useEffect, useRef } from 'react'
import { Icon } from '@/components/ui/icon'
import type { Mark } from '@/lib/teaching/vocabulary'
import { drop, put, savedAnswer, sendAll } from './queue'
import { useQueue } from './use-queue'

type Props = {
  formId: string
  owner: string
  lessonId: string
  url: string
  page: string
  version: number
  words: {
    saved: string
    unsent: string
    sending: string
    sendNow: string
    conflict: string
    /** With {name} and {time}; filled in here, because it is known only when it happens. */
    conflictBy: string
    theirs: string
    keepMine: string
    keepTheirs: string
    signedOut: string
    signIn: string
    refused: string
    marks: Record<Mark, string>
  }
  signInHref: string
}

const fill = (text: string, values: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole)

function marksOf(form: HTMLFormElement): { personId: string; mark: Mark }[] {
  return [...new FormData(form)].flatMap(([name, value]) =>
    name.startsWith('mark.') ? [{ personId: name.slice(5), mark: value as Mark }] : [],
  )
}

function show(form: HTMLFormElement, marks: readonly { personId: string; mark: Mark }[]): void {
  for (const { personId, mark } of marks) {
    const input = form.querySelector<HTMLInputElement>(`input[name="mark.${personId}"][value="${mark}"]`)
    if (input) input.checked = true
  }
}

/**
 * Takes over the plain form where scripts run: what is saved goes to this phone's queue first and then to the server,
 * as often as it takes. Without scripts the form is an ordinary one.
 */
export function SheetSender({ formId, owner, lessonId, url, page, version, words, signInHref }: Props) {
  const list = useQueue(owner)
  const mine = list.find((one) => one.lessonId === lessonId)
  const answer = savedAnswer(lessonId)
  const base = useRef(version)
  if (answer && answer.version > base.current) base.current = answer.version
  const form = () => document.getElementById(formId) as HTMLFormElement | null

  const save = (from: number) => {
    const element = form()
    if (!element) return
    put(owner, { lessonId, url, page, key: crypto.randomUUID(), base: from, marks: marksOf(element) })
    void sendAll(owner)
  }

  const first = useRef(mine)
  useEffect(() => {
    const element = form()
    // What was filled in and is still here is shown, not what the page came with.
    if (element && first.current) show(element, first.current.marks)
  })

  useEffect(() => {
    const onSubmit = (event: SubmitEvent) => {
      if ((event.target as HTMLElement).id !== formId) return
      event.preventDefault()
      event.stopImmediatePropagation()
      first.current = undefined
      save(base.current)
    }
    document.addEventListener('submit', onSubmit, { capture: true })
    return () => document.removeEventListener('submit', onSubmit, { capture: true })
  })

  if (!mine)
    return (
      <div role="status">
        {answer && (
          <p className="banner banner--ok">
            <Icon name="check-circle" />
            <span className="strong">
              {words.saved} <bdi>{answer.at}</bdi>
            </span>
          </p>
        )}
      </div>
    )
  if (mine.state === 'conflict' && mine.theirs) {
    const { theirs } = mine
    const differs = mine.marks.flatMap((one) => {
      const other = theirs.marks.find((row) => row.personId === one.personId)
      return other && other.mark !== one.mark ? [{ ...one, other: other.mark }] : []
    })
    const nameOf = (personId: string) =>
      form()?.querySelector(`[data-person="${personId}"]`)?.textContent ?? ''
    return (
      <div className="banner banner--late" role="alert">
        <Icon name="warning-circle" />
        <div className="banner__body">
          <p className="strong">{words.conflict}</p>
          <p>{fill(words.conflictBy, { name: theirs.by, time: theirs.at })}</p>
          <ul>
            {differs.map((row) => (
              <li key={row.personId}>
                <bdi className="strong">{nameOf(row.personId)}</bdi>
                <br />
                {fill(words.theirs, {
                  name: theirs.by,
                  theirs: words.marks[row.other],
                  mine: words.marks[row.mark],
                })}
              </li>
            ))}
          </ul>
          <div className="row">
            <button type="button" className="btn" onClick={() => save(theirs.version)}>
              {words.keepMine}
            </button>
            <button
              type="button"
              className="btn btn--quiet"
              onClick={() => {
                const element = form()
                if (element) show(element, theirs.marks)
                first.current = undefined
                base.current = theirs.version
                drop(owner, lessonId)
              }}
            >
              {words.keepTheirs}
            </button>
          </div>
        </div>
      </div>
    )
  }
  return (
    <div className="banner banner--warn" role="status">
      <Icon name="warning" />
      <div className="banner__body">
        <p className="strong">
          {mine.state === 'signedOut'
            ? words.signedOut
            : mine.state === 'refused'
              ? (mine.why ?? words.refused)
              : mine.state === 'sending'
                ? words.sending
                : words.unsent}
        </p>
        {mine.state === 'signedOut' && <a href={signInHref}>{words.signIn}</a>}
        {mine.state === 'waiting' && (
          <button type="button" className="btn btn--quiet btn--s" onClick={() => void sendAll(owner)}>
            {words.sendNow}
          </button>
        )}
      </div>
    </div>
  )
}
