import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField, NumberField } from '@/components/forms/text-fields'
import { Panel } from '@/components/ui/card'
import type { ServiceRow } from '@/lib/ambassadors/services'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { dayToDate } from '@/lib/time/time'

type Props = {
  locale: Locale
  path: string
  f: Formats
  ambassadorId: string
  services: readonly ServiceRow[]
  roles: readonly { key: string; name: string }[]
  record: FormServerAction
  takeBack: FormServerAction
  /** Of the form: sent twice it is written down once. */
  idempotencyKey: string
}

/** Hours outside a pair: those that were written down, and a form for the next. */
export async function ServicesPanel({
  locale,
  path,
  f,
  ambassadorId,
  services,
  roles,
  record,
  takeBack,
  idempotencyKey,
}: Props) {
  const [t, strings] = await Promise.all([getTranslations('ambassadorsStaff'), formStrings()])
  const nameOf = new Map(roles.map((role) => [role.key, role.name]))
  const words = (row: ServiceRow) =>
    `${nameOf.get(row.roleKey) ?? row.roleKey} · ${f.fullDay(dayToDate(row.on))} · ${f.number(Math.round(row.minutes / 6) / 10)}`
  return (
    <Panel title={t('service.title')} colour="ochre">
      <div className="panel__body stack">
        <p className="soft small">{t('service.hint')}</p>
        {services.length > 0 && (
          <ul className="stack">
            {services.map((row) => (
              <li key={row.id} className="iw w-full justify-between">
                <span>{words(row)}</span>
                <OneButton
                  id={`void-${row.id}`}
                  action={takeBack}
                  locale={locale}
                  path={path}
                  fields={{ serviceId: row.id }}
                  about={`${t('service.takeBack')}: ${words(row)}`}
                  small
                >
                  {t('service.takeBack')}
                </OneButton>
              </li>
            ))}
          </ul>
        )}
        <Form
          id="service"
          action={record}
          locale={locale}
          path={path}
          strings={strings}
          idempotencyKey={idempotencyKey}
          submit={
            <Submit busy={strings.busy} variant="quiet" small>
              {t('service.save')}
            </Submit>
          }
        >
          <input type="hidden" name="ambassadorId" value={ambassadorId} />
          <SelectField
            name="roleKey"
            label={t('service.role')}
            empty={t('do.choose')}
            options={roles.map((role) => ({ value: role.key, label: role.name }))}
          />
          <DateField name="on" label={t('service.on')} />
          <NumberField name="hours" label={t('service.hours')} />
        </Form>
      </div>
    </Panel>
  )
}
