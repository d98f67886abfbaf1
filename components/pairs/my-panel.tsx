import { getTranslations } from 'next-intl/server'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import type { OwnRequest } from '@/lib/ambassadors/matching/request'
import type { OwnPairCard, OwnProposal } from '@/lib/ambassadors/pairs/queries'

/** On my page: a proposal that waits for my word, the people I meet, or the way to ask for somebody. */
export async function MyPairsPanel({
  locale,
  newcomer,
  proposals,
  pairs,
  requests,
}: {
  locale: string
  newcomer: boolean
  proposals: readonly OwnProposal[]
  pairs: readonly OwnPairCard[]
  requests: readonly OwnRequest[]
}) {
  const t = await getTranslations('pairs')
  const active = pairs.filter((pair) => !pair.endedAt)
  const open = proposals.filter(({ mine }) => mine === null)
  const waits = requests.some(({ state }) => state === 'waiting')
  if (!newcomer && active.length === 0 && proposals.length === 0) return null
  return (
    <section className="card stack" data-door="brick">
      <h2 className="h3">{active.length > 0 || proposals.length > 0 ? t('title') : t('buddyTitle')}</h2>
      {open.map((proposal) => (
        <Banner
          key={proposal.id}
          tone="warn"
          title={proposal.side === 'seeker' ? t('proposalSeeker') : t('proposalHelper')}
          actions={<LinkButton href={`/${locale}/my/pairs`}>{t('mail.button')}</LinkButton>}
        />
      ))}
      {active.map((pair) => (
        <p className="row" key={pair.id}>
          <LinkButton href={`/${locale}/my/pairs/${pair.id}`} icon="handshake">
            {t('with', { name: pair.otherName ?? '' })}
          </LinkButton>
          {pair.asked && <span className="strong">{t('checkIn')}</span>}
        </p>
      ))}
      {active.length === 0 && open.length === 0 && newcomer && (
        <>
          <p>{waits ? t('waitingTitle') : t('buddyLead')}</p>
          <p>
            <LinkButton href={`/${locale}/my/buddy`} variant="quiet" icon="handshake">
              {waits ? t('mail.button') : t('begin')}
            </LinkButton>
          </p>
        </>
      )}
    </section>
  )
}
