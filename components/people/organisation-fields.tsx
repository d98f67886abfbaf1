import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { TextField } from '@/components/forms/text-fields'
import { localeNames, locales } from '@/lib/i18n/locales'

type Known = {
  name: string
  contactName: string | null
  email: string | null
  phone: string | null
  locale: string
}

/** What staff write down about an organisation. */
export async function OrganisationFields({ known }: { known?: Known }) {
  const t = await getTranslations('organisationsStaff')
  return (
    <>
      <TextField name="name" label={t('name')} autoComplete="off" defaultValue={known?.name} />
      <TextField
        name="contactName"
        label={t('contactName')}
        optional
        autoComplete="off"
        defaultValue={known?.contactName ?? undefined}
      />
      <TextField
        name="email"
        type="email"
        label={t('email')}
        optional
        autoComplete="off"
        defaultValue={known?.email ?? undefined}
      />
      <TextField
        name="phone"
        type="tel"
        label={t('phone')}
        optional
        short
        inputMode="tel"
        autoComplete="off"
        defaultValue={known?.phone ?? undefined}
      />
      <LocaleField known={known?.locale} />
    </>
  )
}

/** The language in which we write to them. */
export async function LocaleField({ known = 'nl' }: { known?: string }) {
  const t = await getTranslations('organisationsStaff')
  return (
    <SelectField
      name="locale"
      label={t('language')}
      hint={t('languageHint')}
      short
      defaultValue={known}
      options={locales.map((code) => ({ value: code, label: localeNames[code], lang: code }))}
    />
  )
}
