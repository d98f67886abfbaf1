'use client'

import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser'
import { useRef, useState, useSyncExternalStore } from 'react'
import { type ButtonLook, buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'

type Props = ButtonLook & {
  purpose: 'add' | 'signIn' | 'confirm'
  words: {
    button: string
    busy: string
    failed: string
    known: string
    stale: string
    factorFirst: string
    tooMany: string
    unsupported: string
  }
}

const never = () => () => {}

/**
 * Asks the passkey and sends its answer with the form it stands in. Passkeys need a script; without one, or on a device
 * that knows none, it says so in place of the button.
 */
export function PasskeyButton({ purpose, words, icon = 'key', ...look }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  const challenge = useRef<HTMLInputElement>(null)
  const answer = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  // The server does not know what the browser can do; it draws the button as if it could.
  const supported = useSyncExternalStore(never, browserSupportsWebAuthn, () => true)

  const ask = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const response = await fetch('/api/passkeys', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ purpose }),
      })
      if (!response.ok) {
        const refusal =
          response.status === 429 ? 'tooMany' : (await response.json().catch(() => null))?.refusal
        setProblem(words[refusal as 'stale' | 'factorFirst' | 'tooMany'] ?? words.failed)
        return
      }
      const { challengeId, options } = await response.json()
      const signed =
        purpose === 'add'
          ? await startRegistration({ optionsJSON: options })
          : await startAuthentication({ optionsJSON: options })
      if (!challenge.current || !answer.current) return
      challenge.current.value = challengeId
      answer.current.value = JSON.stringify(signed)
      button.current?.form?.requestSubmit()
    } catch (error) {
      // Closed by the person, too late, or no such key here: the browser tells these apart for nobody.
      const known =
        error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'
      setProblem(known ? words.known : words.failed)
    } finally {
      setBusy(false)
    }
  }

  if (!supported) return <p className="small soft">{words.unsupported}</p>
  return (
    <>
      <input type="hidden" name="challengeId" ref={challenge} />
      <input type="hidden" name="answer" ref={answer} />
      <button
        ref={button}
        type="button"
        className={buttonClass(look)}
        aria-disabled={busy || undefined}
        onClick={() => {
          if (!busy) void ask()
        }}
      >
        <Icon name={icon} />
        {busy ? words.busy : words.button}
      </button>
      {problem && (
        <p className="f__err" role="alert">
          <Icon name="warning-circle" />
          <span>{problem}</span>
        </p>
      )}
    </>
  )
}
