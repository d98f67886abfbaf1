import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StaffPage } from '@/components/layout/staff-page'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { levels } from '@/lib/cefr/cefr'
import { freeTimes } from '@/lib/courses/placement/vocabulary'
import { coursesOfLevel, demandReport } from '@/lib/courses/planning/demand'
import { readDemand } from '@/lib/courses/planning/demand-export'
import { isOneOf } from '@/lib/courses/vocabulary'
import { locales } from '@/lib/i18n/locales'
import { pageLocale } from '@/lib/i18n/page'

const path = '/staff/courses/demand'
type Props = PageProps<'/[locale]/staff/courses/demand'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('coursesStaff')
  return { title: t('demand.title') }
}

/** Who waits longest for what, and a form that is filled in to open just that. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { ctx } = await requirePermission('courses.demand.view', { locale, path })
  const query = await searchParams
  const filters = readDemand(query)
  const rows = await demandReport(ctx, filters)
  const known = await coursesOfLevel(ctx, [...new Set(rows.map((row) => row.level))])
  const [t, placement] = await Promise.all([getTranslations('coursesStaff'), getTranslations('placement')])
  const partOf = (part: string) => (isOneOf(freeTimes, part) ? placement(`time.${part}`) : t('demand.any'))
  const mayPlan = can(ctx.actor, 'courses.run.schedule')
  const openHref = (row: (typeof rows)[number]) => {
    const wish = new URLSearchParams({ daypart: row.dayPart, support: row.language, level: row.level })
    if (row.childcare > 0) wish.set('childcare', String(Math.min(60, row.childcare * 2)))
    const courseId = known.get(row.level)
    return courseId
      ? `/${locale}/staff/courses/${courseId}/runs/new?${wish}`
      : `/${locale}/staff/courses/new?${wish}`
  }
  const address = new URLSearchParams(
    Object.entries({ level: filters.level, daypart: filters.dayPart, language: filters.language }).flatMap(
      ([key, value]) => (value ? [[key, value]] : []),
    ),
  ).toString()
  return (
    <StaffPage
      locale={locale}
      path={path}
      query={address || undefined}
      section="courses"
      top={
        <>
          <h1>{t('demand.title')}</h1>
          <span className="gap" />
          <LinkButton href={`/${locale}${path}.csv?${address}`} variant="quiet" icon="file-csv" small>
            {t('csv')}
          </LinkButton>
          <LinkButton href={`/${locale}${path}.xlsx?${address}`} variant="quiet" icon="file-xls" small>
            {t('xlsx')}
          </LinkButton>
        </>
      }
    >
      <p className="lead">{t('demand.lead')}</p>
      <form className="panel form__row" method="get" action={`/${locale}${path}`}>
        <div className="f">
          <label htmlFor="level">{t('column.level')}</label>
          <select className="input" id="level" name="level" defaultValue={filters.level ?? ''}>
            <option value="">{t('all')}</option>
            {levels.map((level) => (
              <option key={level} value={level}>
                {level}
              </option>
            ))}
          </select>
        </div>
        <div className="f">
          <label htmlFor="daypart">{t('column.when')}</label>
          <select className="input" id="daypart" name="daypart" defaultValue={filters.dayPart ?? ''}>
            <option value="">{t('all')}</option>
            {freeTimes.map((part) => (
              <option key={part} value={part}>
                {placement(`time.${part}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="f">
          <label htmlFor="language">{t('person.language')}</label>
          <select className="input" id="language" name="language" defaultValue={filters.language ?? ''}>
            <option value="">{t('all')}</option>
            {locales.map((code) => (
              <option key={code} value={code}>
                {f.languageName(code)}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="btn btn--s">
          {t('search')}
        </button>
      </form>
      {rows.length === 0 ? (
        <Empty title={t('demand.none')}>{t('demand.noneText')}</Empty>
      ) : (
        <div className="panel">
          <table className="tbl tbl--stack">
            <thead>
              <tr>
                <th>{t('column.level')}</th>
                <th>{t('column.when')}</th>
                <th>{t('person.language')}</th>
                <th className="end">{t('demand.people')}</th>
                <th className="end">{t('demand.childcare')}</th>
                <th>{t('demand.since')}</th>
                {mayPlan && (
                  <th>
                    <span className="sr">{t('demand.open')}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.level}${row.dayPart}${row.language}`}>
                  <th scope="row">{row.level}</th>
                  <td data-th={t('column.when')}>{partOf(row.dayPart)}</td>
                  <td data-th={t('person.language')}>{f.languageName(row.language)}</td>
                  <td data-th={t('demand.people')} className="end num">
                    {row.people}
                  </td>
                  <td data-th={t('demand.childcare')} className="end num">
                    {row.childcare}
                  </td>
                  <td data-th={t('demand.since')}>{f.fullDay(row.waitingSince)}</td>
                  {mayPlan && (
                    <td>
                      <a href={openHref(row)}>{t('demand.open')}</a>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </StaffPage>
  )
}
