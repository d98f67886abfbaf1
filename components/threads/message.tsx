import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { Avatar } from '@/components/ui/people'
import type { Formats } from '@/lib/i18n/format'
import { dirOf, type Locale } from '@/lib/i18n/locales'
import type { MessageView, SpokenPart } from '@/lib/threads/types'
import { Attached } from './attached'

type Props = {
  message: MessageView
  locale: Locale
  f: Formats
  /** Under the translation: what staff may do about it. */
  children?: ReactNode
}

/** A message: what was written on top, as it was written; below the fold what it means, and whose work that is. */
export async function Message({ message, locale, f, children }: Props) {
  const t = await getTranslations({ locale, namespace: 'threads' })
  const { original, translation } = message
  const avatar = <Avatar name={message.author.name} seed={message.author.id ?? ''} size="s" />
  return (
    <article className={message.own ? 'msg msg--us' : 'msg'} id={`message-${message.id}`}>
      <p className="msg__who">
        {!message.own && avatar}
        <span>
          <b>
            <bdi>{message.author.name}</bdi>
          </b>
          {' · '}
          {f.dayAndTime(message.sentAt)}
          {message.readByOther && <> · {t('read')}</>}
          {message.fresh && (
            <>
              {' · '}
              <b className="msg__fresh">{t('fresh')}</b>
            </>
          )}
        </span>
        {message.own && avatar}
      </p>
      <div className="msg__sheet">
        <div className="msg__text" lang={original.language} dir={dirOf(original.language)}>
          {original.phrases.map((phrase, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a message is never changed
            <p key={index}>{phrase}</p>
          ))}
          {original.text && (
            <p className="msg__own" dir="auto">
              {original.text}
            </p>
          )}
        </div>
        {translation?.parts.map((part, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a message is never changed
            key={index}
            className={
              index > 0 && translation.parts[index - 1]?.by === part.by ? 'msg__text msg__more' : 'msg__text'
            }
            lang={translation.language}
            dir={dirOf(translation.language)}
          >
            {(index === 0 || translation.parts[index - 1]?.by !== part.by) && (
              <By part={part} words={t} locale={locale} />
            )}
            <p className="msg__own">{part.text}</p>
          </div>
        ))}
        {translation?.missing && (
          <div className="msg__text">
            <p className="msg__by">
              <Icon name="translate" />
              <span>{t('notTranslated')}</span>
            </p>
          </div>
        )}
        <Attached attachments={message.attachments} locale={locale} />
      </div>
      {children}
    </article>
  )
}

/** Whose work a translation is: always said. */
function By({
  part,
  words: t,
  locale,
}: {
  part: SpokenPart
  words: Awaited<ReturnType<typeof getTranslations<'threads'>>>
  locale: Locale
}) {
  const name = part.checkedBy ?? part.name ?? ''
  const key = part.by === 'machine' && part.checkedBy ? 'checked' : part.by
  return (
    <p className="msg__by" lang={locale} dir={dirOf(locale)}>
      <Icon name={part.by === 'machine' && !part.checkedBy ? 'translate' : 'check-circle'} />
      <span>{t(`by.${key}`, { name: `\u2068${name}\u2069` })}</span>
    </p>
  )
}
