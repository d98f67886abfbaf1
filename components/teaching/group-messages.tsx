import { getTranslations } from 'next-intl/server'
import type { Formats } from '@/lib/i18n/format'
import type { SaidToGroup } from '@/lib/teaching/message-group'

/** What the teacher wrote to the group, in the reader's language; nothing where nothing was written. */
export async function GroupMessages({ f, messages }: { f: Formats; messages: readonly SaidToGroup[] }) {
  if (messages.length === 0) return null
  const t = await getTranslations('teaching')
  return (
    <section className="stack" id="messages">
      <h2>{t('mine.messages')}</h2>
      <ul className="stack">
        {messages.map((message) => (
          <li key={message.id} className="card">
            {message.lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
            <p className="soft small">{f.fullDayAndTime(message.sentAt)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
