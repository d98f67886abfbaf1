'use client'

import { useEffect, useState } from 'react'
import { Icon } from './icon'

/**
 * Reads a text aloud in a language, where the browser has a voice for it; otherwise nothing is shown. Nothing
 * leaves the device: voices that are elsewhere are not used.
 */
export function ReadAloud({
  text,
  lang,
  words,
}: {
  text: string
  lang: string
  words: { read: string; stop: string }
}) {
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null>(null)
  const [reading, setReading] = useState(false)
  useEffect(() => {
    if (!('speechSynthesis' in window)) return
    const find = () =>
      setVoice(
        speechSynthesis
          .getVoices()
          .find(
            (one) => one.localService && one.lang.toLowerCase().replace('_', '-').split('-')[0] === lang,
          ) ?? null,
      )
    find()
    speechSynthesis.addEventListener('voiceschanged', find)
    return () => {
      speechSynthesis.removeEventListener('voiceschanged', find)
      speechSynthesis.cancel()
    }
  }, [lang])
  if (!voice) return null
  const say = () => {
    speechSynthesis.cancel()
    if (reading) return setReading(false)
    const speech = new SpeechSynthesisUtterance(text)
    speech.voice = voice
    speech.lang = voice.lang
    speech.rate = 0.9
    speech.onend = () => setReading(false)
    setReading(true)
    speechSynthesis.speak(speech)
  }
  return (
    <button type="button" className="btn btn--quiet btn--s" onClick={say} aria-pressed={reading}>
      <Icon name="speaker-high" />
      {reading ? words.stop : words.read}
    </button>
  )
}
