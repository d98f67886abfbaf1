import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MyPage } from '@/components/layout/my-page'
import { AnswerForm } from '@/components/passport/answer-form'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { requirePermission } from '@/lib/access/require'
import { pageLocale } from '@/lib/i18n/page'
import { hoursToConfirm } from '@/lib/passport/queries'
import { answerAsContactAction } from '../actions'

type Props = PageProps<'/[locale]/my/passport/confirm'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('passport')
  return { title: t('confirm.mine') }
}

/** For ambassadors, partners and everybody else who was there: hours that wait for my word. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/my/passport/confirm'
  const { ctx } = await requirePermission('passport.hours.answerAsContact', { locale, path })
  const [t, rows, query] = await Promise.all([getTranslations('passport'), hoursToConfirm(ctx), searchParams])
  return (
    <MyPage locale={locale} path={path} tab="overview" title={t('confirm.mine')}>
      <div className="stack">
        {query.done === 'answered' && (
          <Banner tone="ok" live>
            {t('done.answered')}
          </Banner>
        )}
        {rows.length === 0 && <Empty title={t('confirm.none')} />}
        {rows.map((row) => (
          <Card key={row.id} as="article" labelledBy={`who-${row.id}`}>
            <h2 className="h3" id={`who-${row.id}`}>
              <bdi>{row.name}</bdi>
            </h2>
            <AnswerForm
              locale={locale}
              path={path}
              f={f}
              id={`h-${row.id}`}
              asked={row}
              fields={{ hoursId: row.id }}
              action={answerAsContactAction}
            />
          </Card>
        ))}
      </div>
    </MyPage>
  )
}
