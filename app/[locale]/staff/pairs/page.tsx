import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { StaffPage } from '@/components/layout/staff-page'
import { MatchCard } from '@/components/pairs/match-card'
import { PairTabs } from '@/components/pairs/staff-head'
import { staffRole } from '@/components/pairs/staff-words'
import { listWords, weekWords } from '@/components/pairs/words'
import { Banner } from '@/components/ui/banner'
import { Panel } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { IconWords } from '@/components/ui/facts'
import { Avatar } from '@/components/ui/people'
import { Status } from '@/components/ui/status'
import { requirePermission } from '@/lib/access/require'
import { chosenRequest, lastRuns, standingRules, waitingList } from '@/lib/ambassadors/pairs/staff-queries'
import { pageLocale } from '@/lib/i18n/page'
import { liftRuleAction, proposeAction, ruleTwoAction, startMatchRunAction } from './actions'

type Props = PageProps<'/[locale]/staff/pairs'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('pairsStaff')
  return { title: t('title') }
}

/** The list shows this many at once. */
const perPage = 12

/** Who waits, the longest first; for one of them who fits and why; and one round for everybody at once. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/staff/pairs'
  const { ctx } = await requirePermission('ambassadors.match.view', { locale, path })
  const query = await searchParams
  const waiting = await waitingList(ctx)
  const pages = Math.max(1, Math.ceil(waiting.rows.length / perPage))
  const pageNow = Math.min(pages, Math.max(1, Number(query.page) || 1))
  const shown = waiting.rows.slice((pageNow - 1) * perPage, pageNow * perPage)
  const wanted = typeof query.request === 'string' ? query.request : shown[0]?.requestId
  const [s, t, chosen, runs, rules] = await Promise.all([
    getTranslations('pairsStaff'),
    getTranslations('pairs'),
    wanted ? chosenRequest(ctx, wanted) : null,
    lastRuns(ctx, 5),
    standingRules(ctx),
  ])
  const done = (['proposed', 'ruled', 'lifted'] as const).find((key) => key === query.done)
  return (
    <StaffPage
      locale={locale}
      path={path}
      query={
        wanted && typeof query.request === 'string'
          ? new URLSearchParams({ request: wanted }).toString()
          : undefined
      }
      section="pairs"
    >
      <div className="stack" style={{ '--gap': 'var(--s1)' } as React.CSSProperties}>
        <h1>{s('title')}</h1>
        <p>{s('lead', { waiting: waiting.waits.people, free: waiting.free })}</p>
      </div>
      <PairTabs ctx={ctx} locale={locale} current="match" />
      {done && (
        <Banner tone="ok" live>
          <p>{s(`done.${done}`, { count: 1 })}</p>
        </Banner>
      )}
      <div className="cols cols--list">
        <div className="match-side stack">
          <section className="panel">
            <div className="panel__head">
              <h2>{s('whoWaits')}</h2>
              <span className="count" data-door="brick">
                <span>
                  {f.number(waiting.waits.people)}
                  <span className="sr"> {s('people')}</span>
                </span>
              </span>
            </div>
            <ul className="waitlist">
              {shown.map((row, index) => (
                <li
                  className="person"
                  key={row.requestId}
                  aria-current={row.requestId === chosen?.requestId || undefined}
                >
                  <Avatar name={row.name} seed={row.personId} />
                  <div>
                    <a
                      className="task__t hit"
                      href={`/${locale}/staff/pairs?request=${row.requestId}&page=${pageNow}`}
                    >
                      <bdi>{row.name}</bdi>
                    </a>
                    <p>
                      {index === 0 && pageNow === 1 ? (
                        <Status tone="warn">{s('days', { count: row.waitingDays })}</Status>
                      ) : (
                        s('days', { count: row.waitingDays })
                      )}
                      {' · '}
                      {f.list(row.languages.map((tag) => f.languageName(tag)))}
                    </p>
                  </div>
                </li>
              ))}
            </ul>
            {pages > 1 && (
              <nav className="row" aria-label={s('page')}>
                {Array.from({ length: pages }, (_, n) => n + 1).map((number) => (
                  <a
                    className="btn btn--quiet btn--s"
                    key={number}
                    href={`/${locale}/staff/pairs?page=${number}`}
                    aria-current={number === pageNow ? 'page' : undefined}
                  >
                    {f.number(number)}
                  </a>
                ))}
              </nav>
            )}
            {waiting.waits.proposed > 0 && (
              <p className="small soft">{s('proposedToo', { count: waiting.waits.proposed })}</p>
            )}
            {waiting.total > waiting.rows.length && (
              <p className="small soft">{s('more', { count: waiting.total - waiting.rows.length })}</p>
            )}
          </section>
          <p className="small soft">{s('suggests')}</p>
          <Panel title={s('runs')}>
            <p>{s('runsLead')}</p>
            <OneButton
              id="start"
              action={startMatchRunAction}
              locale={locale}
              path={path}
              fields={{}}
              variant="fill"
              icon="handshake"
              small
            >
              {s('start')}
            </OneButton>
            {runs.length > 0 && (
              <>
                <h3 className="h4">{s('last')}</h3>
                <ul className="stack" style={{ '--gap': 'var(--s2)' } as React.CSSProperties}>
                  {runs.map((run) => (
                    <li key={run.id}>
                      <a href={`/${locale}/staff/pairs/runs/${run.id}`}>
                        {s('run', { time: f.dayAndTime(run.startedAt) })}
                      </a>
                      <p className="small soft">
                        {run.figures
                          ? s('matched', { matched: run.figures.matched, waiting: run.figures.waiting })
                          : s('busy')}
                        {run.whatIf && ` · ${s('whatIf')}`}
                      </p>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </Panel>
          {rules.length > 0 && (
            <Panel title={s('rules')} count={rules.length}>
              <ul>
                {rules.map((rule) => (
                  <li className="person" key={rule.id}>
                    <Status phase={rule.kind === 'pin' ? 'full' : 'late'}>{s(rule.kind)}</Status>
                    <div className="stack" style={{ '--gap': 'var(--s1)' } as React.CSSProperties}>
                      <bdi>{s('two', { one: rule.seeker.name, other: rule.helper.name })}</bdi>
                      <OneButton
                        id={`lift-${rule.id}`}
                        action={liftRuleAction}
                        locale={locale}
                        path={path}
                        fields={{ ruleId: rule.id }}
                        variant="bare"
                        small
                      >
                        {s('lift')}
                      </OneButton>
                    </div>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
        </div>
        <div className="stack">
          {chosen ? (
            <>
              <section className="panel chosen">
                <Avatar name={chosen.name} seed={chosen.personId} size="l" />
                <div className="stack" style={{ '--gap': 'var(--s2)' } as React.CSSProperties}>
                  <h2 className="h1">
                    <a href={`/${locale}/staff/people/${chosen.personId}`}>
                      <bdi>{chosen.name}</bdi>
                    </a>
                  </h2>
                  <p>
                    {[
                      staffRole(s, chosen.roleKey),
                      listWords(t, f, chosen.seeker.asks),
                      listWords(t, f, chosen.seeker.needs),
                      chosen.seeker.withoutLanguage ? t('withoutLanguage') : '',
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                  <p className="meta meta--ink">
                    <IconWords icon="translate">
                      {f.list(chosen.seeker.languages.map(({ tag }) => f.languageName(tag)))}
                    </IconWords>
                    {chosen.neighbourhood && (
                      <IconWords icon="map-pin">
                        <bdi>{chosen.neighbourhood}</bdi>
                      </IconWords>
                    )}
                    <IconWords icon="clock">{weekWords(t, f, chosen.seeker.availability, 6)}</IconWords>
                    {chosen.seeker.stages.length > 0 && (
                      <IconWords icon="users-three">{listWords(t, f, chosen.seeker.stages)}</IconWords>
                    )}
                  </p>
                </div>
              </section>
              <div className="work__top">
                <h2>{s('proposals', { count: chosen.candidates.length })}</h2>
                <span className="gap" />
                <p className="soft small">{s('noScores')}</p>
              </div>
              {chosen.candidates.map((candidate, index) => (
                <MatchCard
                  key={candidate.id}
                  chosen={chosen}
                  candidate={candidate}
                  first={index === 0}
                  t={t}
                  s={s}
                  f={f}
                  locale={locale}
                  actions={{ propose: proposeAction, rule: ruleTwoAction }}
                />
              ))}
              {chosen.candidates.length === 0 && <Empty title={s('nobodyFits')}>{s('noReason')}</Empty>}
            </>
          ) : (
            <Empty title={s('nobodyWaits')}>{s('nobodyWaitsText')}</Empty>
          )}
        </div>
      </div>
    </StaffPage>
  )
}
