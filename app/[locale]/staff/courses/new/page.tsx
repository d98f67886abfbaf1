import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CourseForm } from '@/components/courses/course-form'
import { StaffPage } from '@/components/layout/staff-page'
import { requirePermission } from '@/lib/access/require'
import { isLevel } from '@/lib/cefr/cefr'
import { listCourseTitles } from '@/lib/courses/staff-queries'
import { listTracks } from '@/lib/courses/tracks'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { createCourseAction } from '../actions'

type Props = PageProps<'/[locale]/staff/courses/new'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('coursesStaff')
  return { title: t('new') }
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/staff/courses/new'
  const { ctx } = await requirePermission('courses.course.create', { locale, path })
  const [t, others, trackHours] = await Promise.all([
    getTranslations('coursesStaff'),
    listCourseTitles(ctx),
    listTracks(ctx),
  ])
  const query = await searchParams
  return (
    <StaffPage locale={locale} path={path} section="courses">
      <h1>{t('new')}</h1>
      <CourseForm
        action={createCourseAction}
        locale={locale}
        path={path}
        idempotencyKey={newId()}
        wish={{
          level: isLevel(query.level) ? query.level : undefined,
          support: typeof query.support === 'string' ? query.support.slice(0, 3) : undefined,
        }}
        others={others}
        trackHours={trackHours}
        f={f}
        back={`/${locale}/staff/courses`}
      />
    </StaffPage>
  )
}
