import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { TextPage } from '@/components/layout/text-page'
import { town } from '@/lib/config/town'
import { pageLocale } from '@/lib/i18n/page'

// Made at its first visit and then kept; nothing is made while building, when no database is there.
export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: PageProps<'/[locale]/accessibility'>): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('pages.accessibility')
  return { title: t('title') }
}

/** The statement that the European directive 2016/2102 asks of public bodies, in plain words. */
export default async function Page({ params }: PageProps<'/[locale]/accessibility'>) {
  const { locale } = await pageLocale(params)
  const t = await getTranslations('pages.accessibility')
  return (
    <TextPage
      locale={locale}
      path="/accessibility"
      title={t('title')}
      lead={t('lead')}
      sections={[
        { title: t('canTitle'), items: [t('can1'), t('can2'), t('can3'), t('can4')] },
        { title: t('cannotTitle'), items: [t('cannot1'), t('cannot2')] },
        {
          title: t('tellTitle'),
          paragraphs: [
            t('tellText'),
            <a key="mail" href={`mailto:${town.centre.email}`} dir="ltr">
              {town.centre.email}
            </a>,
            <a key="phone" href={`tel:${town.centre.phone}`} dir="ltr">
              {town.centre.phoneShown}
            </a>,
          ],
        },
        { title: t('complaintTitle'), paragraphs: [t('complaintText')] },
      ]}
    />
  )
}
