import { SelectField } from '@/components/forms/choice-fields'
import { formats } from '@/lib/i18n/format'
import { type Locale, localeNames, locales } from '@/lib/i18n/locales'
import { townZone } from '@/lib/time/clock'

/** Spoken here and not written by our pages; a town's own list may grow. */
const spokenToo = ['ps', 'so', 'ku', 'am', 'om', 'ru', 'zh', 'pt', 'it', 'sq', 'bg', 'hi', 'pa', 'ur', 'th']

/** What somebody would like to speak: ours in their own names first, then others by their name in the page's language. */
export function LanguageField({
  locale,
  name,
  label,
  hint,
  chosen,
}: {
  locale: Locale
  name: string
  label: string
  hint?: string
  chosen?: string
}) {
  const f = formats(locale, townZone())
  return (
    <SelectField
      name={name}
      label={label}
      hint={hint}
      defaultValue={chosen}
      options={[
        ...locales.map((code) => ({ value: code, label: localeNames[code], lang: code })),
        ...spokenToo
          .map((code) => ({ value: code, label: f.languageName(code) }))
          .sort((a, b) => a.label.localeCompare(b.label, locale)),
      ]}
    />
  )
}
