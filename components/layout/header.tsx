import { getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import { addressIn, LanguageList } from '@/components/ui/languages'
import { stillKept } from '@/components/ui/still'
import { town } from '@/lib/config/town'
import { type Locale, localeNames } from '@/lib/i18n/locales'
import { Brand } from './brand'
import { type DoorKey, doors } from './doors'

type Props = { locale: Locale; path: string; query?: string; section?: DoorKey }

/** Name, six doors, language, my page. Menus are native details: they open without scripts. */
export async function Header({ locale, path, query, section }: Props) {
  const t = await getTranslations({ locale, namespace: 'layout' })
  const here = path === '/my' || path.startsWith('/my/')
  return stillKept(`header ${locale} ${section} ${addressIn(locale, path, query)}`, () => {
    const links = doors.map((door) => (
      <a
        key={door.key}
        href={`/${locale}${door.path}`}
        aria-current={door.key === section ? 'page' : undefined}
      >
        <span className="knob" data-door={door.colour} />
        {t(`nav.${door.key}`)}
      </a>
    ))
    return (
      <div className="field-top">
        <header className="top wrap">
          <Brand href={addressIn(locale, '/')} name={town.centre.name} below={town.name} />
          <nav className="nav" aria-label={t('mainMenu')}>
            {links}
          </nav>
          <details className="menu lang" name="top">
            <summary className="btn btn--quiet">
              <Icon name="translate" />
              <span className="sr">{t('chooseLanguage')}. </span>
              <span className="only-wide">{localeNames[locale]}</span>
              <span className="only-narrow">{t('language')}</span>
            </summary>
            <div className="menu__list menu__list--langs">
              <p className="strong">{t('chooseLanguage')}</p>
              <LanguageList current={locale} path={path} query={query} label={t('chooseLanguage')} />
            </div>
          </details>
          <a
            className="btn btn--quiet top__mine"
            href={`/${locale}/my`}
            aria-current={here ? 'true' : undefined}
          >
            <Icon name="user-circle" />
            {t('my')}
          </a>
          <details className="menu top__menu" name="top">
            <summary className="btn btn--quiet">
              <Icon name="list" />
              {t('menu')}
            </summary>
            <nav className="menu__list" aria-label={t('mainMenu')}>
              {links}
              <a className="menu__mine" href={`/${locale}/my`} aria-current={here ? 'true' : undefined}>
                <Icon name="user-circle" />
                {t('my')}
              </a>
            </nav>
          </details>
        </header>
      </div>
    )
  })
}
