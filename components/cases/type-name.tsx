import { getTranslations } from 'next-intl/server'
import { Foreign } from '@/components/ui/text'
import { type TypeRef, typeSaid } from '@/lib/cases/words'
import type { Locale } from '@/lib/i18n/locales'

/** What a question is about, marked when it is in another language than the page. */
export async function TypeName({ type, locale }: { type: TypeRef; locale: Locale }) {
  const said = typeSaid(await getTranslations('cases'), type, locale)
  return said.lang === locale ? said.title : <Foreign lang={said.lang}>{said.title}</Foreign>
}

/** The line that explains a type of the town's own; nothing where there is none. */
export async function TypeLine({ type, locale }: { type: TypeRef; locale: Locale }) {
  const said = typeSaid(await getTranslations('cases'), type, locale)
  if (!said.line) return null
  return said.lang === locale ? said.line : <Foreign lang={said.lang}>{said.line}</Foreign>
}
