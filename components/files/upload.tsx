'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { sendFile } from './send-file'

export type UploadStrings = {
  label: string
  hint: string
  photo: string
  send: string
  /** With `{name}` and `{percent}`. */
  sending: string
  offline: string
  again: string
  /** With `{name}`. */
  done: string
  safe: string
  noFile: string
  cutOff: string
}

type Item = {
  id: number
  file: File
  state: 'sending' | 'offline' | 'done' | 'refused'
  percent: number
  sentence: string
}

const fill = (words: string, values: Record<string, string | number>) =>
  Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, String(value)), words)

/**
 * A field that sends files. Without scripts it is a plain form that leads back here. With them several go one after
 * another, with a bar, large photos made smaller first, and what breaks off goes on when the network is back.
 */
export function Upload({
  ticket,
  locale,
  accept,
  strings,
}: {
  ticket: string
  locale: string
  accept: string
  strings: UploadStrings
}) {
  const router = useRouter()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [scripted, setScripted] = useState(false)
  const [items, setItems] = useState<Item[]>([])
  const [missing, setMissing] = useState(false)
  const count = useRef(0)
  useEffect(() => setScripted(true), [])

  const change = (which: number, what: Partial<Item>) =>
    setItems((all) => all.map((item) => (item.id === which ? { ...item, ...what } : item)))

  async function send(item: Item) {
    change(item.id, { state: 'sending', percent: 0, sentence: '' })
    const answer = await sendFile(item.file, {
      ticket,
      locale,
      onProgress: (percent) => change(item.id, { state: 'sending', percent }),
      onOffline: () => change(item.id, { state: 'offline' }),
    })
    if (answer.ok) change(item.id, { state: 'done', percent: 100 })
    else change(item.id, { state: 'refused', sentence: answer.sentence ?? strings.cutOff })
    return answer.ok
  }

  async function take(files: FileList | null) {
    const fresh = [...(files ?? [])].map(
      (file): Item => ({ id: ++count.current, file, state: 'sending', percent: 0, sentence: '' }),
    )
    setMissing(fresh.length === 0)
    if (fresh.length === 0) return
    setItems((all) => [...all, ...fresh])
    let arrived = 0
    for (const item of fresh) if (await send(item)) arrived++
    form.current?.reset()
    // The list under the field is the server's.
    if (arrived > 0) router.refresh()
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const input = form.current?.elements.namedItem('file')
    take(input instanceof HTMLInputElement ? input.files : null)
  }

  return (
    <form
      ref={form}
      id="upload"
      className="upload"
      action="/api/files"
      method="post"
      encType="multipart/form-data"
      onSubmit={submit}
    >
      <input type="hidden" name="_locale" value={locale} />
      <input type="hidden" name="ticket" value={ticket} />
      <div className={missing ? 'f f--err' : 'f'}>
        <label htmlFor={`${id}-file`}>{strings.label}</label>
        <p className="f__hint" id={`${id}-hint`}>
          {strings.hint}
        </p>
        {missing && (
          <p className="f__err" id={`${id}-error`} role="alert">
            <Icon name="warning-circle" />
            <span>{strings.noFile}</span>
          </p>
        )}
        <input
          className="input"
          id={`${id}-file`}
          type="file"
          name="file"
          accept={accept}
          multiple={scripted}
          aria-invalid={missing || undefined}
          aria-describedby={missing ? `${id}-hint ${id}-error` : `${id}-hint`}
        />
      </div>
      <div className="row">
        <button type="submit" className="btn">
          {strings.send}
        </button>
        {scripted && (
          <label className="btn btn--quiet upload__camera">
            <Icon name="device-mobile" />
            {strings.photo}
            <input
              type="file"
              accept="image/*"
              capture="environment"
              className="sr"
              onChange={(event) => {
                take(event.currentTarget.files)
                event.currentTarget.value = ''
              }}
            />
          </label>
        )}
      </div>
      <p className="iw small soft">
        <Icon name="lock-simple" />
        <span>{strings.safe}</span>
      </p>
      {items.length > 0 && (
        <ul className="upload__list" aria-live="polite">
          {items.map((item) => (
            <li key={item.id} className={item.state === 'refused' ? 'f__err' : undefined}>
              {item.state === 'sending' && (
                <>
                  <span>{fill(strings.sending, { name: item.file.name, percent: item.percent })}</span>
                  <progress max={100} value={item.percent} />
                </>
              )}
              {item.state === 'offline' && <span>{strings.offline}</span>}
              {item.state === 'done' && (
                <span className="iw">
                  <Icon name="check-circle" />
                  <span>{fill(strings.done, { name: item.file.name })}</span>
                </span>
              )}
              {item.state === 'refused' && (
                <>
                  <span>
                    <bdi>{item.file.name}</bdi>: {item.sentence}
                  </span>
                  <button type="button" className="btn btn--bare btn--s" onClick={() => send(item)}>
                    {strings.again}
                  </button>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </form>
  )
}
