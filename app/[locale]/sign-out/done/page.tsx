import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { LinkButton } from '@/components/ui/button'
import { pageLocale } from '@/lib/i18n/page'

type Props = PageProps<'/[locale]/sign-out/done'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('auth')
  return { title: t('done.title'), robots: { index: false } }
}

/** After signing out. With this page the browser throws away what it kept (scripts/serve-policy.mjs). */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const { idle } = await searchParams
  const [t, layout] = await Promise.all([getTranslations('auth'), getTranslations('layout')])
  return (
    <PublicPage locale={locale} path="/sign-out/done">
      <FieldHead locale={locale} title={t('done.title')} lead={idle ? t('done.idle') : t('done.text')} />
      <div className="wrap section row">
        <LinkButton href={`/${locale}`}>{layout('home')}</LinkButton>
        <LinkButton href={`/${locale}/sign-in`} variant="quiet">
          {t('done.again')}
        </LinkButton>
      </div>
    </PublicPage>
  )
}
