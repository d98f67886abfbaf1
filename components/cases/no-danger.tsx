import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextField } from '@/components/forms/text-fields'
import { noDangerReasons } from '@/lib/cases/vocabulary'
import { limits } from '@/lib/config/limits'
import type { FormServerAction } from '@/lib/forms/state'
import type { Locale } from '@/lib/i18n/locales'

type Props = {
  caseId: string
  action: FormServerAction
  locale: Locale
  path: string
  /** Back at the desk, not on the case's page, which may be another team's. */
  desk?: boolean
}

/** "This is no danger": words of danger were heard wrongly. Folded away, with a reason that stays. */
export async function NoDanger({ caseId, action, locale, path, desk }: Props) {
  const [t, strings] = await Promise.all([getTranslations('casesStaff.noDanger'), formStrings()])
  return (
    <details className="panel__foot" id="no-danger">
      <summary>{t('title')}</summary>
      <p>{t('text')}</p>
      <Form
        id="no-danger-form"
        action={action}
        locale={locale}
        path={path}
        strings={strings}
        submit={
          <Submit busy={strings.busy} small variant="quiet">
            {t('do')}
          </Submit>
        }
      >
        <input type="hidden" name="caseId" value={caseId} />
        {desk && <input type="hidden" name="desk" value="on" />}
        <SelectField
          name="why"
          label={t('why')}
          options={noDangerReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        />
        <TextField name="words" label={t('words')} hint={t('wordsHint')} maxLength={limits.text.reason} />
      </Form>
    </details>
  )
}
