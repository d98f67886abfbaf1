import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RunForm } from '@/components/courses/run-form'
import { StaffPage } from '@/components/layout/staff-page'
import { requirePermission } from '@/lib/access/require'
import { listGroups } from '@/lib/courses/groups'
import { copyOf, wishOf } from '@/lib/courses/planning/copy'
import { getStaffCourse, listTeachers, listVenues } from '@/lib/courses/staff-queries'
import { isId, newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { scheduleRunAction } from '../../../actions'

type Props = PageProps<'/[locale]/staff/courses/[id]/runs/new'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('coursesStaff')
  return { title: t('newRun') }
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/staff/courses/${id}/runs/new`
  const { ctx } = await requirePermission('courses.run.schedule', { locale, path })
  const course = isId(id) ? await getStaffCourse(ctx, id) : null
  if (!course) notFound()
  const [t, venues, teachers, groups] = await Promise.all([
    getTranslations('coursesStaff'),
    listVenues(ctx),
    listTeachers(ctx),
    listGroups(ctx),
  ])
  const query = await searchParams
  const copied = course.runs.find((run) => run.id === query.copy)
  const draft = copied ? copyOf(copied) : wishOf(query)
  return (
    <StaffPage locale={locale} path={path} section="courses">
      <h1>{t('newRun')}</h1>
      <p className="lead" lang="nl">
        {course.source.title}
      </p>
      <RunForm
        action={scheduleRunAction}
        locale={locale}
        f={f}
        path={path}
        idempotencyKey={newId()}
        courseId={course.id}
        venues={venues}
        draft={draft}
        teachers={teachers}
        groups={groups}
        back={`/${locale}/staff/courses/${id}`}
      />
    </StaffPage>
  )
}
