import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cancelJobAction } from '@/app/[locale]/staff/jobs/actions'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { JobPanel } from '@/components/jobs/job-panel'
import { StaffPage } from '@/components/layout/staff-page'
import { RunAnswerPanels } from '@/components/pairs/run-answer'
import { SwapForm } from '@/components/pairs/swap-form'
import { WeightsForm } from '@/components/pairs/what-if'
import { Reasons } from '@/components/pairs/words'
import { Banner } from '@/components/ui/banner'
import { Panel } from '@/components/ui/card'
import { Crumbs } from '@/components/ui/navigation'
import { Status } from '@/components/ui/status'
import { requirePermission } from '@/lib/access/require'
import { runDetail } from '@/lib/ambassadors/pairs/staff-queries'
import { pageLocale } from '@/lib/i18n/page'
import { getJob } from '@/lib/jobs/queries'
import { jobKinds } from '@/lib/worker/jobs'
import { proposeManyAction, startMatchRunAction, swapPartnersAction } from '../../actions'

type Props = PageProps<'/[locale]/staff/pairs/runs/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('pairsStaff')
  return { title: t('title') }
}

/** One round: while it runs how far it is; then its pairs with reasons, who is left and why, and what-if. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/staff/pairs/runs/${id}`
  const { ctx } = await requirePermission('ambassadors.match.view', { locale, path })
  const run = await runDetail(ctx, id)
  if (!run) notFound()
  const [s, t, staff, { busy, ...strings }, job, query] = await Promise.all([
    getTranslations('pairsStaff'),
    getTranslations('pairs'),
    getTranslations('staff'),
    formStrings(),
    run.endedAt || !run.jobId ? null : getJob(ctx, jobKinds, run.jobId),
    searchParams,
  ])
  const more = run.figures && run.before ? run.figures.matched - run.before.matched : 0
  return (
    <StaffPage locale={locale} path={path} section="pairs">
      <Crumbs
        label={s('title')}
        home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
        items={[{ href: `/${locale}/staff/pairs`, label: s('title') }]}
      />
      <div className="work__top">
        <h1>{s('run', { time: f.dayAndTime(run.startedAt) })}</h1>
        {run.whatIf && <Status fill>{s('whatIf')}</Status>}
      </div>
      {query.done === 'proposed' && (
        <Banner tone="ok" live>
          <p>{s('done.proposed', { count: Number(query.count) || 0 })}</p>
        </Banner>
      )}
      {query.done === 'swapped' && (
        <Banner tone="ok" live>
          <p>{s('swap.done')}</p>
        </Banner>
      )}
      {job && <JobPanel locale={locale} job={job} path={path} cancel={cancelJobAction} />}
      {run.figures && (
        <div>
          <p className="daysum">
            {s('summary', { matched: run.figures.matched, waiting: run.figures.waiting })}
          </p>
          {run.before && (
            <p className="soft">
              {s('compared', {
                more: Math.abs(more),
                sign: more > 0 ? '+' : '−',
                changed: run.before.changed,
              })}
            </p>
          )}
        </div>
      )}
      {run.answer && (
        <div className="cols">
          <div className="stack" style={{ '--gap': 'var(--s5)' } as React.CSSProperties}>
            <Panel title={s('suggested')} count={f.number(run.suggestions.length)} colour="brick">
              {run.suggestions.length === 0 ? (
                <p className="panel__foot soft">{s('none')}</p>
              ) : (
                <Form
                  id="propose"
                  action={proposeManyAction}
                  locale={locale}
                  path={path}
                  strings={strings}
                  wide
                  submit={
                    run.whatIf ? (
                      <p className="soft">{s('refused.whatIf')}</p>
                    ) : (
                      <Submit busy={busy} icon="handshake">
                        {s('chosen')}
                      </Submit>
                    )
                  }
                >
                  <input type="hidden" name="runId" value={run.id} />
                  <ul>
                    {run.suggestions.map((row) => (
                      <li className="suggestion" key={row.requestId}>
                        <label className="pick">
                          <input
                            type="checkbox"
                            name="chosen"
                            value={row.requestId}
                            defaultChecked={row.open && !run.whatIf}
                            disabled={!row.open || run.whatIf}
                          />
                          <bdi className="strong">
                            {s('two', { one: row.seeker.name, other: row.helper.name })}
                          </bdi>
                          {row.pinned && <Status phase="full">{s('pinned')}</Status>}
                        </label>
                        <details>
                          <summary>{s('why')}</summary>
                          <div className="stack pt-2">
                            <Reasons t={t} f={f} reasons={row.reasons} cautions={row.cautions} />
                            {row.open && (
                              <a href={`/${locale}/staff/pairs?request=${row.requestId}`}>{s('choose')}</a>
                            )}
                          </div>
                        </details>
                      </li>
                    ))}
                  </ul>
                </Form>
              )}
            </Panel>
            <SwapForm
              s={s}
              locale={locale}
              path={path}
              run={run}
              strings={strings}
              busy={busy}
              action={swapPartnersAction}
            />
            <Panel title={s('tryTitle')}>
              <p>{s('tryLead')}</p>
              <WeightsForm
                s={s}
                locale={locale}
                path={path}
                weights={run.weights}
                floorGap={run.floorGap}
                action={startMatchRunAction}
                whatIf
              />
            </Panel>
          </div>
          <RunAnswerPanels answer={run.answer} names={run.names} s={s} t={t} f={f} />
        </div>
      )}
    </StaffPage>
  )
}
