import { getTranslations } from 'next-intl/server'
import { RadioGroup } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { Panel } from '@/components/ui/card'
import { PhoneLink } from '@/components/ui/text'
import type { AlongRequest } from '@/lib/appointments/types'
import { accompanyKinds } from '@/lib/appointments/vocabulary'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { LanguageField } from './language-field'

type Props = {
  appointmentId: string
  /** What is spoken at the appointment. */
  language: string
  requests: readonly AlongRequest[]
  open: boolean
  locale: Locale
  f: Formats
  path: string
  idempotencyKey: string
  actions: { ask: FormServerAction; assign: FormServerAction; withdraw: FormServerAction }
}

/** Somebody who comes along, as the desk arranges it: who was asked, who said what, who else could. */
export async function AlongDesk({
  appointmentId,
  language,
  requests,
  open,
  locale,
  f,
  path,
  idempotencyKey,
  actions,
}: Props) {
  const [t, words, strings] = await Promise.all([
    getTranslations('appointmentsStaff'),
    getTranslations('appointments'),
    formStrings(),
  ])
  const left = accompanyKinds.filter((kind) => !requests.some((request) => request.kind === kind))
  if (!open && requests.length === 0) return null
  return (
    <Panel title={t('alongDesk.title')} count={requests.length} colour="brick">
      {requests.map((request) => (
        <section key={request.id} className="stack">
          <h3>{`${t(`along.${request.kind}`)} · ${f.languageName(request.language)}`}</h3>
          {request.accepted && (
            <p className="strong">
              {words('along.found', { name: `\u2068${request.accepted.name}\u2069` })}{' '}
              {request.accepted.phone && (
                <PhoneLink number={request.accepted.phone} shown={request.accepted.phone} />
              )}
            </p>
          )}
          {request.asks.length > 0 && (
            <ul>
              {request.asks.map((ask) => (
                <li key={ask.id}>
                  <bdi>{ask.name}</bdi>: {ask.answer ? t(`alongDesk.${ask.answer}`) : t('alongDesk.noAnswer')}{' '}
                  {ask.phone && !request.accepted && <PhoneLink number={ask.phone} shown={ask.phone} />}
                </li>
              ))}
            </ul>
          )}
          {open && !request.accepted && (
            <>
              <h4>{t('alongDesk.candidates')}</h4>
              {request.free.length === 0 && <p className="soft">{t('alongDesk.none')}</p>}
              <ul className="stack">
                {[...request.asks.filter((ask) => ask.answer !== 'late'), ...request.free].map((person) => (
                  <li key={person.id} className="row">
                    <bdi>{person.name}</bdi>
                    <OneButton
                      id={`assign-${request.id}-${person.id}`}
                      action={actions.assign}
                      locale={locale}
                      path={path}
                      fields={{ requestId: request.id, personId: person.id }}
                      about={`${t('alongDesk.assign')}: ${person.name}`}
                    >
                      {t('alongDesk.assign')}
                    </OneButton>
                  </li>
                ))}
              </ul>
            </>
          )}
          {open && (
            <OneButton
              id={`withdraw-${request.id}`}
              action={actions.withdraw}
              locale={locale}
              path={path}
              fields={{ requestId: request.id }}
              variant="bare"
            >
              {words('along.withdraw')}
            </OneButton>
          )}
        </section>
      ))}
      {open && left.length > 0 && (
        <details className="stack">
          <summary className="btn btn--bare">{t('alongDesk.ask')}</summary>
          <Form
            id="along"
            action={actions.ask}
            locale={locale}
            path={path}
            strings={strings}
            idempotencyKey={idempotencyKey}
            submit={<Submit busy={strings.busy}>{t('alongDesk.ask')}</Submit>}
          >
            <input type="hidden" name="appointmentId" value={appointmentId} />
            <RadioGroup
              name="kind"
              label={words('along.kind')}
              defaultValue={left[0]}
              options={left.map((kind) => ({ value: kind, label: t(`along.${kind}`) }))}
            />
            <LanguageField locale={locale} name="language" label={words('fact.language')} chosen={language} />
            <RadioGroup
              name="wish"
              label={words('along.wish')}
              defaultValue="none"
              options={[
                { value: 'none', label: words('along.noWish') },
                { value: 'woman', label: words('along.woman') },
                { value: 'man', label: words('along.man') },
              ]}
            />
          </Form>
        </details>
      )}
    </Panel>
  )
}
