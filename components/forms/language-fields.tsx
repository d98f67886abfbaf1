import { Details } from '@/components/ui/text'
import { localeNames, locales, sourceLocale } from '@/lib/i18n/locales'
import { TextField } from './text-fields'

type Part = { name: string; label: string; hint?: string; optional?: boolean; maxLength?: number }
type Props = {
  /** `words`: the fields are `words.nl.title` and so on. */
  name: string
  parts: readonly Part[]
  values?: { readonly [locale: string]: { readonly [part: string]: string } | undefined } | null
  /** Opens the other languages. */
  summary: string
  /** "Title in Arabic". */
  labelIn: (label: string, language: string) => string
}

/** Words that a town types itself: in Dutch, and folded away in each other language for who wants to. */
export function LanguageFields({ name, parts, values, summary, labelIn }: Props) {
  const field = (code: (typeof locales)[number], part: Part) => (
    <TextField
      key={`${code}-${part.name}`}
      name={`${name}.${code}.${part.name}`}
      label={code === sourceLocale ? part.label : labelIn(part.label, localeNames[code])}
      hint={code === sourceLocale ? part.hint : undefined}
      optional={part.optional || code !== sourceLocale}
      lang={code}
      dir="auto"
      defaultValue={values?.[code]?.[part.name]}
      maxLength={part.maxLength}
    />
  )
  const others = locales.filter((code) => code !== sourceLocale)
  return (
    <>
      {parts.map((part) => field(sourceLocale, part))}
      <Details summary={summary}>{others.flatMap((code) => parts.map((part) => field(code, part)))}</Details>
    </>
  )
}
