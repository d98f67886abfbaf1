import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DecideClaim } from '@/components/ambassadors/decide-claim'
import { Receipts } from '@/components/ambassadors/receipts'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Panel } from '@/components/ui/card'
import { requirePermission } from '@/lib/access/require'
import { claimOfOther } from '@/lib/ambassadors/expenses/queries'
import { euros } from '@/lib/i18n/format'
import { pageLocale } from '@/lib/i18n/page'
import { dayToDate } from '@/lib/time/time'
import { removeDocumentAction } from '../../../../my/documents/actions'
import { approveClaimAction, refuseClaimAction } from '../actions'

type Props = PageProps<'/[locale]/staff/ambassadors/expenses/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('ambassadorsStaff')
  return { title: t('expenses.title') }
}

/** One claim with its receipts, to decide about. The look is written down, and each receipt that is opened too. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const list = '/staff/ambassadors/expenses'
  const path = `${list}/${id}`
  const { ctx } = await requirePermission('ambassadors.expenses.decide', { locale, path })
  const [t, a, claim, query] = await Promise.all([
    getTranslations('ambassadorsStaff'),
    getTranslations('ambassadors'),
    claimOfOther(ctx, id),
    searchParams,
  ])
  if (!claim) notFound()
  return (
    <StaffPage locale={locale} path={path} section="ambassadors">
      <StaffHead
        title={t('expenses.claim', { name: `\u2068${claim.name}\u2069` })}
        lead={`${euros(locale, claim.cents)} · ${a(`expenses.whats.${claim.what}`)} · ${f.fullDay(dayToDate(claim.on))} · ${t(`expenses.${claim.kind}`)}`}
        crumbs={
          <p className="small">
            <a href={`/${locale}${list}`}>{t('expenses.title')}</a>
          </p>
        }
      />
      {claim.note && (
        <p>
          <bdi>{claim.note}</bdi>
        </p>
      )}
      <div className="cols">
        {claim.kind === 'real' && (
          <Receipts
            ctx={ctx}
            locale={locale}
            f={f}
            path={path}
            claimId={claim.id}
            openAt="/staff/documents"
            remove={removeDocumentAction}
            query={query}
            hint={t('expenses.onPaper')}
          />
        )}
        {claim.status === 'open' ? (
          <Panel title={t('expenses.open')} colour="rose">
            <div className="panel__body">
              <DecideClaim
                locale={locale}
                path={path}
                claim={claim}
                approve={approveClaimAction}
                refuse={refuseClaimAction}
              />
            </div>
          </Panel>
        ) : (
          <p className="strong">{a(`expenses.state.${claim.status}`)}</p>
        )}
      </div>
    </StaffPage>
  )
}
