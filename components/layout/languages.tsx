import { Icon } from '@/components/ui/icon'
import { dirOf, type Locale, localeNames, locales } from '@/lib/i18n/locales'

/** Where the same page stands in another language, with its filters. */
export function addressIn(locale: string, path: string, query?: string): string {
  return `/${locale}${path === '/' ? '' : path}${query ? `?${query}` : ''}`
}

/** Each language by its own name, in its own script; the current one has a check mark. */
export function Languages({ current, path, query, label, only = locales }: { current: Locale; path: string; query?: string; label: string; only?: readonly Locale[] }) {
  return (
    <nav className="langs" aria-label={label}>
      {only.map((locale) => (
        <a
          key={locale}
          href={addressIn(locale, path, query)}
          lang={locale}
          hrefLang={locale}
          dir={dirOf(locale)}
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
