import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { requirePermission } from '@/lib/access/require'
import { checkImport } from '@/lib/courses/planning/import-runs'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { townZone } from '@/lib/time/clock'
import { importRunsAction } from '../actions'

type Props = PageProps<'/[locale]/staff/courses/import/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('coursesStaff')
  return { title: t('import.title') }
}

/** The dry run: each line with what is wrong in it. Only a file without a fault can be imported, as a whole. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/staff/courses/import/${id}`
  const { ctx } = await requirePermission('courses.runs.import', { locale, path })
  const checked = isId(id) ? await checkImport(ctx, id, townZone()) : null
  if (!checked) notFound()
  const { done } = await searchParams
  const [t, v] = await Promise.all([getTranslations('coursesStaff'), getTranslations('validation')])
  const say = (key: string, details: Record<string, string | number> = {}) => {
    const values = {
      taken: Number(details.taken ?? 0),
      most: 0,
      course: String(details.course ?? ''),
      at: details.at ? f.fullDayAndTime(new Date(String(details.at))) : '',
      max: 0,
      min: 0,
    }
    for (const known of [`import.problem.${key}`, `refused.${key}`])
      if (t.has(known as never)) return t(known as never, values as never)
    return v.has(key as never) ? v(key as never, values as never) : t('import.problem.invalid')
  }
  const problemsOf = (line: number) => checked.problems.filter((problem) => problem.line === line)
  const clean = !checked.fileProblem && checked.problems.length === 0
  return (
    <StaffPage locale={locale} path={path} section="courses">
      <h1>{t('import.title')}</h1>
      {checked.importedAt ? (
        <Banner tone="ok" live title={t('import.done', { count: Number(done) || checked.lines.length })}>
          <p>
            <a href={`/${locale}/staff/courses/planning`}>{t('plan.title')}</a>
          </p>
        </Banner>
      ) : clean ? (
        <Banner tone="ok" title={t('import.clean', { count: checked.lines.length })}>
          <OneButton
            id="import"
            action={importRunsAction}
            locale={locale}
            path={path}
            fields={{ importId: id }}
            variant="fill"
          >
            {t('import.all')}
          </OneButton>
        </Banner>
      ) : (
        <Banner tone="late" title={t('import.faulty')}>
          <p>
            {checked.fileProblem
              ? t(`import.fileProblem.${checked.fileProblem}` as never)
              : t('import.faultyText', { count: new Set(checked.problems.map((one) => one.line)).size })}
          </p>
          <LinkButton href={`/${locale}/staff/courses/import`} variant="quiet">
            {t('import.again')}
          </LinkButton>
        </Banner>
      )}
      <div className="panel">
        <table className="tbl tbl--stack">
          <thead>
            <tr>
              <th className="end">{t('import.line')}</th>
              <th>{t('column.course')}</th>
              <th>{t('column.when')}</th>
              <th>{t('column.where')}</th>
              <th>{t('import.found')}</th>
            </tr>
          </thead>
          <tbody>
            {checked.lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line of a file is its number
              <tr key={index}>
                <td data-th={t('import.line')} className="end num">
                  {index + 2}
                </td>
                <th scope="row" dir="auto">
                  {line.course}
                </th>
                <td data-th={t('column.when')}>
                  <bdi>
                    {line.startsOn} – {line.endsOn}
                  </bdi>
                  <span className="small block">{line.weekly}</span>
                </td>
                <td data-th={t('column.where')} dir="auto">
                  {[line.venue, line.room, line.teacher].filter(Boolean).join(', ')}
                </td>
                <td data-th={t('import.found')}>
                  {problemsOf(index + 2).length === 0
                    ? t('import.fine')
                    : problemsOf(index + 2).map((problem) => (
                        <span key={`${problem.column}${problem.key}`} className="block">
                          {problem.column && <b>{problem.column}: </b>}
                          {say(problem.key, problem.details)}
                        </span>
                      ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </StaffPage>
  )
}
