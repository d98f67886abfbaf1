import { getLocale, getTranslations } from 'next-intl/server'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { LinkButton } from '@/components/ui/button'
import { town } from '@/lib/config/town'
import { localeOr } from '@/lib/i18n/locales'

export default async function NotFound() {
  const locale = localeOr((await getLocale()).split('-')[0])
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
