import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { formStrings } from '@/components/forms/strings'
import { MyPage } from '@/components/layout/my-page'
import { ProposalCard } from '@/components/pairs/proposal-card'
import { roleWords } from '@/components/pairs/words'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Avatar } from '@/components/ui/people'
import { Status } from '@/components/ui/status'
import { requirePermission } from '@/lib/access/require'
import { ownPairs, ownProposals } from '@/lib/ambassadors/pairs/queries'
import { pageLocale } from '@/lib/i18n/page'
import { answerProposalAction, askAboutProposalAction } from './actions'

type Props = PageProps<'/[locale]/my/pairs'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('pairs')
  return { title: t('title') }
}

/** Proposals that wait for my answer, and the people I meet: for newcomers and ambassadors alike. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { ctx, session } = await requirePermission('ambassadors.pair.own', { locale, path: '/my/pairs' })
  const [t, { busy, ...strings }, proposals, pairs, { done }] = await Promise.all([
    getTranslations('pairs'),
    formStrings(),
    ownProposals(ctx),
    ownPairs(ctx),
    searchParams,
  ])
  const notice = (['yes', 'no', 'asked'] as const).find((key) => key === done)
  const helps = session.roles.includes('ambassador')
  return (
    <MyPage locale={locale} path="/my/pairs" tab="overview" title={t('title')} lead={t('lead')}>
      <div className="stack" style={{ '--gap': 'var(--s6)' } as React.CSSProperties}>
        {notice && (
          <Banner tone="ok" live>
            <p>{t(`done.${notice}`)}</p>
          </Banner>
        )}
        {proposals
          .filter(({ mine }) => mine !== 'no')
          .map((proposal) => (
            <ProposalCard
              key={proposal.id}
              proposal={proposal}
              t={t}
              f={f}
              locale={locale}
              strings={strings}
              busy={busy}
              answer={answerProposalAction}
              ask={askAboutProposalAction}
            />
          ))}
        {pairs.length > 0 && (
          <ul className="stack">
            {pairs.map((pair) => (
              <li className="card" key={pair.id}>
                <div className="person">
                  {pair.otherName ? (
                    <Avatar name={pair.otherName} seed={pair.id} />
                  ) : (
                    <Avatar name="·" seed={pair.id} />
                  )}
                  <div>
                    <a className="hit strong" href={`/${locale}/my/pairs/${pair.id}`}>
                      {pair.otherName ? <bdi>{pair.otherName}</bdi> : t('ended')}
                    </a>
                    <p>
                      {roleWords(t, pair.roleKey)} · {t('total', { count: Math.round(pair.minutes / 60) })}
                    </p>
                    {pair.asked && (
                      <Status phase="waiting" tone="warn">
                        {t('checkIn')}
                      </Status>
                    )}
                  </div>
                </div>
              </li>
            ))}
          </ul>
        )}
        {pairs.length === 0 && proposals.length === 0 && (
          <Empty
            title={t('none')}
            action={helps ? undefined : <LinkButton href={`/${locale}/my/buddy`}>{t('begin')}</LinkButton>}
          />
        )}
        {helps && (
          <p>
            <LinkButton href={`/${locale}/my/fit`} variant="quiet" icon="pencil-simple">
              {t('profileLink')}
            </LinkButton>
          </p>
        )}
      </div>
    </MyPage>
  )
}
