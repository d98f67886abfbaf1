import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { BlankField } from '@/components/threads/blank-field'
import { documentTypes } from '@/lib/files/rules'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import { dirOf, type Locale, localeOr } from '@/lib/i18n/locales'
import { blanksOfPhrase, speakerOf } from '@/lib/phrasebook/render'
import { type PhraseId, typeOfBlank } from '@/lib/phrasebook/vocabulary'
import type { Group } from '@/lib/teaching/types'
import { townZone } from '@/lib/time/clock'
import { dayOf, inTown } from '@/lib/time/time'

type Props = {
  locale: Locale
  f: Formats
  path: string
  group: Group
  chosen: readonly PhraseId[]
  now: Date
  action: FormServerAction
  /** One per drawing of the page: the same form sent twice does its work once. */
  formKey: string
}

/** The chosen phrases with their gaps, and how the group reads them; a gap for a day begins with the next lesson. */
export async function MessageForm({ locale, f, path, group, chosen, now, action, formKey }: Props) {
  const [t, threads, files, strings] = await Promise.all([
    getTranslations('teachingStaff'),
    getTranslations('threads'),
    getTranslations('files'),
    formStrings(),
  ])
  const next = group.lessons.find((lesson) => !lesson.cancelledAt && lesson.endsAt > now)
  const begin: Record<string, string | undefined> = next
    ? {
        day: dayOf(next.startsAt, townZone()),
        time: inTown(next.startsAt, townZone()).toPlainTime().toString({ smallestUnit: 'minute' }),
      }
    : {}
  const documents = documentTypes.map((type) => ({ value: type, label: files(`type.${type}`) }))
  const languages = [...new Set(group.learners.map((learner) => localeOr(learner.locale)))].sort()
  const speakers = await Promise.all(
    [locale, ...languages].map(async (code) => {
      const words = await getTranslations({ locale: code, namespace: 'threads' })
      return speakerOf(code, (name) => words(`gap.${typeOfBlank(name) ?? 'word'}`))
    }),
  )
  const parts = await Promise.all(
    chosen.map(async (id) => ({
      id,
      names: await blanksOfPhrase(id),
      here: speakers[0]?.({ id, blanks: {} }) ?? '',
      there: languages.map((code, place) => ({
        code,
        text: speakers[place + 1]?.({ id, blanks: {} }) ?? '',
      })),
    })),
  )
  const back = new URLSearchParams(chosen.map((id) => ['p', id]))
  return (
    <Form
      id="message-form"
      action={action}
      locale={locale}
      path={path}
      idempotencyKey={formKey}
      strings={strings}
      submit={<Submit busy={strings.busy}>{t('message.send')}</Submit>}
    >
      <h2>{t('message.chosen')}</h2>
      <input type="hidden" name="runId" value={group.runId} />
      {parts.map((part, index) => (
        <fieldset key={part.id} className="card stack">
          <legend className="sr">{part.here}</legend>
          <input type="hidden" name={`parts[${index}].id`} value={part.id} />
          <p>
            <strong>{part.here}</strong>
          </p>
          {part.names.map((name) => (
            <BlankField
              key={name}
              name={`parts[${index}].blanks.${name}`}
              type={typeOfBlank(name) ?? 'word'}
              label={threads(`gap.${typeOfBlank(name) ?? 'word'}`)}
              value={begin[name]}
              documents={documents}
              chooseDocument={threads('gap.chooseDocument')}
            />
          ))}
          <details>
            <summary>{t('message.languages')}</summary>
            <ul>
              {part.there.map(({ code, text }) => (
                <li key={code}>
                  <span className="soft small">{f.languageName(code)}: </span>
                  <bdi lang={code} dir={dirOf(code)}>
                    {text}
                  </bdi>
                </li>
              ))}
            </ul>
          </details>
        </fieldset>
      ))}
      <p>
        <a href={`/${locale}${path}?${back}`}>{t('message.change')}</a>
      </p>
    </Form>
  )
}
