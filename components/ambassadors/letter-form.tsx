import { getTranslations } from 'next-intl/server'
import { CheckboxGroup, SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextArea, TextField } from '@/components/forms/text-fields'
import type { Letter } from '@/lib/ambassadors/letters/queries'
import type { RoleCard } from '@/lib/ambassadors/types'
import { states } from '@/lib/ambassadors/vocabulary'
import type { FormServerAction } from '@/lib/forms/state'
import { type Locale, localeNames, locales } from '@/lib/i18n/locales'

type Props = {
  locale: Locale
  path: string
  action: FormServerAction
  roles: readonly RoleCard[]
  colleagues: readonly { id: string; name: string }[]
  idempotencyKey: string
  letter?: Letter
}

/** Who reads it and what it says, in as many languages as somebody can write; Dutch is asked for. */
export async function LetterForm({ locale, path, action, roles, colleagues, idempotencyKey, letter }: Props) {
  const [t, strings] = await Promise.all([getTranslations('ambassadorsStaff'), formStrings()])
  const words = (language: Locale) => (
    <>
      <TextField
        name={`subject_${language}`}
        label={`${t('mail.subject')} (${localeNames[language]})`}
        lang={language}
        defaultValue={letter?.texts[language]?.subject}
        optional={language !== 'nl'}
      />
      <TextArea
        name={`body_${language}`}
        label={`${t('mail.body')} (${localeNames[language]})`}
        lang={language}
        rows={8}
        defaultValue={letter?.texts[language]?.body}
        optional={language !== 'nl'}
      />
    </>
  )
  return (
    <Form
      id="letter"
      action={action}
      locale={locale}
      path={path}
      strings={strings}
      idempotencyKey={idempotencyKey}
      submit={<Submit busy={strings.busy}>{t('mail.save')}</Submit>}
    >
      {letter && <input type="hidden" name="mailingId" value={letter.id} />}
      {letter && <input type="hidden" name="version" value={letter.version} />}
      <CheckboxGroup
        name="states"
        label={t('mail.states')}
        plain
        columns={2}
        options={states.map((state) => ({ value: state, label: t(`states.${state}`) }))}
        defaultValues={letter?.audience.states ?? ['active']}
      />
      <SelectField
        name="role"
        label={t('role')}
        empty={t('all')}
        optional
        options={roles.map((role) => ({ value: role.key, label: role.name }))}
        defaultValue={letter?.audience.role ?? ''}
      />
      <SelectField
        name="coordinatorId"
        label={t('coordinator')}
        empty={t('all')}
        optional
        options={colleagues.map((one) => ({ value: one.id, label: one.name }))}
        defaultValue={letter?.audience.coordinatorId ?? ''}
      />
      {words('nl')}
      {locales
        .filter((language) => language !== 'nl')
        .map((language) => (
          <details key={language} open={letter?.texts[language] ? true : undefined}>
            <summary>{localeNames[language]}</summary>
            <div className="stack">{words(language)}</div>
          </details>
        ))}
    </Form>
  )
}
