import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { TextPage } from '@/components/layout/text-page'
import { LinkButton } from '@/components/ui/button'
import { town } from '@/lib/config/town'
import { pageLocale } from '@/lib/i18n/page'

export async function generateMetadata({ params }: PageProps<'/[locale]/ambassadors'>): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('pages.ambassadors')
  return { title: t('title'), description: t('lead') }
}

/** What a Welcome Ambassador does, what it asks, and how to begin. */
export default async function Page({ params }: PageProps<'/[locale]/ambassadors'>) {
  const { locale } = await pageLocale(params)
  const t = await getTranslations('pages.ambassadors')
  return (
    <TextPage
      locale={locale}
      path="/ambassadors"
      title={t('title')}
      lead={t('lead')}
      section="meet"
      sections={[
        { title: t('doTitle'), items: [t('do1'), t('do2'), t('do3')] },
        { title: t('askTitle'), items: [t('ask1'), t('ask2'), t('ask3'), t('ask4')] },
        { title: t('getTitle'), items: [t('get1'), t('get2'), t('get3')] },
        { title: t('meetTitle'), paragraphs: [t('meetText')] },
      ]}
    >
      <p className="row">
        <LinkButton href={`mailto:${town.centre.email}`} icon="handshake">
          {t('write')}
        </LinkButton>
        <LinkButton href={`tel:${town.centre.phone}`} variant="quiet" icon="phone">
          <bdi dir="ltr">{town.centre.phoneShown}</bdi>
        </LinkButton>
      </p>
    </TextPage>
  )
}
