import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { MyPage } from '@/components/layout/my-page'
import { roleWords } from '@/components/pairs/words'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { requirePermission } from '@/lib/access/require'
import { ownRequests } from '@/lib/ambassadors/matching/request'
import { pageLocale } from '@/lib/i18n/page'
import { days } from '@/lib/time/time'
import { withdrawRequestAction } from './actions'

type Props = PageProps<'/[locale]/my/buddy'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('pairs')
  return { title: t('buddyTitle') }
}

/** My wish for an ambassador: how it stands, and the way to ask. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const { ctx } = await requirePermission('ambassadors.request.answer', { locale, path: '/my/buddy' })
  const [t, requests, { done }] = await Promise.all([
    getTranslations('pairs'),
    ownRequests(ctx),
    searchParams,
  ])
  const draft = requests.find(({ state }) => state === 'draft')
  const sent = requests.filter(({ state }) => state !== 'draft')
  return (
    <MyPage locale={locale} path="/my/buddy" tab="overview" title={t('buddyTitle')} lead={t('buddyLead')}>
      <div className="stack" style={{ '--gap': 'var(--s6)' } as React.CSSProperties}>
        {(done === 'sent' || done === 'withdrawn') && (
          <Banner tone="ok" live>
            <p>{t(`done.${done}`)}</p>
          </Banner>
        )}
        {sent.map((request) => (
          <section className="card card--table stack" key={request.id}>
            <h2>{roleWords(t, request.roleKey)}</h2>
            {request.state === 'paired' ? (
              <>
                <p>{t('pairedText')}</p>
                <p>
                  <LinkButton href={`/${locale}/my/pairs`}>{t('title')}</LinkButton>
                </p>
              </>
            ) : (
              <>
                <p className="strong">{t('waitingTitle')}</p>
                <p>
                  {t('waitingText', {
                    days: Math.floor(
                      (ctx.now.getTime() - (request.waitingSince ?? ctx.now).getTime()) / days(1),
                    ),
                  })}
                </p>
                <p className="row">
                  <LinkButton
                    href={`/${locale}/my/buddy/times?request=${request.id}`}
                    variant="quiet"
                    icon="pencil-simple"
                  >
                    {t('change')}
                  </LinkButton>
                  <LinkButton href={`/${locale}/my/pairs`} variant="bare">
                    {t('title')}
                  </LinkButton>
                </p>
                <details className="stack">
                  <summary className="btn btn--bare">{t('withdraw')}</summary>
                  <div className="stack pt-4">
                    <p>{t('withdrawSure')}</p>
                    <OneButton
                      id={`withdraw-${request.id}`}
                      action={withdrawRequestAction}
                      locale={locale}
                      path="/my/buddy"
                      fields={{ requestId: request.id }}
                      variant="late"
                    >
                      {t('withdrawYes')}
                    </OneButton>
                  </div>
                </details>
              </>
            )}
          </section>
        ))}
        <p>
          <LinkButton
            href={`/${locale}/my/buddy/role`}
            icon="handshake"
            variant={sent.length > 0 ? 'quiet' : undefined}
          >
            {draft ? t('continue') : t('begin')}
          </LinkButton>
        </p>
      </div>
    </MyPage>
  )
}
