import 'server-only'
import { isStaffLocale, type Locale, sourceLocale } from './locales'
import { type Messages, publicNamespaces, staffNamespaces } from './messages'

const loaded = new Map<Locale, Promise<Messages>>()

async function read(locale: Locale): Promise<Messages> {
  const staffLocale = isStaffLocale(locale) ? locale : sourceLocale
  const files = [
    ...publicNamespaces.map((name) => [name, locale] as const),
    ...staffNamespaces.map((name) => [name, staffLocale] as const),
  ]
  const entries = await Promise.all(
    files.map(
      async ([name, from]) => [name, (await import(`@/messages/${from}/${name}.json`)).default] as const,
    ),
  )
  return Object.fromEntries(entries) as Messages
}

/** All catalogues of a language; the back office's fall back to Dutch. Read once per process. */
export function loadMessages(locale: Locale): Promise<Messages> {
  const known = loaded.get(locale)
  if (known) return known
  const reading = read(locale)
  loaded.set(locale, reading)
  return reading
}
