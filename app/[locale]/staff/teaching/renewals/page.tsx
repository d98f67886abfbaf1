import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PrintButton } from '@/components/layout/print-button'
import { StaffPage } from '@/components/layout/staff-page'
import { Empty } from '@/components/ui/empty'
import { Crumbs } from '@/components/ui/navigation'
import { Status } from '@/components/ui/status'
import { Foreign } from '@/components/ui/text'
import { requirePermission } from '@/lib/access/require'
import { pageLocale } from '@/lib/i18n/page'
import { listRenewals } from '@/lib/teaching/renewals'
import { renewWithinDays } from '@/lib/teaching/rules'
import { dayToDate } from '@/lib/time/time'

type Props = PageProps<'/[locale]/staff/teaching/renewals'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('teachingStaff')
  return { title: t('renewals.title') }
}

/** Trainings of police, teachers, care staff, ambassadors that must be renewed soon, or whose day has passed. */
export default async function Page({ params }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/staff/teaching/renewals'
  const { ctx } = await requirePermission('teaching.certificate.issue', { locale, path })
  const [t, courses, staff, rows] = await Promise.all([
    getTranslations('teachingStaff'),
    getTranslations('courses'),
    getTranslations('staff'),
    listRenewals(ctx, locale),
  ])
  return (
    <StaffPage locale={locale} path={path} section="teaching">
      <Crumbs
        label={courses('crumbs')}
        home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
        items={[{ href: `/${locale}/staff/teaching`, label: t('title') }]}
      />
      <div className="work__top">
        <div>
          <h1>{t('renewals.title')}</h1>
          <p className="soft">{t('renewals.lead', { days: renewWithinDays })}</p>
        </div>
        <span className="gap" />
        <PrintButton label={courses('print')} small />
      </div>
      {rows.length === 0 ? (
        <Empty title={t('renewals.none')}>{t('renewals.noneText')}</Empty>
      ) : (
        <div className="panel">
          <table className="tbl tbl--stack">
            <thead>
              <tr>
                <th>{t('renewals.who')}</th>
                <th>{t('renewals.training')}</th>
                <th>{t('renewals.until')}</th>
                <th>{t('renewals.told')}</th>
                <th>{t('renewals.state')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.certificateId}>
                  <th scope="row">
                    <a href={`/${locale}/staff/people/${row.personId}`}>
                      <bdi>{row.name}</bdi>
                    </a>
                  </th>
                  <td data-th={t('renewals.training')}>
                    <Foreign lang={row.lang}>{row.title}</Foreign>
                  </td>
                  <td data-th={t('renewals.until')}>{f.fullDay(dayToDate(row.validUntil))}</td>
                  <td data-th={t('renewals.told')}>
                    {row.remindedAt ? f.fullDay(row.remindedAt) : t('renewals.notYet')}
                  </td>
                  <td data-th={t('renewals.state')}>
                    {row.booked ? (
                      <Status phase="busy" tone="ok">
                        {t('renewals.booked')}
                      </Status>
                    ) : (
                      <Status
                        phase={row.state === 'over' ? 'late' : 'waiting'}
                        tone={row.state === 'over' ? 'late' : 'warn'}
                      >
                        {t(`renewals.${row.state}`)}
                      </Status>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </StaffPage>
  )
}
