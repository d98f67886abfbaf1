import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MyCaseCard } from '@/components/cases/my-case-card'
import { MyPage } from '@/components/layout/my-page'
import { LinkButton } from '@/components/ui/button'
import { CardList } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { requirePermission } from '@/lib/access/require'
import { myCases } from '@/lib/cases/own-queries'
import { pageLocale } from '@/lib/i18n/page'

type Props = PageProps<'/[locale]/my/cases'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('cases.my')
  return { title: t('title') }
}

/** My questions: open ones first, each with the one thing that is next. */
export default async function Page({ params }: Props) {
  const { locale, f } = await pageLocale(params)
  const { ctx } = await requirePermission('cases.own.view', { locale, path: '/my/cases' })
  const [t, cases] = await Promise.all([getTranslations('cases'), myCases(ctx)])
  const ask = (
    <LinkButton href={`/${locale}/help/ask`} icon="plus">
      {t('ask.start')}
    </LinkButton>
  )
  return (
    <MyPage
      locale={locale}
      path="/my/cases"
      tab="overview"
      title={t('my.title')}
      lead={t('my.lead', { count: cases.filter((own) => !own.closedAt).length })}
      actions={cases.length > 0 ? ask : undefined}
    >
      {cases.length === 0 ? (
        <Empty title={t('my.none')} action={ask}>
          {t('my.noneText')}
        </Empty>
      ) : (
        <CardList label={t('my.title')}>
          {cases.map((own) => (
            <MyCaseCard key={own.id} own={own} locale={locale} f={f} />
          ))}
        </CardList>
      )}
    </MyPage>
  )
}
