import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { TextPage } from '@/components/layout/text-page'
import { LinkButton } from '@/components/ui/button'
import { town } from '@/lib/config/town'
import { pageLocale } from '@/lib/i18n/page'

// Made at its first visit and then kept; nothing is made while building, when no database is there.
export function generateStaticParams() {
  return []
}

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
        {
          icon: 'handshake',
          title: t('doTitle'),
          items: [
            { icon: 'coffee', text: t('do1') },
            { icon: 'map-trifold', text: t('do2') },
            { icon: 'chat-circle-dots', text: t('do3') },
          ],
        },
        { icon: 'list-checks', title: t('askTitle'), items: [t('ask1'), t('ask2'), t('ask3'), t('ask4')] },
        {
          icon: 'heart',
          title: t('getTitle'),
          items: [
            { icon: 'graduation-cap', text: t('get1') },
            { icon: 'shield-check', text: t('get2') },
            { icon: 'certificate', text: t('get3') },
          ],
        },
        { icon: 'hand-waving', title: t('meetTitle'), paragraphs: [t('meetText')] },
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
