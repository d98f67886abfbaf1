import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CourseList } from '@/components/courses/course-list'
import { publicContext } from '@/lib/access/public'
import { listCourseCards } from '@/lib/courses/queries'
import { pageLocale } from '@/lib/i18n/page'

// Made anew as soon as a course changes (lib/freshness); this is only the longest it can live.
export const revalidate = 300

// Made at its first visit and then kept; nothing is made while building, when no database is there.
export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: PageProps<'/[locale]/courses'>): Promise<Metadata> {
  const { locale } = await pageLocale(params)
  const t = await getTranslations('courses')
  return {
    title: t('list.title'),
    description: t('list.lead'),
    alternates: { types: { 'application/atom+xml': `/api/feeds/courses.${locale}.xml` } },
  }
}

/** The course list without a question. With one, next.config.ts leads to ./filtered. */
export default async function Page({ params }: PageProps<'/[locale]/courses'>) {
  const { locale, f } = await pageLocale(params)
  const { cards, total } = await listCourseCards(publicContext(), locale, {}, 1)
  return <CourseList locale={locale} f={f} filters={{}} page={1} cards={cards} total={total} />
}
