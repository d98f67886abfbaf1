import { dirOf, type Locale, localeNames, locales } from '@/lib/i18n/locales'
import { Icon } from './icon'

/** Where the same page stands in another language, with its filters. */
export function addressIn(locale: string, path: string, query?: string): string {
  return `/${locale}${path === '/' ? '' : path}${query ? `?${query.replace(/^\?/, '')}` : ''}`
}

type Props = {
  current: Locale
  /** The page's address without its language. */
  path: string
  query?: string
  label: string
  only?: readonly Locale[]
}

/** Each language by its own name, in its own script; the current one has a check mark. Never a flag. */
export function LanguageList({ current, path, query, label, only = locales }: Props) {
  return (
    <nav className="langs" aria-label={label}>
      {only.map((locale) => (
        <a
          key={locale}
          href={addressIn(locale, path, query)}
          lang={locale}
          hrefLang={locale}
          dir={dirOf(locale)}
          // The form's client part keeps what was typed when this is followed.
          data-language={locale}
          aria-current={locale === current ? 'true' : undefined}
        >
          {locale === current && <Icon name="check" />}
          {localeNames[locale]}
        </a>
      ))}
    </nav>
  )
}
