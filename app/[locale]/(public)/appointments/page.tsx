import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { Empty } from '@/components/ui/empty'
import { IconWords } from '@/components/ui/facts'
import { Foreign } from '@/components/ui/text'
import { publicContext } from '@/lib/access/public'
import { listServices } from '@/lib/appointments/queries'
import { town } from '@/lib/config/town'
import { pageLocale } from '@/lib/i18n/page'

type Props = PageProps<'/[locale]/appointments'>

export const revalidate = 60

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await pageLocale(params)
  const t = await getTranslations({ locale, namespace: 'appointments' })
  return { title: t('title'), description: t('lead') }
}

/** What one can make an appointment for. */
export default async function Page({ params }: Props) {
  const { locale } = await pageLocale(params)
  const [t, services] = await Promise.all([
    getTranslations({ locale, namespace: 'appointments' }),
    listServices(publicContext(), locale),
  ])
  return (
    <PublicPage locale={locale} path="/appointments" section="visit">
      <FieldHead locale={locale} title={t('title')} lead={t('lead')} crumbs={[]} section="visit" />
      <div className="wrap section">
        {services.length === 0 ? (
          <Empty title={t('none')}>{t('callUs', { phone: `\u2068${town.centre.phoneShown}\u2069` })}</Empty>
        ) : (
          <ul className="courses">
            {services.map((service) => (
              <li className="course" key={service.id}>
                <div className="stack">
                  <h2 className="h3">
                    <a className="hit" href={`/${locale}/appointments/${service.slug}`}>
                      <Foreign lang={service.lang}>{service.name}</Foreign>
                    </a>
                  </h2>
                  <Foreign lang={service.lang} as="p">
                    {service.about}
                  </Foreign>
                  <p className="meta">
                    <IconWords icon="clock">{t('minutes', { count: service.durationMinutes })}</IconWords>
                  </p>
                </div>
              </li>
            ))}
          </ul>
        )}
      </div>
    </PublicPage>
  )
}
