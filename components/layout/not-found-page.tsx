import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { town } from '@/lib/config/town'
import type { Locale } from '@/lib/i18n/locales'
import { FieldHead } from './field-head'
import { PublicPage } from './public-page'

/** "Not found", whole, with the ways on from here. */
export async function NotFoundPage({ locale }: { locale: Locale }) {
  const t = await getTranslations('errors')
  return (
    <PublicPage locale={locale} path="/">
      <title>{t('notFound.title')}</title>
      <FieldHead locale={locale} title={t('notFound.title')} lead={t('notFound.text')} />
      <div className="wrap section stack">
        <p>{t('notFound.help')}</p>
        <p className="row">
          <LinkButton href={`/${locale}`} icon="house">
            {t('notFound.home')}
          </LinkButton>
          <LinkButton href={`/${locale}/courses`} variant="quiet" icon="book-open">
            {t('notFound.courses')}
          </LinkButton>
          <LinkButton href={`tel:${town.centre.phone}`} variant="quiet" icon="phone">
            <bdi dir="ltr">{town.centre.phoneShown}</bdi>
          </LinkButton>
        </p>
      </div>
    </PublicPage>
  )
}
