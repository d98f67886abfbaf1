import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { TextField } from '@/components/forms/text-fields'
import { localeNames, locales } from '@/lib/i18n/locales'

type Known = {
  fullName: string
  callName: string | null
  birthYear: number | null
  email: string | null
  phone: string | null
  locale: string
}

/** What staff write down about somebody. */
export async function PersonFields({ known }: { known?: Known }) {
  const t = await getTranslations('peopleStaff')
  return (
    <>
      <TextField
        name="fullName"
        label={t('fullName')}
        hint={t('fullNameHint')}
        autoComplete="off"
        defaultValue={known?.fullName}
      />
      <TextField
        name="callName"
        label={t('callName')}
        hint={t('callNameHint')}
        optional
        autoComplete="off"
        defaultValue={known?.callName ?? undefined}
      />
      <TextField
        name="birthYear"
        label={t('birthYear')}
        hint={t('birthYearHint')}
        optional
        tiny
        inputMode="numeric"
        autoComplete="off"
        defaultValue={known?.birthYear ?? undefined}
      />
      <SelectField
        name="locale"
        label={t('language')}
        hint={t('languageHint')}
        short
        defaultValue={known?.locale ?? 'nl'}
        options={locales.map((code) => ({ value: code, label: localeNames[code], lang: code }))}
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
      <TextField
        name="email"
        type="email"
        label={t('email')}
        optional
        autoComplete="off"
        defaultValue={known?.email ?? undefined}
      />
    </>
  )
}
