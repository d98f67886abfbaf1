import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StaffPage } from '@/components/layout/staff-page'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { requirePermission } from '@/lib/access/require'
import { listRounds, roundPhase } from '@/lib/courses/allocation/queries'
import { pageLocale } from '@/lib/i18n/page'

const path = '/staff/courses/rounds'
type Props = PageProps<'/[locale]/staff/courses/rounds'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('coursesStaff')
  return { title: t('round.title') }
}

/** Start days whose places are given by wishes and one draw. */
export default async function Page({ params }: Props) {
  const { locale, f } = await pageLocale(params)
  const { ctx } = await requirePermission('courses.round.manage', { locale, path })
  const [t, rounds] = await Promise.all([getTranslations('coursesStaff'), listRounds(ctx)])
  return (
    <StaffPage
      locale={locale}
      path={path}
      section="courses"
      top={
        <>
          <h1>{t('round.title')}</h1>
          <span className="gap" />
          <LinkButton href={`/${locale}${path}/new`} icon="plus" small>
            {t('round.new')}
          </LinkButton>
        </>
      }
    >
      <p className="lead">{t('round.lead')}</p>
      {rounds.length === 0 ? (
        <Empty title={t('round.none')}>{t('round.noneText')}</Empty>
      ) : (
        <div className="panel">
          <table className="tbl tbl--stack">
            <thead>
              <tr>
                <th>{t('round.name')}</th>
                <th>{t('column.phase')}</th>
                <th>{t('round.closes')}</th>
                <th className="end">{t('column.runs')}</th>
                <th className="end">{t('round.people')}</th>
              </tr>
            </thead>
            <tbody>
              {rounds.map((round) => (
                <tr key={round.id}>
                  <th scope="row">
                    <a href={`/${locale}${path}/${round.id}`} dir="auto">
                      {round.title}
                    </a>
                  </th>
                  <td data-th={t('column.phase')}>{t(`round.phase.${roundPhase(round, ctx.now)}`)}</td>
                  <td data-th={t('round.closes')}>{f.fullDay(round.closesAt)}</td>
                  <td data-th={t('column.runs')} className="end num">
                    {round.runs}
                  </td>
                  <td data-th={t('round.people')} className="end num">
                    {round.people}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </StaffPage>
  )
}
