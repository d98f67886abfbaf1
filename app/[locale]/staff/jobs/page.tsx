import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { JobStatus } from '@/components/jobs/job-panel'
import { kindWords } from '@/components/jobs/words'
import { StaffPage } from '@/components/layout/staff-page'
import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import { requirePermission } from '@/lib/access/require'
import { pageLocale } from '@/lib/i18n/page'
import { listJobs } from '@/lib/jobs/queries'
import { jobKinds } from '@/lib/worker/jobs'

type Props = PageProps<'/[locale]/staff/jobs'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('jobsStaff')
  return { title: t('title') }
}

/** Long work that one started oneself or may see: left here, and found here again. */
export default async function Page({ params }: Props) {
  const { locale, f } = await pageLocale(params)
  const { ctx } = await requirePermission('jobs.job.view', { locale, path: '/staff/jobs' })
  const [t, jobs] = await Promise.all([getTranslations('jobsStaff'), listJobs(ctx, jobKinds)])
  return (
    <StaffPage locale={locale} path="/staff/jobs" section="today">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <Table
        caption={t('title')}
        hideCaption
        rows={jobs}
        rowKey={(job) => job.id}
        empty={<Empty title={t('none')} />}
        columns={[
          {
            key: 'what',
            header: t('column.what'),
            cell: (job) => <a href={`/${locale}/staff/jobs/${job.id}`}>{kindWords(t, job.kind)}</a>,
          },
          { key: 'state', header: t('column.state'), cell: (job) => <JobStatus state={job.state} /> },
          { key: 'begun', header: t('column.begun'), cell: (job) => f.dayAndTime(job.createdAt) },
        ]}
      />
    </StaffPage>
  )
}
