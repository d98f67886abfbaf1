import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CourseList } from '@/components/courses/course-list'
import { publicContext } from '@/lib/access/public'
import { readFilters } from '@/lib/courses/filters'
import { listCourseCards } from '@/lib/courses/queries'
import { pageLocale } from '@/lib/i18n/page'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/courses/filtered'>): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('courses')
  return { title: t('list.title'), robots: { index: false, follow: true } }
}

/** The course list with a question; its address is /courses?…. */
export default async function Page({ params, searchParams }: PageProps<'/[locale]/courses/filtered'>) {
  const { locale, f } = await pageLocale(params)
  const { filters, page } = readFilters(await searchParams)
  const { cards, total } = await listCourseCards(publicContext(), locale, filters, page)
  return <CourseList locale={locale} f={f} filters={filters} page={page} cards={cards} total={total} />
}
