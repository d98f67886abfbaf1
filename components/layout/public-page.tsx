import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { formats } from '@/lib/i18n/format'
import { type Locale, localeNames } from '@/lib/i18n/locales'
import { town } from '@/lib/config/town'
import { Brand } from './brand'
import { type DoorKey, doors } from './doors'
import { addressIn, Languages } from './languages'

type Props = {
  locale: Locale
  /** The page's address without its language. */
  path: string
  /** What follows the question mark, so that the language switch keeps it. */
  query?: string
  section?: DoorKey
  children: ReactNode
  /** A sentence above the footer's bench. */
  closing?: ReactNode
}

const benchColours = ['brick', 'ochre', 'violet', null, 'green', 'blue', 'brick', 'ochre', 'violet', 'rose', 'green'] as const

/**
 * The shell of every public page. It knows no session, so that the pages stay the same for everybody and can
 * be cached.
 */
export async function PublicPage({ locale, path, query, section, children, closing }: Props) {
  const t = await getTranslations('layout')
  const f = formats(locale, 'UTC')
  const home = addressIn(locale, '/')
  return (
    <>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <div className="field-top">
        <header className="top wrap">
          <Brand href={home} name={town.centre.name} below={town.name} />
          <nav className="nav" aria-label={t('mainMenu')}>
            {doors.map((door) => (
              <a key={door.key} href={`/${locale}${door.path}`} aria-current={door.key === section ? 'page' : undefined}>
                <span className="knob" data-door={door.colour} />
                {t(`nav.${door.key}`)}
              </a>
            ))}
          </nav>
          <details className="menu menu--lang">
            <summary className="btn btn--quiet" aria-label={`${t('chooseLanguage')}: ${localeNames[locale]}`}>
              <Icon name="translate" />
              <span className="only-wide">{localeNames[locale]}</span>
              <span className="only-narrow">{t('language')}</span>
            </summary>
            <div className="menu__list">
              <Languages current={locale} path={path} query={query} label={t('chooseLanguage')} />
            </div>
          </details>
          <a className="btn btn--quiet top__mine" href={`/${locale}/my`}>
            <Icon name="user-circle" />
            {t('my')}
          </a>
          <details className="menu top__menu">
            <summary className="btn btn--quiet">
              <Icon name="list" />
              {t('menu')}
            </summary>
            <nav className="menu__list" aria-label={t('mainMenu')}>
              <a href={`/${locale}/my`}>
                <Icon name="user-circle" />
                {t('my')}
              </a>
              {doors.map((door) => (
                <a key={door.key} href={`/${locale}${door.path}`} aria-current={door.key === section ? 'page' : undefined}>
                  <span className="knob" data-door={door.colour} />
                  {t(`nav.${door.key}`)}
                </a>
              ))}
            </nav>
          </details>
        </header>
      </div>
      <main id="content">{children}</main>
      <section className={closing ? 'closing' : 'pt-section'} aria-hidden={closing ? undefined : 'true'}>
        {closing && <div className="wrap stack pb-8">{closing}</div>}
        <div className="bench" aria-hidden="true">
          {benchColours.map((colour, index) => (
            <i
              // biome-ignore lint/suspicious/noArrayIndexKey: a chair is its position
              key={index}
              className={colour ? undefined : 'free'}
              data-door={colour ?? undefined}
            />
          ))}
        </div>
      </section>
      <footer className="foot on-night">
        <div className="wrap foot__grid">
          <section>
            <h2>{t('footer.visit')}</h2>
            <dl className="facts">
              <div className="fact">
                <Icon name="map-pin" />
                <dt>{t('footer.address')}</dt>
                <dd>
                  <bdi>
                    {town.centre.street}, {town.centre.postalCode} {town.centre.town}
                  </bdi>
                </dd>
              </div>
              <div className="fact">
                <Icon name="clock" />
                <dt>{t('footer.open')}</dt>
                <dd>
                  {town.openingHours.map((hours) => {
                    const first = hours.weekdays[0]
                    const last = hours.weekdays.at(-1) ?? first
                    const range = { first: f.weekdayName(first), last: f.weekdayName(last), from: f.minute(hours.fromMinute), to: f.minute(hours.toMinute) }
                    return (
                      <span className="block" key={first}>
                        {first === last ? t('footer.hoursDay', range) : t('footer.hoursDays', range)}
                      </span>
                    )
                  })}
                </dd>
              </div>
            </dl>
          </section>
          <section>
            <h2>{t('footer.contact')}</h2>
            <dl className="facts">
              <div className="fact">
                <Icon name="phone" />
                <dt>{t('footer.call')}</dt>
                <dd>
                  <a href={`tel:${town.centre.phone}`} dir="ltr">
                    {town.centre.phoneShown}
                  </a>
                </dd>
              </div>
              <div className="fact">
                <Icon name="envelope-simple" />
                <dt>{t('footer.mail')}</dt>
                <dd>
                  <a href={`mailto:${town.centre.email}`} dir="ltr">
                    {town.centre.email}
                  </a>
                </dd>
              </div>
            </dl>
          </section>
          <section id="languages">
            <h2>{t('footer.language')}</h2>
            <Languages current={locale} path={path} query={query} label={t('footer.language')} />
          </section>
          <section>
            <h2>{t('footer.about')}</h2>
            <p className="small">{t('footer.ofTown', { town: town.name })}</p>
            <div className="foot__links">
              <a href={`/${locale}/privacy`}>{t('footer.privacy')}</a>
              <a href={`/${locale}/accessibility`}>{t('footer.accessibility')}</a>
              <a href={`/${locale}/staff`}>{t('footer.staff')}</a>
            </div>
          </section>
        </div>
      </footer>
    </>
  )
}
