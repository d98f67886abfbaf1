import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { LinkButton } from '@/components/ui/button'
import { Panel } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import { requirePermission } from '@/lib/access/require'
import { allServices } from '@/lib/appointments/save-service'
import { locales } from '@/lib/i18n/locales'
import { pageLocale } from '@/lib/i18n/page'

type Props = PageProps<'/[locale]/staff/appointments/services'>

const path = '/staff/appointments/services'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('appointmentsStaff')
  return { title: t('services.title') }
}

/** What one can make an appointment for, as data. */
export default async function Page({ params }: Props) {
  const { locale, f } = await pageLocale(params)
  const { ctx } = await requirePermission('appointments.service.edit', { locale, path })
  const [t, words, services] = await Promise.all([
    getTranslations('appointmentsStaff'),
    getTranslations('appointments'),
    allServices(ctx),
  ])
  return (
    <StaffPage locale={locale} path={path} section="appointments">
      <StaffHead
        title={t('services.title')}
        lead={t('services.lead')}
        actions={<LinkButton href={`/${locale}${path}/new`}>{t('services.add')}</LinkButton>}
      />
      <Panel title={t('services.title')} count={services.length} colour="blue">
        <Table
          caption={t('services.title')}
          hideCaption
          rows={services}
          rowKey={(row) => row.slug}
          empty={<Empty title={t('services.none')} />}
          columns={[
            {
              key: 'name',
              header: t('services.name'),
              rowHeader: true,
              cell: (row) => (
                <a href={`/${locale}${path}/${row.slug}`} lang="nl">
                  {row.name}
                </a>
              ),
            },
            {
              key: 'minutes',
              header: t('services.minutes'),
              label: t('services.minutes'),
              cell: (row) => words('minutes', { count: row.durationMinutes }),
            },
            {
              key: 'providers',
              header: t('services.providers'),
              label: t('services.providers'),
              cell: (row) => f.number(row.providers),
            },
            {
              key: 'languages',
              header: t('services.languages'),
              label: t('services.languages'),
              cell: (row) => `${f.number(row.languages)} / ${f.number(locales.length)}`,
            },
            {
              key: 'state',
              header: t('column.state'),
              label: t('column.state'),
              cell: (row) =>
                row.retired
                  ? t('services.retired')
                  : row.publicBooking
                    ? t('services.public')
                    : t('services.staffOnly'),
            },
          ]}
        />
      </Panel>
    </StaffPage>
  )
}
