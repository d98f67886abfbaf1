import { getTranslations } from 'next-intl/server'
import { RadioGroup } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { Status } from '@/components/ui/status'
import type { MyAppointment } from '@/lib/appointments/types'
import { accompanyKinds } from '@/lib/appointments/vocabulary'
import { town } from '@/lib/config/town'
import type { FormServerAction } from '@/lib/forms/state'
import type { Locale } from '@/lib/i18n/locales'
import { LanguageField } from './language-field'

type Props = {
  appointment: MyAppointment
  locale: Locale
  path: string
  request: FormServerAction
  withdraw: FormServerAction
  now: Date
  idempotencyKey: string
}

const icons = { interpreter: 'translate', mediator: 'chat-circle-dots', companion: 'handshake' } as const

/** Accompany-me: who is looked for, who goes, and the question itself. */
export async function Along({ appointment, locale, path, request, withdraw, now, idempotencyKey }: Props) {
  const [t, strings] = await Promise.all([getTranslations('appointments'), formStrings()])
  const open = appointment.mayChange && appointment.startsAt > now
  const asked = new Set(appointment.accompany.map((each) => each.kind))
  const left = accompanyKinds.filter((kind) => !asked.has(kind))
  if (!open && appointment.accompany.length === 0) return null
  return (
    <section className="card stack" id="along" style={{ '--gap': 'var(--s5)' } as React.CSSProperties}>
      <h2>{t('along.title')}</h2>
      {appointment.accompany.map((each) => (
        <div key={each.id} className="stack">
          <h3>{t(`along.${each.kind}`)}</h3>
          {each.state === 'searching' ? (
            <Status phase="waiting" tone="info" fill>
              {t('along.searching')}
            </Status>
          ) : each.contact ? (
            <>
              <Status phase="done" tone="ok" fill>
                {t('along.found', { name: `\u2068${each.contact.name}\u2069` })}
              </Status>
              <p>
                {each.contact.phone
                  ? t('along.contact', { phone: `\u2068${each.contact.phone}\u2069` })
                  : t('along.noContact', { phone: `\u2068${town.centre.phoneShown}\u2069` })}
              </p>
            </>
          ) : (
            <p className="soft">{t('along.gone')}</p>
          )}
          {open && (
            <OneButton
              id={`withdraw-${each.id}`}
              action={withdraw}
              locale={locale}
              path={path}
              fields={{ requestId: each.id }}
            >
              {t('along.withdraw')}
            </OneButton>
          )}
        </div>
      ))}
      {open && left.length > 0 && (
        <details open={appointment.accompany.length === 0}>
          <summary className="btn btn--bare">{t('along.ask')}</summary>
          <div className="stack pt-4">
            <p>{t('along.lead')}</p>
            <Form
              id="along-form"
              action={request}
              locale={locale}
              path={path}
              strings={strings}
              idempotencyKey={idempotencyKey}
              submit={<Submit busy={strings.busy}>{t('along.ask')}</Submit>}
            >
              <input type="hidden" name="appointmentId" value={appointment.id} />
              <RadioGroup
                name="kind"
                label={t('along.kind')}
                defaultValue={left[0]}
                options={left.map((kind) => ({ value: kind, label: t(`along.${kind}`), icon: icons[kind] }))}
              />
              <LanguageField locale={locale} name="language" label={t('along.language')} chosen={locale} />
              <RadioGroup
                name="wish"
                label={t('along.wish')}
                defaultValue="none"
                options={[
                  { value: 'none', label: t('along.noWish') },
                  { value: 'woman', label: t('along.woman') },
                  { value: 'man', label: t('along.man') },
                ]}
              />
            </Form>
          </div>
        </details>
      )}
    </section>
  )
}
