import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MyPage } from '@/components/layout/my-page'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Facts } from '@/components/ui/facts'
import { Status } from '@/components/ui/status'
import { Foreign } from '@/components/ui/text'
import { requirePermission } from '@/lib/access/require'
import { pageLocale } from '@/lib/i18n/page'
import { shownCode } from '@/lib/proofs/rules'
import { myCertificates } from '@/lib/teaching/certificate'
import { coursesToRenew } from '@/lib/teaching/renewals'
import { renewalState } from '@/lib/teaching/rules'
import { townZone } from '@/lib/time/clock'
import { type Day, dayOf, dayToDate } from '@/lib/time/time'

type Props = PageProps<'/[locale]/my/certificates'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('teaching')
  return { title: t('certificates.title') }
}

/** My certificates: what, when, until when, the paper itself. */
export default async function Page({ params }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/my/certificates'
  const { ctx } = await requirePermission('teaching.certificate.open', { locale, path })
  const [t, proofs, my, rows] = await Promise.all([
    getTranslations('teaching'),
    getTranslations('proofs'),
    getTranslations('my'),
    myCertificates(ctx, locale),
  ])
  const renew = await coursesToRenew(
    ctx,
    rows.map((row) => row.runId),
  )
  const today = dayOf(ctx.now, townZone())
  const stateOf = (row: { validUntil: Day | null }) => renewalState(row.validUntil, today)
  return (
    <MyPage locale={locale} path={path} tab="bookings" title={t('certificates.title')}>
      <div className="stack">
        {rows.length === 0 && (
          <Empty
            title={t('certificates.none')}
            action={<LinkButton href={`/${locale}/courses`}>{my('findCourse')}</LinkButton>}
          />
        )}
        {rows.map((row) => (
          <Card key={row.id} as="article" labelledBy={`c-${row.id}`}>
            <h2 className="h3" id={`c-${row.id}`}>
              <Foreign lang={row.lang}>{row.title}</Foreign>
            </h2>
            <Facts
              items={[
                { icon: 'calendar-check', label: proofs('fact.issued'), value: f.fullDay(row.issuedAt) },
                ...(row.validUntil
                  ? [
                      {
                        icon: 'clock' as const,
                        label: proofs('fact.validUntil'),
                        value: f.fullDay(dayToDate(row.validUntil)),
                      },
                    ]
                  : []),
                {
                  icon: 'key',
                  label: proofs('code'),
                  value: (
                    <a href={`/${locale}/verify/${shownCode(row.code)}`}>
                      <bdi dir="ltr">{shownCode(row.code)}</bdi>
                    </a>
                  ),
                },
              ]}
            />
            {stateOf(row) !== 'counts' && (
              <Status
                phase={stateOf(row) === 'over' ? 'late' : 'waiting'}
                tone={stateOf(row) === 'over' ? 'late' : 'warn'}
                fill
              >
                {t(stateOf(row) === 'over' ? 'certificates.over' : 'certificates.renewSoon')}
              </Status>
            )}
            <p className="row">
              {stateOf(row) !== 'counts' && renew.has(row.runId) && (
                <LinkButton
                  href={`/${locale}/courses/${renew.get(row.runId)}`}
                  icon="calendar-plus"
                  variant="fill"
                >
                  {t('certificates.renew')}
                </LinkButton>
              )}
              <LinkButton href={`/${locale}/my/certificates/${row.id}/certificate.pdf`} icon="certificate">
                {t('certificates.open')}
              </LinkButton>
            </p>
          </Card>
        ))}
      </div>
    </MyPage>
  )
}
