import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextArea } from '@/components/forms/text-fields'
import { Icon, type IconName } from '@/components/ui/icon'
import { documentTypes } from '@/lib/files/rules'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import { dirOf, type Locale, localeNames, locales } from '@/lib/i18n/locales'
import { listPhrases } from '@/lib/phrasebook/render'
import { typeOfBlank } from '@/lib/phrasebook/vocabulary'
import type { ThreadView } from '@/lib/threads/queries'
import { BlankField } from './blank-field'

type Props = {
  thread: ThreadView
  ownerKind: string
  ownerId: string
  locale: Locale
  path: string
  f: Formats
  action: FormServerAction
}

/**
 * Where a message is written: phrases from the book with their gaps, shown in both languages before they are sent, and
 * own words. Each step is a form that is sent, so it works without scripts, and what was typed is kept on the server.
 */
export async function Composer({ thread, ownerKind, ownerId, locale, path, f, action }: Props) {
  const [t, files, strings] = await Promise.all([
    getTranslations({ locale, namespace: 'threads' }),
    getTranslations({ locale, namespace: 'files' }),
    formStrings(),
  ])
  const { draft, other, side } = thread
  const documents = documentTypes.map((type) => ({ value: type, label: files(`type.${type}`) }))
  const book = await listPhrases(locale, side === 'staff' ? 'staff' : 'newcomer', {
    search: draft.search,
    nameOf: (situation) => t(`situation.${situation}`),
    gaps: (name) => t(`gap.${typeOfBlank(name) ?? 'word'}`),
  })
  const searched = draft.search.trim() !== ''
  return (
    <div className="compose" id="composer" tabIndex={-1}>
      <h3>{t('compose.title')}</h3>
      <Form
        // Drawn anew when the kept draft is another: what stands in it is what is kept.
        key={`${draft.key}-${draft.parts.length}-${draft.search}`}
        id="message"
        action={action}
        locale={locale}
        path={path}
        strings={strings}
        wide
        submit={null}
      >
        <input type="hidden" name="ownerKind" value={ownerKind} />
        <input type="hidden" name="ownerId" value={ownerId} />
        <input type="hidden" name="key" value={draft.key} />
        {/* The first button of a form is what Enter presses: it must never send. */}
        <button type="submit" name="do" value="look" className="sr" tabIndex={-1} aria-hidden="true" />
        {draft.parts.length > 0 && (
          <fieldset className="compose__parts">
            <legend>{t('compose.inMessage')}</legend>
            {draft.parts.map((part, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same phrase may stand twice; the place is the name
              <div className="compose__part" key={`${index}-${part.id}`}>
                <input type="hidden" name={`parts[${index}].id`} value={part.id} />
                <div className="msg__sheet">
                  <p className="msg__text" lang={draft.language} dir={dirOf(draft.language)}>
                    {part.here}
                  </p>
                  {other !== draft.language && (
                    <p className="msg__text" lang={other} dir={dirOf(other)}>
                      {part.there}
                    </p>
                  )}
                </div>
                {part.names.length > 0 && (
                  <div className="compose__gaps">
                    {part.names.map((name) => (
                      <BlankField
                        key={name}
                        name={`parts[${index}].blanks.${name}`}
                        type={typeOfBlank(name) ?? 'word'}
                        label={t(`gap.${typeOfBlank(name) ?? 'word'}`)}
                        value={part.blanks[name]}
                        documents={documents}
                        chooseDocument={t('gap.chooseDocument')}
                      />
                    ))}
                  </div>
                )}
                <button
                  type="submit"
                  name="do"
                  value={`drop:${index}`}
                  className="btn btn--bare btn--s"
                  aria-label={t('compose.dropAbout', { text: part.here })}
                >
                  <Icon name="x" />
                  {t('compose.drop')}
                </button>
              </div>
            ))}
          </fieldset>
        )}
        <TextArea
          name="text"
          label={t('compose.text')}
          hint={t('compose.textHint')}
          defaultValue={draft.text}
          rows={3}
          optional
        />
        <details className="compose__more">
          <summary>
            {t('compose.here', { language: f.languageName(draft.language) })} · {t('compose.attach')}
          </summary>
          <SelectField
            name="language"
            label={t('compose.language')}
            defaultValue={draft.language}
            options={locales.map((code) => ({ value: code, label: localeNames[code], lang: code }))}
            short
          />
          {thread.attachable.length > 0 && (
            <SelectField
              name="attachment"
              label={t('compose.attach')}
              hint={t('compose.attachHint')}
              defaultValue={draft.attachment ?? ''}
              empty={t('compose.attachNone')}
              options={thread.attachable.map((one) => ({
                value: `${one.kind}:${one.id}`,
                label: [`${t(`with.${one.kind}`)}: ${one.label}`, one.about].filter(Boolean).join(' · '),
              }))}
            />
          )}
        </details>
        <div className="row">
          <Submit busy={strings.busy} name="do" value="send" icon="envelope-simple" first>
            {t('compose.send')}
          </Submit>
          <Submit busy={strings.busy} name="do" value="look" variant="quiet" icon="translate">
            {t('compose.look')}
          </Submit>
        </div>
        <fieldset className="compose__book">
          <legend>{t('compose.phrases')}</legend>
          <p className="f__hint">{t('compose.phrasesHint')}</p>
          <div className="compose__search">
            <label htmlFor="message-find" className="sr">
              {t('compose.search')}
            </label>
            <input
              id="message-find"
              className="input"
              type="search"
              name="search"
              defaultValue={draft.search}
              placeholder={t('compose.search')}
            />
            <button type="submit" name="do" value="search" className="btn btn--quiet">
              <Icon name="magnifying-glass" />
              {t('compose.searchButton')}
            </button>
          </div>
          {book.length === 0 && <p role="status">{t('compose.searchNone')}</p>}
          {book.map((situation) => (
            <details key={situation.key} open={searched || (side === 'person' && situation.key === 'answer')}>
              <summary>
                <Icon name={situation.icon as IconName} />
                {t(`situation.${situation.key}`)}
                <span className="soft small"> {f.number(situation.phrases.length)}</span>
              </summary>
              <ul className={side === 'person' ? 'phrases phrases--pictures' : 'phrases'}>
                {situation.phrases.map((phrase) => (
                  <li key={phrase.id}>
                    <button
                      type="submit"
                      name="do"
                      value={`add:${phrase.id}`}
                      className="phrase"
                      aria-label={t('compose.add', { text: phrase.text })}
                    >
                      <Icon name={(phrase.icon ?? 'plus') as IconName} />
                      <span>{phrase.text}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </details>
          ))}
        </fieldset>
      </Form>
    </div>
  )
}
