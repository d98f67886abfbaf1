import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField, TextField } from '@/components/forms/text-fields'
import type { FormServerAction } from '@/lib/forms/state'
import type { Locale } from '@/lib/i18n/locales'

type Props = { locale: Locale; path: string; action: FormServerAction; validFrom: string }

/** The law's ceilings from a day on, as an administrator copies them from their source. */
export async function ExpenseRuleForm({ locale, path, action, validFrom }: Props) {
  const [t, strings] = await Promise.all([getTranslations('ambassadorsStaff.expenses'), formStrings()])
  return (
    <details className="panel data">
      <summary>{t('ruleNew')}</summary>
      <Form
        id="rule"
        action={action}
        locale={locale}
        path={path}
        strings={strings}
        submit={
          <Submit busy={strings.busy} variant="quiet">
            {t('ruleSave')}
          </Submit>
        }
      >
        <p className="soft">{t('ruleHint')}</p>
        <DateField name="validFrom" label={t('validFrom')} defaultValue={validFrom} />
        <TextField name="dayCents" label={t('dayCents')} inputMode="decimal" dir="ltr" tiny optional />
        <TextField name="monthCents" label={t('monthCents')} inputMode="decimal" dir="ltr" tiny optional />
        <TextField name="yearCents" label={t('yearCents')} inputMode="decimal" dir="ltr" tiny />
        <TextField name="source" label={t('source')} />
      </Form>
    </details>
  )
}
