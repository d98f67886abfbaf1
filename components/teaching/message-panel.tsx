import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Panel } from '@/components/ui/card'
import type { Formats } from '@/lib/i18n/format'
import type { Group } from '@/lib/teaching/types'

type Props = { locale: string; f: Formats; path: string; group: Group }

/** The way to a message to everybody in the group, and what was said before. */
export async function MessagePanel({ locale, f, path, group }: Props) {
  const t = await getTranslations('teachingStaff')
  return (
    <Panel title={t('message.title')} colour="blue" id="message">
      <p className="soft">{t('message.hint')}</p>
      {group.learners.length > 0 ? (
        <LinkButton href={`/${locale}${path}/message`} icon="envelope-simple">
          {t('message.write')}
        </LinkButton>
      ) : (
        <p>{t('message.nobody')}</p>
      )}
      {group.messages.length > 0 && (
        <details className="data pt-3">
          <summary>{t('message.before')}</summary>
          <ul>
            {group.messages.map((message) => (
              <li key={message.id} className="pt-2">
                {message.lines.join(' ')}
                <span className="soft small block">
                  {f.dayAndTime(message.sentAt)} · {t('message.sent', { count: message.told })}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}
