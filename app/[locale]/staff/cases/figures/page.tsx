import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { TypeName } from '@/components/cases/type-name'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import { requirePermission } from '@/lib/access/require'
import { caseFigures, type Figure } from '@/lib/cases/figures'
import { observedByAuthority } from '@/lib/cases/observed'
import { listTypeChoices } from '@/lib/cases/type-list'
import type { Outcome } from '@/lib/cases/vocabulary'
import { typeName } from '@/lib/cases/words'
import { town } from '@/lib/config/town'
import { pageLocale } from '@/lib/i18n/page'

type Props = PageProps<'/[locale]/staff/cases/figures'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('casesStaff.figures')
  return { title: t('title') }
}

/** How it goes, in figures: no names, no cases, no groups under five. */
export default async function Page({ params }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/staff/cases/figures'
  const { ctx } = await requirePermission('cases.figures.view', { locale, path })
  const [t, cases, doer, authority, figures, observed, types] = await Promise.all([
    getTranslations('casesStaff.figures'),
    getTranslations('cases'),
    getTranslations('casesStaff.tasks.doer'),
    getTranslations('casesStaff.authority'),
    caseFigures(ctx),
    observedByAuthority(ctx),
    listTypeChoices(ctx, town.country, 'all'),
  ])
  const named = (typeKey: string) =>
    typeName(cases, types.find((type) => type.typeKey === typeKey) ?? { typeKey, typeWords: null }, locale)
  const shown = (figure: Figure) => (figure === null ? t('few') : f.number(figure))
  const days = (count: number | null) => (count === null ? '–' : t('days', { days: count }))
  const { firstAnswer, terms } = figures
  const missed = [
    { who: doer('newcomer'), count: terms.missedByNewcomer },
    { who: doer('centre'), count: terms.missedByCentre },
    { who: doer('authority'), count: terms.missedByAuthority },
    { who: doer('partner'), count: terms.missedByPartner },
  ]
  return (
    <StaffPage locale={locale} path={path} section="caseFigures">
      <StaffHead title={t('title')} lead={t('lead')} />
      <Card>
        <Table
          caption={t('open')}
          rows={figures.open}
          rowKey={(row) => row.typeKey}
          columns={[
            {
              key: 'type',
              header: t('open'),
              rowHeader: true,
              cell: (row) => named(row.typeKey),
            },
            { key: 'n', header: t('number'), end: true, cell: (row) => shown(row.open) },
            { key: 'u', header: t('unassigned'), end: true, cell: (row) => shown(row.unassigned) },
            { key: 'l', header: t('late'), end: true, cell: (row) => shown(row.late) },
            { key: 'a', header: t('age'), end: true, cell: (row) => days(row.medianDays) },
          ]}
        />
      </Card>
      <Card>
        <Table
          caption={t('observed')}
          rows={observed}
          rowKey={(row) => `${row.authority} ${row.type?.typeKey ?? ''}`}
          empty={<p>{t('unknown')}</p>}
          columns={[
            {
              key: 'who',
              header: t('authority'),
              rowHeader: true,
              cell: (row) =>
                row.type ? (
                  <span className="soft">{authority(row.authority)}</span>
                ) : (
                  authority(row.authority)
                ),
            },
            {
              key: 'type',
              header: t('open'),
              cell: (row) => (row.type ? <TypeName type={row.type} locale={locale} /> : t('allTypes')),
            },
            { key: 'days', header: t('usually'), end: true, cell: (row) => days(row.days) },
            { key: 'n', header: t('cases'), end: true, cell: (row) => f.number(row.cases) },
          ]}
        />
        <p className="soft">{t('observedText')}</p>
      </Card>
      <div className="cols">
        <Card>
          <h2>{t('answer')}</h2>
          <p>
            {firstAnswer.medianDays === null || firstAnswer.inTime === null
              ? t('unknown')
              : t('answerText', {
                  days: t('days', { days: firstAnswer.medianDays }),
                  share: firstAnswer.inTime,
                })}
          </p>
          <h2>{t('terms')}</h2>
          <ul className="ticks">
            <li>
              {t('kept')}: {shown(terms.kept)}
            </li>
            {missed.map((row) => (
              <li key={row.who}>
                {t('missed', { who: row.who })}: {shown(row.count)}
              </li>
            ))}
          </ul>
        </Card>
        <Card>
          <Table
            caption={t('outcomes')}
            rows={figures.outcomes}
            rowKey={(row) => row.outcome}
            columns={[
              {
                key: 'o',
                header: t('outcomes'),
                rowHeader: true,
                cell: (row) => cases(`outcome.${row.outcome as Outcome}`),
              },
              { key: 'n', header: t('cases'), end: true, cell: (row) => shown(row.cases) },
            ]}
          />
          {figures.closedMedianDays !== null && (
            <p>{t('closed', { days: t('days', { days: figures.closedMedianDays }) })}</p>
          )}
        </Card>
      </div>
    </StaffPage>
  )
}
