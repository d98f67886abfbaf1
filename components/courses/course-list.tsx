import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Pagination } from '@/components/ui/navigation'
import { filled, type Markup, markupOf } from '@/components/ui/still'
import { type CourseFilters, coursesPerPage, writeFilters } from '@/lib/courses/filters'
import type { CourseCard as Card, RunSummary } from '@/lib/courses/types'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { CourseCard } from './course-card'
import { CourseFilter } from './course-filter'

/** Cards that were written before, by their soonest run: that is the same object until a course changes. */
const written = new WeakMap<RunSummary, Map<string, Markup>>()

function cardMarkup({ runs }: Card, locale: Locale, card: () => ReactNode): Markup {
  const [run] = runs
  if (!run) return markupOf(null)
  const known = written.get(run) ?? new Map<string, Markup>()
  written.set(run, known)
  const key = `${locale} ${runs.length}`
  const markup = known.get(key) ?? markupOf(card())
  known.set(key, markup)
  return markup
}

/** The course list: the cached one without questions and the one made for a question look the same. */
export async function CourseList({
  locale,
  f,
  filters,
  page,
  cards,
  total,
}: {
  locale: Locale
  f: Formats
  filters: CourseFilters
  page: number
  cards: Card[]
  total: number
}) {
  const t = await getTranslations('courses')
  const query = writeFilters(filters, page)
  return (
    <PublicPage
      locale={locale}
      path="/courses"
      query={query}
      section={filters.kind === 'cafe' ? 'together' : 'learn'}
    >
      <FieldHead
        locale={locale}
        title={filters.kind === 'cafe' ? t('list.titleCafe') : t('list.title')}
        lead={t('list.lead')}
        section={filters.kind === 'cafe' ? 'together' : 'learn'}
        crumbs={[]}
      />
      <div className="wrap section split split--filter">
        <CourseFilter locale={locale} f={f} filters={filters} />
        <div className="stack" style={{ '--gap': 'var(--s5)' } as React.CSSProperties}>
          <p className="strong" role="status">
            {t('list.found', { count: total })}
          </p>
          {cards.length > 0 ? (
            filled(
              <ul className="courses" />,
              ...cards.map((card) =>
                cardMarkup(card, locale, () => <CourseCard card={card} locale={locale} f={f} t={t} />),
              ),
            )
          ) : (
            <Empty
              title={t('list.emptyTitle')}
              action={
                <LinkButton href={`/${locale}/courses`} variant="quiet">
                  {t('filter.clear')}
                </LinkButton>
              }
            >
              {t('list.emptyText')}
            </Empty>
          )}
          <Pagination
            label={t('list.pages')}
            page={page}
            pages={Math.ceil(total / coursesPerPage)}
            hrefOf={(n) => `/${locale}/courses?${writeFilters(filters, n) || 'page=1'}`}
            previous={t('list.previous')}
            next={t('list.next')}
          />
          <p className="row small">
            <a href={`/api/calendar/courses.ics?lang=${locale}`}>{t('feeds.calendar')}</a>
            <a href={`/api/feeds/courses.${locale}.xml`}>{t('feeds.news')}</a>
          </p>
        </div>
      </div>
    </PublicPage>
  )
}
