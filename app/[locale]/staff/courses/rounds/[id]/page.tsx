import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { runLine } from '@/components/courses/words'
import { OneButton } from '@/components/forms/plain-form'
import { PrintButton } from '@/components/layout/print-button'
import { StaffPage } from '@/components/layout/staff-page'
import { Panel } from '@/components/ui/card'
import { Crumbs } from '@/components/ui/navigation'
import { requirePermission } from '@/lib/access/require'
import { getRound, roundPhase } from '@/lib/courses/allocation/queries'
import { priorityRules } from '@/lib/courses/allocation/rules'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { cancelRoundAction, commitDrawAction, dryRunAction } from '../actions'

type Props = PageProps<'/[locale]/staff/courses/rounds/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('coursesStaff')
  return { title: t('round.title') }
}

/** One round: how wanted each run is, the dry run's outcome with the order of the draw, and the button that makes it stand. */
export default async function Page({ params }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/staff/courses/rounds/${id}`
  const { ctx } = await requirePermission('courses.round.manage', { locale, path })
  const round = isId(id) ? await getRound(ctx, id, locale) : null
  if (!round) notFound()
  const [t, courses, staff, wishes] = await Promise.all([
    getTranslations('coursesStaff'),
    getTranslations('courses'),
    getTranslations('staff'),
    getTranslations('wishes'),
  ])
  const phase = roundPhase(round, ctx.now)
  const button = { locale, path, fields: { roundId: round.id } }
  const lineOf = (runId: string | null) => {
    const one = round.runs.find((candidate) => candidate.run.id === runId)
    return one ? runLine(courses, f, one) : t('round.nothing')
  }
  return (
    <StaffPage locale={locale} path={path} section="courses">
      <Crumbs
        label={courses('crumbs')}
        home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
        items={[
          { href: `/${locale}/staff/courses`, label: t('title') },
          { href: `/${locale}/staff/courses/rounds`, label: t('round.title') },
        ]}
      />
      <div className="work__top">
        <h1 dir="auto">{round.title}</h1>
        <b>{t(`round.phase.${phase}`)}</b>
        <span className="gap" />
        <PrintButton label={t('print')} small />
        {(phase === 'open' || phase === 'closed' || phase === 'drawn') && (
          <OneButton id="dry" action={dryRunAction} {...button}>
            {t('round.dryRun')}
          </OneButton>
        )}
        {phase === 'drawn' && (
          <OneButton id="commit" action={commitDrawAction} {...button} variant="fill">
            {t('round.commit')}
          </OneButton>
        )}
      </div>
      <p className="lead">
        {t('round.about', { people: round.people, day: f.fullDayAndTime(round.closesAt) })}
      </p>
      {phase === 'drawn' && <p>{t('round.commitHint')}</p>}
      <div className="cols">
        <div className="stack" style={{ '--gap': 'var(--s5)' } as React.CSSProperties}>
          <Panel title={t('runs')} count={round.runs.length} colour="ochre">
            <table className="tbl tbl--stack">
              <thead>
                <tr>
                  <th>{t('column.course')}</th>
                  <th className="end">{t('round.places')}</th>
                  <th className="end">{t('round.first')}</th>
                  <th className="end">{t('round.all')}</th>
                  <th className="end">{t('round.given')}</th>
                </tr>
              </thead>
              <tbody>
                {round.runs.map((one) => (
                  <tr key={one.run.id}>
                    <th scope="row">
                      <a href={`/${locale}/staff/courses/${one.courseId}/runs/${one.run.id}`}>
                        {runLine(courses, f, one)}
                      </a>
                    </th>
                    <td data-th={t('round.places')} className="end num">
                      {t('taken', { taken: one.run.taken, capacity: one.run.capacity })}
                    </td>
                    <td data-th={t('round.first')} className="end num">
                      {one.firstWishes}
                    </td>
                    <td data-th={t('round.all')} className="end num">
                      {one.wishes}
                    </td>
                    <td data-th={t('round.given')} className="end num">
                      {round.drawnAt ? one.given : '–'}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Panel>
          {round.entries.length > 0 && (
            <Panel title={t('round.draw')} count={round.entries.length} colour="blue">
              <table className="tbl tbl--stack">
                <thead>
                  <tr>
                    <th className="end">{t('round.number')}</th>
                    <th>{t('person.name')}</th>
                    <th>{t('round.rule')}</th>
                    <th>{t('round.outcome')}</th>
                  </tr>
                </thead>
                <tbody>
                  {round.entries.map((entry) => (
                    <tr key={entry.personId}>
                      <td data-th={t('round.number')} className="end num">
                        {entry.drawOrder}
                      </td>
                      <th scope="row">
                        <bdi>{entry.name}</bdi>
                      </th>
                      <td data-th={t('round.rule')}>
                        {wishes(`rule.${priorityRules[entry.priority - 1] ?? 'everybody'}`)}
                      </td>
                      <td data-th={t('round.outcome')}>
                        {lineOf(entry.runId)}
                        {entry.wishRank && (
                          <span className="small soft block">
                            {t('round.wish', { number: entry.wishRank })}
                          </span>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Panel>
          )}
        </div>
        <div className="stack" style={{ '--gap': 'var(--s5)' } as React.CSSProperties}>
          {round.entries.length > 0 && (
            <Panel title={t('round.summary')} colour="rose">
              <ul className="panel__foot">
                {round.ranks.map(({ rank, count }) => (
                  <li key={rank}>
                    {rank ? t('round.gotWish', { number: rank, count }) : t('round.gotNone', { count })}
                  </li>
                ))}
              </ul>
              <p className="panel__foot small soft">
                {t('round.seed')} <bdi className="num break-all">{round.seed}</bdi>
              </p>
            </Panel>
          )}
          {(phase === 'open' || phase === 'closed' || phase === 'drawn') && (
            <Panel title={t('round.cancel')}>
              <p className="panel__foot">{t('round.cancelHint')}</p>
              <OneButton id="cancel" action={cancelRoundAction} {...button} variant="late">
                {t('round.cancel')}
              </OneButton>
            </Panel>
          )}
        </div>
      </div>
    </StaffPage>
  )
}
