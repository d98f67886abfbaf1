import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { JobPanel } from '@/components/jobs/job-panel'
import { kindWords } from '@/components/jobs/words'
import { StaffPage } from '@/components/layout/staff-page'
import { requirePermission } from '@/lib/access/require'
import { pageLocale } from '@/lib/i18n/page'
import { getJob } from '@/lib/jobs/queries'
import { jobKinds } from '@/lib/worker/jobs'
import { cancelJobAction } from '../actions'

type Props = PageProps<'/[locale]/staff/jobs/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('jobsStaff')
  return { title: t('title') }
}

export default async function Page({ params }: Props) {
  const { locale } = await pageLocale(params)
  const { id } = await params
  const path = `/staff/jobs/${id}`
  const { ctx } = await requirePermission('jobs.job.view', { locale, path })
  const [t, job] = await Promise.all([getTranslations('jobsStaff'), getJob(ctx, jobKinds, id)])
  if (!job) notFound()
  return (
    <StaffPage locale={locale} path={path} section="today">
      <h1>{kindWords(t, job.kind)}</h1>
      <JobPanel locale={locale} job={job} path={path} cancel={cancelJobAction} />
      <p>
        <a href={`/${locale}/staff/jobs`}>{t('all')}</a>
      </p>
    </StaffPage>
  )
}
