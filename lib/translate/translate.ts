import 'server-only'
import { settings } from '@/lib/config/settings'
import type { Locale } from '@/lib/i18n/locales'
import { log } from '@/lib/log/log'
import { ok, type Result, refused } from '@/lib/result/result'
import { hideWords, showWords } from './hide-words'

const answerWithin = 10_000

/** Is there a service at all? None by default. */
export function translationIsOn(): boolean {
  return settings().TRANSLATE_URL !== undefined
}

/**
 * Asks a LibreTranslate-compatible service (POST /translate). Names, numbers and addresses stay here: marks go in their
 * place and come back. Refuses `away` (no answer in ten seconds, or no good one), `unknownLanguage`, and `garbled` when
 * a mark was lost on the way: half a number is worse than none.
 */
export async function translate(input: {
  text: string
  from: Locale
  into: Locale
  names: readonly string[]
}): Promise<Result<string, 'away' | 'unknownLanguage' | 'garbled'>> {
  const { TRANSLATE_URL, TRANSLATE_API_KEY } = settings()
  if (!TRANSLATE_URL) return refused('away')
  const hidden = hideWords(input.text, input.names)
  let answer: Response
  try {
    answer = await fetch(`${TRANSLATE_URL.replace(/\/$/, '')}/translate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        q: hidden.text,
        source: input.from,
        target: input.into,
        format: 'text',
        ...(TRANSLATE_API_KEY ? { api_key: TRANSLATE_API_KEY } : {}),
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(answerWithin),
    })
  } catch (error) {
    log().warn({ cause: (error as Error).message }, 'the translation service is away')
    return refused('away')
  }
  if (answer.status === 400) return refused('unknownLanguage')
  if (!answer.ok) return refused('away')
  const body = (await answer.json().catch(() => null)) as { translatedText?: unknown } | null
  if (typeof body?.translatedText !== 'string' || body.translatedText.length > 4 * hidden.text.length + 2000)
    return refused('away')
  const shown = showWords(body.translatedText, hidden.words)
  return shown === null || shown.trim() === '' ? refused('garbled') : ok(shown)
}
