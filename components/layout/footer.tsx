import { getTranslations } from 'next-intl/server'
import { Facts } from '@/components/ui/facts'
import { addressIn, LanguageList } from '@/components/ui/languages'
import { stillKept } from '@/components/ui/still'
import { Foreign, MailLink, PhoneLink } from '@/components/ui/text'
import { town } from '@/lib/config/town'
import { formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'

const chairs = [
  'brick',
  'ochre',
  'violet',
  null,
  'green',
  'blue',
  'brick',
  'ochre',
  'violet',
  'rose',
  'green',
]

/** The chairs along the footer's table. One is always free. */
export function Bench() {
  return stillKept('bench', () => (
    <div className="bench" aria-hidden="true">
      {chairs.map((colour, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a chair is its position
        <i key={index} className={colour ? undefined : 'free'} data-door={colour ?? undefined} />
      ))}
    </div>
  ))
}

/** Every public page ends at the table: where we are, how to reach us, in which language. */
export async function Footer({ locale, path, query }: { locale: Locale; path: string; query?: string }) {
  const t = await getTranslations({ locale, namespace: 'layout' })
  // Opening hours are clock times without a date, so no zone is involved.
  const f = formats(locale, 'UTC')
  const { centre } = town
  return stillKept(`footer ${addressIn(locale, path, query)}`, () => (
    <footer className="foot on-night">
      <div className="wrap foot__grid">
        <section>
          <h2>{t('footer.visit')}</h2>
          <Facts
            items={[
              {
                icon: 'map-pin',
                label: t('footer.address'),
                value: (
                  <Foreign lang="nl">
                    {centre.street}
                    <br />
                    {centre.postalCode} {centre.town}
                  </Foreign>
                ),
              },
              {
                icon: 'clock',
                label: t('footer.open'),
                value: town.openingHours.map((hours) => {
                  const first = hours.weekdays[0]
                  const last = hours.weekdays.at(-1) ?? first
                  const words = {
                    first: f.weekdayName(first),
                    last: f.weekdayName(last),
                    from: f.minute(hours.fromMinute),
                    to: f.minute(hours.toMinute),
                  }
                  return (
                    <span className="block" key={first}>
                      {first === last ? t('footer.hoursDay', words) : t('footer.hoursDays', words)}
                    </span>
                  )
                }),
              },
            ]}
          />
        </section>
        <section>
          <h2>{t('footer.contact')}</h2>
          <Facts
            items={[
              {
                icon: 'phone',
                label: t('footer.call'),
                value: <PhoneLink number={centre.phone} shown={centre.phoneShown} />,
              },
              {
                icon: 'envelope-simple',
                label: t('footer.mail'),
                value: <MailLink address={centre.email} />,
              },
            ]}
          />
        </section>
        <section id="languages">
          <h2>{t('footer.language')}</h2>
          <LanguageList current={locale} path={path} query={query} label={t('footer.language')} />
        </section>
        <section>
          <h2>{t('footer.about')}</h2>
          <p className="small">{t('footer.ofTown', { town: town.name })}</p>
          <div className="foot__links small">
            <a href={`/${locale}/privacy`}>{t('footer.privacy')}</a>
            <a href={`/${locale}/accessibility`}>{t('footer.accessibility')}</a>
            <a href={`/${locale}/staff`}>{t('footer.staff')}</a>
          </div>
        </section>
      </div>
    </footer>
  ))
}
