'use client'

import { useParams } from 'next/navigation'
import ar from '@/messages/ar/crash.json'
import de from '@/messages/de/crash.json'
import en from '@/messages/en/crash.json'
import es from '@/messages/es/crash.json'
import fa from '@/messages/fa/crash.json'
import fr from '@/messages/fr/crash.json'
import nl from '@/messages/nl/crash.json'
import pl from '@/messages/pl/crash.json'
import ro from '@/messages/ro/crash.json'
import ti from '@/messages/ti/crash.json'
import tr from '@/messages/tr/crash.json'
import uk from '@/messages/uk/crash.json'

// A page that broke cannot ask the server for words, so these few travel with it.
const words = { nl, en, fr, de, es, ar, fa, uk, tr, pl, ro, ti }

/** What a person sees when something broke on our side: what to do, and a number to tell us. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  const { locale } = useParams<{ locale: string }>()
  const t = words[locale as keyof typeof words] ?? nl
  return (
    <main className="wrap section stack">
      <h1>{t.title}</h1>
      <p>{t.text}</p>
      <p className="row">
        <button type="button" className="btn" onClick={reset}>
          {t.again}
        </button>
        <a className="btn btn--quiet" href={`/${locale}`}>
          {t.home}
        </a>
      </p>
      {error.digest && (
        <p className="soft">
          {t.number} <bdi className="num">{error.digest}</bdi>
        </p>
      )}
    </main>
  )
}
