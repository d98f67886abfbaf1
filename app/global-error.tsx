'use client'

import en from '@/messages/en/crash.json'
import nl from '@/messages/nl/crash.json'

/** The last net, when even the layout broke: no styles, no language known, so two languages. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="nl">
      <body>
        <main>
          <h1>{nl.title}</h1>
          <p>{nl.text}</p>
          <div lang="en">
            <h2>{en.title}</h2>
            <p>{en.text}</p>
          </div>
          <p>
            <a href="/">{nl.home}</a> {error.digest}
          </p>
        </main>
      </body>
    </html>
  )
}
