import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { PrintButton } from '@/components/layout/print-button'
import { StaffPage } from '@/components/layout/staff-page'
import { PairTabs } from '@/components/pairs/staff-head'
import { staffRole } from '@/components/pairs/staff-words'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Panel } from '@/components/ui/card'
import { Tabs } from '@/components/ui/navigation'
import { Status } from '@/components/ui/status'
import { Table } from '@/components/ui/table'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { endReasons } from '@/lib/ambassadors/matching/vocabulary'
import { listPairs, lowMoods, pairStates } from '@/lib/ambassadors/pairs/staff-queries'
import { pageLocale } from '@/lib/i18n/page'
import { dayToDate } from '@/lib/time/time'
import { endPairForAction, handleCheckInAction } from '../actions'

type Props = PageProps<'/[locale]/staff/pairs/all'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('pairsStaff')
  return { title: t('pairs') }
}

const looks = {
  active: { phase: 'done', tone: 'ok' },
  quiet: { phase: 'late', tone: 'warn' },
  paused: { phase: 'busy', tone: 'info' },
  ended: { phase: 'full', tone: undefined },
} as const

/** All pairs, the longest silent first; and who has it hard. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/staff/pairs/all'
  const { ctx } = await requirePermission('ambassadors.pair.view', { locale, path })
  const query = await searchParams
  const state = pairStates.find((name) => name === query.state)
  const [s, t, { busy, ...strings }, rows, moods] = await Promise.all([
    getTranslations('pairsStaff'),
    getTranslations('pairs'),
    formStrings(),
    listPairs(ctx, state),
    lowMoods(ctx),
  ])
  const file = (kind: string) => `/${locale}${path}/list.${kind}${state ? `?state=${state}` : ''}`
  const done = (['ended', 'handled'] as const).find((key) => key === query.done)
  return (
    <StaffPage
      locale={locale}
      path={path}
      query={state ? new URLSearchParams({ state }).toString() : undefined}
      section="pairs"
    >
      <h1>{s('pairs')}</h1>
      <PairTabs ctx={ctx} locale={locale} current="pairs" />
      {done && (
        <Banner tone="ok" live>
          <p>{s(`done.${done}`)}</p>
        </Banner>
      )}
      {moods.length > 0 && (
        <Panel title={s('mood')} count={moods.length} colour="rose">
          <ul>
            {moods.map((row) => (
              <li className="suggestion row" key={row.id}>
                <a className="strong" href={`/${locale}/staff/people/${row.person.id}`}>
                  <bdi>{row.person.name}</bdi>
                </a>
                {row.face === 1 && (
                  <Status tone="late" phase="late">
                    {s('moodBad')}
                  </Status>
                )}
                {row.load === 3 && (
                  <Status tone="warn" phase="busy">
                    {s('moodMuch')}
                  </Status>
                )}
                {row.wantsCall && (
                  <Status tone="info" icon="phone">
                    {s('call')}
                  </Status>
                )}
                <span className="soft">{f.shortDay(row.answeredAt)}</span>
                <OneButton
                  id={`mood-${row.id}`}
                  action={handleCheckInAction}
                  locale={locale}
                  path={path}
                  fields={{ checkInId: row.id }}
                  small
                >
                  {s('spoken')}
                </OneButton>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Tabs
        label={s('state')}
        line
        items={[
          { href: `/${locale}${path}`, label: s('pairs'), current: !state },
          ...pairStates.map((name) => ({
            href: `/${locale}${path}?state=${name}`,
            label: s(`pairState.${name}`),
            current: state === name,
          })),
        ]}
      />
      <Table
        caption={s('pairs')}
        hideCaption
        rows={rows}
        rowKey={(row) => row.id}
        empty={<p>{s('none')}</p>}
        columns={[
          {
            key: 'two',
            header: s('pairs'),
            rowHeader: true,
            cell: (row) => (
              <>
                <a href={`/${locale}/staff/people/${row.seeker.id}`}>
                  <bdi>{row.seeker.name}</bdi>
                </a>
                {' · '}
                <a href={`/${locale}/staff/people/${row.helper.id}`}>
                  <bdi>{row.helper.name}</bdi>
                </a>
              </>
            ),
          },
          { key: 'role', header: s('role'), cell: (row) => staffRole(s, row.roleKey) },
          {
            key: 'state',
            header: s('state'),
            cell: (row) => <Status {...looks[row.state]}>{s(`pairState.${row.state}`)}</Status>,
          },
          { key: 'heard', header: s('lastHeard'), cell: (row) => f.shortDay(row.lastHeardAt) },
          {
            key: 'hours',
            header: s('hours'),
            end: true,
            cell: (row) => f.number(Math.round(row.minutes / 60)),
          },
          { key: 'until', header: s('until'), cell: (row) => f.shortDay(dayToDate(row.endsOn)) },
          {
            key: 'end',
            header: s('endPair'),
            hideHeader: true,
            end: true,
            cell: (row) =>
              row.state !== 'ended' && can(ctx.actor, 'ambassadors.pair.end') ? (
                <details>
                  <summary>{s('endPair')}</summary>
                  <Form
                    id={`end-${row.id}`}
                    action={endPairForAction}
                    locale={locale}
                    path={path}
                    strings={strings}
                    submit={
                      <Submit busy={busy} variant="late" small>
                        {s('endPair')}
                      </Submit>
                    }
                  >
                    <input type="hidden" name="pairId" value={row.id} />
                    <SelectField
                      name="reason"
                      label={s('reason')}
                      options={endReasons.map((value) => ({ value, label: t(`endReason.${value}`) }))}
                    />
                  </Form>
                </details>
              ) : null,
          },
        ]}
      />
      <p className="row">
        <LinkButton small variant="quiet" icon="file-csv" href={file('csv')}>
          {s('csv')}
        </LinkButton>
        <LinkButton small variant="quiet" icon="file-xls" href={file('xlsx')}>
          {s('xlsx')}
        </LinkButton>
        <PrintButton small label={s('print')} />
      </p>
    </StaffPage>
  )
}
