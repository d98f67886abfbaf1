import { OneButton } from '@/components/forms/plain-form'
import { Status } from '@/components/ui/status'
import type { FormServerAction } from '@/lib/forms/state'
import type { Locale } from '@/lib/i18n/locales'
import type { ConsentRow, ConsentState } from '@/lib/people/consent/consent'
import { textVersionOf } from '@/lib/people/consent/vocabulary'
import type { Asked } from '../profile/words'

type Props = {
  locale: Locale
  /** The page's address without its language. */
  path: string
  asked: Asked
  consents: readonly ConsentState[]
  /** Hidden fields of each form: whose, and in which language it was read. */
  fields: Readonly<Record<string, string>>
  give: FormServerAction
  withdraw: FormServerAction
}

/** Each purpose with its words, what stands, and the history under it. */
export function ConsentList({ locale, path, asked, consents, fields, give, withdraw }: Props) {
  const { say, text } = asked
  // In two languages the button's own words are its name; alone it says on what.
  const named = (key: string, what: string) => (asked.together ? {} : { about: text(key, { what }) })
  return (
    <div className="stack">
      {consents.map(({ purpose, standing, history }) => {
        const what = text(`purposes.${purpose}.title`)
        const version = textVersionOf(purpose)
        const current = standing?.textVersion === version
        const past = history.filter((row) => row !== standing)
        return (
          <section key={purpose} className="card stack">
            <h2>{say(`purposes.${purpose}.title`)}</h2>
            <p>{say(`purposes.${purpose}.text`)}</p>
            <p>
              <Status phase={current ? 'done' : 'open'}>{text(current ? 'yes' : 'no')}</Status>
            </p>
            {standing && !current && <p className="strong">{say('newText')}</p>}
            {standing && <p className="small soft">{given(asked, standing)}</p>}
            <div className="row">
              {!current && (
                <OneButton
                  id={`give-${purpose}`}
                  action={give}
                  locale={locale}
                  path={path}
                  fields={{ ...fields, purpose, textVersion: String(version) }}
                  {...named('giveAbout', what)}
                  icon="check"
                >
                  {say('give')}
                </OneButton>
              )}
              {standing && (
                <OneButton
                  id={`withdraw-${purpose}`}
                  action={withdraw}
                  locale={locale}
                  path={path}
                  fields={{ ...fields, purpose }}
                  {...named('withdrawAbout', what)}
                  icon="x"
                >
                  {say('withdraw')}
                </OneButton>
              )}
            </div>
            {past.length > 0 && (
              <details>
                <summary>{text('history')}</summary>
                <ul className="stack small">
                  {past.map((row) => (
                    <li key={row.givenAt.toISOString()}>
                      {given(asked, row)}{' '}
                      {row.withdrawnAt && text('withdrawn', { day: asked.f.fullDay(row.withdrawnAt) })}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </section>
        )
      })}
    </div>
  )
}

/** When it was said, in which language, and who wrote it down. */
function given({ text, f }: Asked, row: ConsentRow): string {
  const day = f.fullDay(row.givenAt)
  const language = f.languageName(row.language)
  return row.way === 'desk' && row.writtenBy
    ? text('givenDesk', { day, language, name: row.writtenBy })
    : text('givenSelf', { day, language })
}
