import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CourseForm } from '@/components/courses/course-form'
import { StaffPage } from '@/components/layout/staff-page'
import { requirePermission } from '@/lib/access/require'
import { getStaffCourse, listCourseTitles } from '@/lib/courses/staff-queries'
import { listTracks } from '@/lib/courses/tracks'
import { isId, newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { saveCourseAction } from '../../actions'

type Props = PageProps<'/[locale]/staff/courses/[id]/edit'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('coursesStaff')
  return { title: t('edit') }
}

export default async function Page({ params }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/staff/courses/${id}/edit`
  const { ctx } = await requirePermission('courses.course.edit', { locale, path })
  const course = isId(id) ? await getStaffCourse(ctx, id) : null
  if (!course) notFound()
  const [titles, trackHours] = await Promise.all([listCourseTitles(ctx), listTracks(ctx)])
  return (
    <StaffPage locale={locale} path={path} section="courses">
      <h1>{course.source.title}</h1>
      <CourseForm
        action={saveCourseAction}
        locale={locale}
        path={path}
        idempotencyKey={newId()}
        course={course}
        others={titles.filter((title) => title.id !== course.id)}
        trackHours={trackHours}
        f={f}
        back={`/${locale}/staff/courses/${id}`}
      />
    </StaffPage>
  )
}
