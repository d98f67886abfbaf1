import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextArea } from '@/components/forms/text-fields'
import { Banner } from '@/components/ui/banner'
import { Panel } from '@/components/ui/card'
import type { Ctx } from '@/lib/access/context'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import { type Locale, locales } from '@/lib/i18n/locales'
import { typeOfBlank } from '@/lib/phrasebook/vocabulary'
import type { ThreadOwner } from '@/lib/threads/owner'
import { readThread } from '@/lib/threads/queries'
import type { MessageView } from '@/lib/threads/types'
import { Composer } from './composer'
import { Message } from './message'

type Props = {
  ctx: Ctx
  owner: ThreadOwner
  ownerId: string
  locale: Locale
  /** The page it stands on, without the language. */
  path: string
  f: Formats
  actions: { write: FormServerAction; translate: FormServerAction; check: FormServerAction }
  /** `?said=` and `?all=` of the page's address. */
  query: { said?: string | string[]; all?: string | string[] }
}

const notices = {
  sent: 'compose.sent',
  kept: 'compose.kept',
  translated: 'translate.done',
  checked: 'translate.checked',
} as const

/** The conversation of a case (or of whatever owns it): the newest messages and the composer. Nothing where one may not. */
export async function ThreadPanel({ ctx, owner, ownerId, locale, path, f, actions, query }: Props) {
  const words = Object.fromEntries(
    await Promise.all(
      locales.map(
        async (code) => [code, await getTranslations({ locale: code, namespace: 'threads' })] as const,
      ),
    ),
  ) as unknown as Record<Locale, Awaited<ReturnType<typeof getTranslations<'threads'>>>>
  const t = words[locale]
  const thread = await readThread(ctx, owner, ownerId, locale, {
    most: query.all ? 500 : 10,
    gaps: (name, language) => words[language](`gap.${typeOfBlank(name) ?? 'word'}`),
  })
  if (!thread) return null
  const notice = typeof query.said === 'string' ? notices[query.said as keyof typeof notices] : undefined
  const fresh = thread.messages.filter((message) => message.fresh).length
  return (
    <Panel
      title={t('title')}
      count={fresh > 0 ? fresh : undefined}
      countLabel={t('newCount', { count: fresh })}
      colour="green"
      id="thread"
    >
      <div className="thread">
        {notice && (
          <Banner tone="ok" live>
            <p>{t(notice)}</p>
          </Banner>
        )}
        {thread.more && (
          <p>
            <a href={`/${locale}${path}?all=1#thread`}>{t('older')}</a>
          </p>
        )}
        {thread.messages.length === 0 && <p className="soft">{t('none')}</p>}
        {thread.messages.map((message) => (
          <Message key={message.id} message={message} locale={locale} f={f}>
            {thread.side === 'staff' && message.original.text && message.translation && (
              <Translating message={message} locale={locale} path={path} f={f} actions={actions} />
            )}
          </Message>
        ))}
        {thread.open ? (
          <Composer
            thread={thread}
            ownerKind={owner.kind}
            ownerId={ownerId}
            locale={locale}
            path={path}
            f={f}
            action={actions.write}
          />
        ) : (
          <p className="soft">{t('compose.closed')}</p>
        )}
      </div>
    </Panel>
  )
}

/** For staff who know both languages: translate own words, or say that the machine was right. */
async function Translating({
  message,
  locale,
  path,
  f,
  actions,
}: {
  message: MessageView
  locale: Locale
  path: string
  f: Formats
  actions: Props['actions']
}) {
  const [t, strings] = await Promise.all([getTranslations({ locale, namespace: 'threads' }), formStrings()])
  const { translation } = message
  if (!translation) return null
  const own = translation.parts.find((part) => part.by !== 'phrasebook')
  const fields = { messageId: message.id, locale: translation.language }
  return (
    <div className="row row--tight">
      {own?.by === 'machine' && !own.checkedBy && (
        <OneButton
          id={`check-${message.id}`}
          action={actions.check}
          locale={locale}
          path={path}
          fields={fields}
          about={t('translate.checkAbout', { name: message.author.name })}
          variant="bare"
          small
          icon="check"
        >
          {t('translate.check')}
        </OneButton>
      )}
      <details className="msg__translate">
        <summary>{t('translate.open')}</summary>
        <Form
          id={`translate-${message.id}`}
          action={actions.translate}
          locale={locale}
          path={path}
          strings={strings}
          wide
          submit={
            <Submit busy={strings.busy} variant="quiet" small>
              {t('translate.save')}
            </Submit>
          }
        >
          <input type="hidden" name="messageId" value={fields.messageId} />
          <input type="hidden" name="locale" value={fields.locale} />
          <TextArea
            name="text"
            label={t('translate.label', { language: f.languageName(translation.language) })}
            defaultValue={own?.text}
            lang={translation.language}
            rows={3}
          />
        </Form>
      </details>
    </div>
  )
}
