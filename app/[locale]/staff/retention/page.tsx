import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { Panel } from '@/components/ui/card'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { pageLocale } from '@/lib/i18n/page'
import { retentionRules } from '@/lib/registry/retention'
import { lastRuns, retentionState } from '@/lib/retention/run'
import { retentionWords } from './words'

type Props = PageProps<'/[locale]/staff/retention'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('retentionStaff')
  return { title: t('title') }
}

/** How long each thing is kept, what tonight would let go, and what the last nights let go. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/staff/retention'
  const { ctx } = await requirePermission('retention.rule.view', { locale, path })
  const [t, words, states, runs, { done }] = await Promise.all([
    getTranslations('retentionStaff'),
    retentionWords(),
    retentionState(ctx, retentionRules),
    lastRuns(ctx, 7),
    searchParams,
  ])
  const mayChange = can(ctx.actor, 'retention.rule.change')
  return (
    <StaffPage locale={locale} path={path} section="retention">
      {done && (
        <Banner tone="ok" live>
          <p>{t('saved')}</p>
        </Banner>
      )}
      <StaffHead title={t('title')} lead={t('lead')} />
      <Panel title={t('rulesTitle')}>
        <table className="tbl tbl--stack">
          <thead>
            <tr>
              <th>{t('what')}</th>
              <th>{t('kept')}</th>
              <th>{t('tonight')}</th>
              <th>{t('oldest')}</th>
              <th>{t('held')}</th>
              {mayChange && (
                <th>
                  <span className="sr">{t('change')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {states.map((state) => (
              <tr key={state.key}>
                <td data-th={t('what')}>{words.rule(state.key)}</td>
                <td data-th={t('kept')}>
                  {words.days(state.days)}
                  {state.chosen && (
                    <span className="small soft">
                      {' '}
                      · {t('chosen', { days: words.days(state.defaultDays) })}
                    </span>
                  )}
                  <br />
                  <span className="small soft">{state.source ?? t('townDecides')}</span>
                </td>
                <td data-th={t('tonight')}>{f.number(state.rows)}</td>
                <td data-th={t('oldest')}>{state.oldest ? f.fullDay(state.oldest) : '–'}</td>
                <td data-th={t('held')}>{f.number(state.held)}</td>
                {mayChange && (
                  <td>
                    <a
                      href={`/${locale}${path}/${state.key}`}
                      aria-label={t('changeAbout', { what: words.rule(state.key) })}
                    >
                      {t('change')}
                    </a>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
      <Panel title={t('nights')}>
        {runs.length === 0 ? (
          <p className="soft">{t('noNights')}</p>
        ) : (
          <ul className="stack">
            {runs.map((run) => {
              const rows = Object.entries(run.done)
              return (
                <li key={run.id}>
                  <p className="strong">{f.fullDayAndTime(run.startedAt)}</p>
                  <p>
                    {rows.length === 0
                      ? t('nothing')
                      : rows.map(([key, count]) => `${words.rule(key)}: ${f.number(count)}`).join(' · ')}
                  </p>
                </li>
              )
            })}
          </ul>
        )}
      </Panel>
    </StaffPage>
  )
}
