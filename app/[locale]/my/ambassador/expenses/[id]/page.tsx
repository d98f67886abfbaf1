import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Receipts } from '@/components/ambassadors/receipts'
import { MyPage } from '@/components/layout/my-page'
import { Banner } from '@/components/ui/banner'
import { requirePermission } from '@/lib/access/require'
import { ownClaim } from '@/lib/ambassadors/expenses/queries'
import { euros } from '@/lib/i18n/format'
import { pageLocale } from '@/lib/i18n/page'
import { dayToDate } from '@/lib/time/time'
import { removeDocumentAction } from '../../../documents/actions'

type Props = PageProps<'/[locale]/my/ambassador/expenses/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('ambassadors')
  return { title: t('expenses.receipts') }
}

/** One claim of mine, with its receipts. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/my/ambassador/expenses/${id}`
  const { ctx } = await requirePermission('ambassadors.own.view', { locale, path })
  const [t, claim, query] = await Promise.all([
    getTranslations('ambassadors'),
    ownClaim(ctx, id),
    searchParams,
  ])
  if (claim?.kind !== 'real') notFound()
  return (
    <MyPage
      locale={locale}
      path={path}
      tab="overview"
      title={t('expenses.title')}
      lead={
        <>
          <bdi className="num">{euros(locale, claim.cents)}</bdi> · {t(`expenses.whats.${claim.what}`)} ·{' '}
          {f.fullDay(dayToDate(claim.on))}
        </>
      }
    >
      <div className="stack" style={{ '--gap': 'var(--s8)' } as React.CSSProperties}>
        <p>
          <a href={`/${locale}/my/ambassador/expenses`}>{t('expenses.list')}</a>
        </p>
        {query.new === '1' && (
          <Banner tone="ok">
            <p>{t('expenses.sent')}</p>
          </Banner>
        )}
        <Receipts
          ctx={ctx}
          locale={locale}
          f={f}
          path={path}
          claimId={claim.id}
          openAt="/my/documents"
          remove={removeDocumentAction}
          query={query}
          hint={t('expenses.receiptHint')}
          kept={t('expenses.receiptKept')}
        />
      </div>
    </MyPage>
  )
}
