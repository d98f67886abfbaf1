import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { pageLocale } from '@/lib/i18n/page'

type Props = PageProps<'/[locale]/erased'>

export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('myData')
  return { title: t('erasedTitle'), robots: { index: false } }
}

/** Where somebody comes out who has been forgotten. */
export default async function Page({ params }: Props) {
  const { locale } = await pageLocale(params)
  const t = await getTranslations('myData')
  return (
    <PublicPage locale={locale} path="/erased">
      <FieldHead locale={locale} title={t('erasedTitle')} lead={t('erasedText')} />
    </PublicPage>
  )
}
