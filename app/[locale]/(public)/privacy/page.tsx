import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { TextPage } from '@/components/layout/text-page'
import { town } from '@/lib/config/town'
import { pageLocale } from '@/lib/i18n/page'

// Made at its first visit and then kept; nothing is made while building, when no database is there.
export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: PageProps<'/[locale]/privacy'>): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('pages.privacy')
  return { title: t('title') }
}

export default async function Page({ params }: PageProps<'/[locale]/privacy'>) {
  const { locale } = await pageLocale(params)
  const t = await getTranslations('pages.privacy')
  const mail = (
    <a href={`mailto:${town.centre.email}`} dir="ltr">
      {town.centre.email}
    </a>
  )
  return (
    <TextPage
      locale={locale}
      path="/privacy"
      title={t('title')}
      lead={t('lead')}
      sections={[
        { title: t('whatTitle'), items: [t('what1'), t('what2'), t('what3')] },
        { title: t('whyTitle'), paragraphs: [t('whyText')] },
        { title: t('whoTitle'), paragraphs: [t('whoText')] },
        { title: t('longTitle'), paragraphs: [t('longText')] },
        { title: t('cookieTitle'), paragraphs: [t('cookieText')] },
        { title: t('rightsTitle'), paragraphs: [t('rightsText'), mail] },
      ]}
    />
  )
}
