import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Voices } from '@/components/ambassadors/voices'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { publicContext } from '@/lib/access/public'
import { wallOfThanks } from '@/lib/ambassadors/public-queries'
import { limits } from '@/lib/config/limits'
import { pageLocale } from '@/lib/i18n/page'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/ambassadors/thanks'>): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('ambassadors')
  return { title: t('wall.title'), description: t('wall.lead') }
}

/** The wall of thanks: people who give their time and chose to stand here. */
export default async function Page({ params }: PageProps<'/[locale]/ambassadors/thanks'>) {
  const { locale } = await pageLocale(params)
  const [t, p, words] = await Promise.all([
    getTranslations('ambassadors'),
    getTranslations('pages.ambassadors'),
    wallOfThanks(publicContext(), limits.pageSize),
  ])
  return (
    <PublicPage locale={locale} path="/ambassadors/thanks" section="meet">
      <FieldHead
        locale={locale}
        title={t('wall.title')}
        lead={t('wall.lead')}
        section="meet"
        crumbs={[{ href: `/${locale}/ambassadors`, label: p('title') }]}
      />
      <div className="wrap section">
        {words.length === 0 ? (
          <Empty
            title={t('wall.title')}
            action={<LinkButton href={`/${locale}/ambassadors/join`}>{p('write')}</LinkButton>}
          >
            {t('wall.lead')}
          </Empty>
        ) : (
          <Voices locale={locale} words={words} title={t('voices.title')} id="voices" />
        )}
      </div>
    </PublicPage>
  )
}
