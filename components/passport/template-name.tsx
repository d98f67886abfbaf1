import { Foreign } from '@/components/ui/text'
import type { Locale } from '@/lib/i18n/locales'
import { templateName } from '@/lib/passport/words'

type Props = {
  words: Parameters<typeof templateName>[0]
  template: Parameters<typeof templateName>[1]
  locale: Locale
}

/** A trajectory's name, marked when it is in another language than the page. */
export function TemplateName({ words, template, locale }: Props) {
  const name = templateName(words, template, locale)
  return name.lang === locale ? name.text : <Foreign lang={name.lang}>{name.text}</Foreign>
}
