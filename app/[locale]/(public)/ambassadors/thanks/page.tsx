import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Voices } from '@/components/ambassadors/voices'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { publicContext } from '@/lib/access/public'
import { lastPrize, namingUntil } from '@/lib/ambassadors/award/queries'
import { wallOfThanks } from '@/lib/ambassadors/public-queries'
import { limits } from '@/lib/config/limits'
import { pageLocale } from '@/lib/i18n/page'
import { shift } from '@/lib/time/time'

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
  const { locale, f } = await pageLocale(params)
  const [t, p, words, prize, open] = await Promise.all([
    getTranslations('ambassadors'),
    getTranslations('pages.ambassadors'),
    wallOfThanks(publicContext(), limits.pageSize),
    lastPrize(publicContext()),
    namingUntil(publicContext()),
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
      <div className="wrap section stack">
        {prize && (
          <Banner title={t('thanks.award')}>
            <p>
              {prize.shownAs
                ? t('award.given', { name: prize.shownAs, year: String(prize.year) })
                : t('award.givenUnnamed', { year: String(prize.year) })}
            </p>
          </Banner>
        )}
        {open && (
          <Banner
            title={t('thanks.award')}
            actions={
              <LinkButton small variant="quiet" href={`/${locale}/my/award`}>
                {t('thanks.nominate')}
              </LinkButton>
            }
          >
            <p>{t('thanks.awardHint', { day: f.fullDay(shift(open, -1)) })}</p>
          </Banner>
        )}
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
