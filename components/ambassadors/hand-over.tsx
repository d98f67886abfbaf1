import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import type { FormServerAction } from '@/lib/forms/state'
import type { Locale } from '@/lib/i18n/locales'

/** A colleague goes, another takes everybody over. */
export async function HandOver({
  locale,
  colleagues,
  action,
}: {
  locale: Locale
  colleagues: readonly { id: string; name: string }[]
  action: FormServerAction
}) {
  const [t, strings] = await Promise.all([getTranslations('ambassadorsStaff'), formStrings()])
  const options = colleagues.map((one) => ({ value: one.id, label: one.name }))
  return (
    <details className="data">
      <summary>{t('do.handOverAll')}</summary>
      <Form
        id="hand-over-all"
        action={action}
        locale={locale}
        path="/staff/ambassadors"
        strings={strings}
        submit={
          <Submit busy={strings.busy} variant="quiet" small>
            {t('do.handOverAll')}
          </Submit>
        }
      >
        <SelectField name="fromId" label={t('do.from')} empty={t('do.choose')} options={options} short />
        <SelectField name="toId" label={t('do.to')} empty={t('do.choose')} options={options} short />
      </Form>
    </details>
  )
}
