import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PrintButton } from '@/components/layout/print-button'
import { StaffPage } from '@/components/layout/staff-page'
import { TemplateName } from '@/components/passport/template-name'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Status } from '@/components/ui/status'
import { Table } from '@/components/ui/table'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { withWords } from '@/lib/auth/typed-words'
import { pageLocale } from '@/lib/i18n/page'
import { overviewStates, readOverviewFilters, writeOverviewFilters } from '@/lib/passport/filters'
import { listTemplates, listTrajectories } from '@/lib/passport/queries'
import { templateName } from '@/lib/passport/words'
import { dayToDate } from '@/lib/time/time'

type Props = PageProps<'/[locale]/staff/passport'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('passportStaff')
  return { title: t('title') }
}

const shownRows = 200

/** Everybody under way, who is behind first. The address is the state. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/staff/passport'
  const { ctx } = await requirePermission('passport.trajectory.list', { locale, path })
  const templates = await listTemplates(ctx)
  const asked = await searchParams
  const filters = readOverviewFilters(
    withWords(asked),
    templates.map((template) => template.code),
  )
  const [t, words, { rows, total, behind }] = await Promise.all([
    getTranslations('passportStaff'),
    getTranslations('passport'),
    listTrajectories(ctx, filters, shownRows),
  ])
  const query = writeOverviewFilters(filters, filters.q ? String(asked.s) : undefined)
  const suffix = query ? `?${query}` : ''
  const hours = (minutes: number) => f.number(Math.round(minutes / 6) / 10)
  return (
    <StaffPage locale={locale} path={path} query={query || undefined} section="passport">
      <div className="work__top">
        <div>
          <h1>{t('title')}</h1>
          <p className="daysum">{t('lead', { total, behind })}</p>
        </div>
        <span className="gap" />
        {can(ctx.actor, 'passport.trajectory.export') && (
          <>
            <LinkButton href={`/${locale}${path}/list.csv${suffix}`} variant="quiet" icon="file-csv" small>
              {t('csv')}
            </LinkButton>
            <LinkButton href={`/${locale}${path}/list.xlsx${suffix}`} variant="quiet" icon="file-xls" small>
              {t('xlsx')}
            </LinkButton>
          </>
        )}
        <PrintButton label={t('print')} small />
        {can(ctx.actor, 'passport.template.edit') && (
          <LinkButton href={`/${locale}${path}/templates`} variant="quiet" icon="pencil-simple" small>
            {t('templates.title')}
          </LinkButton>
        )}
      </div>
      <form method="post" action={`/${locale}/staff/find`} className="form__row" key={query}>
        <input type="hidden" name="to" value={path} />
        <div className="f">
          <label htmlFor="q">{t('find')}</label>
          <input
            className="input input--s"
            id="q"
            name="q"
            type="search"
            data-search-key
            autoComplete="off"
            defaultValue={filters.q}
            maxLength={200}
            dir="auto"
          />
        </div>
        <div className="f">
          <label htmlFor="template">{t('template')}</label>
          <select className="input input--s" id="template" name="template" defaultValue={filters.code ?? ''}>
            <option value="">{t('all')}</option>
            {templates.map((template) => (
              <option key={template.id} value={template.code}>
                {templateName(words, template, locale).text}
              </option>
            ))}
          </select>
        </div>
        <div className="f">
          <label htmlFor="state">{t('stateLabel')}</label>
          <select className="input input--s" id="state" name="state" defaultValue={filters.state ?? ''}>
            <option value="">{t('all')}</option>
            {overviewStates.map((state) => (
              <option key={state} value={state}>
                {t(`state.${state}`)}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="btn btn--quiet">
          {t('search')}
        </button>
      </form>
      <Table
        caption={t('title')}
        hideCaption
        rows={rows}
        rowKey={(row) => row.trajectoryId}
        empty={<Empty title={t('empty')}>{t('emptyText')}</Empty>}
        columns={[
          {
            key: 'name',
            header: t('column.name'),
            cell: (row) => (
              <a href={`/${locale}${path}/${row.trajectoryId}`}>
                <bdi>{row.name}</bdi>
                <span className="soft small block font-normal">
                  <TemplateName words={words} template={row} locale={locale} />
                </span>
              </a>
            ),
          },
          {
            key: 'state',
            header: t('column.state'),
            cell: (row) =>
              row.behind ? (
                <Status phase="late" tone={row.behind === 'term' ? 'late' : 'warn'} fill>
                  {t(`behind.${row.behind}`)}
                </Status>
              ) : row.open === 0 ? (
                <Status phase="done" tone="ok" fill>
                  {t('state.done')}
                </Status>
              ) : (
                <Status phase="busy">{t('state.onTrack')}</Status>
              ),
          },
          {
            key: 'hours',
            header: t('column.hours'),
            cell: (row) =>
              row.requiredMinutes
                ? words('hoursOf', { done: hours(row.minutes), all: hours(row.requiredMinutes) })
                : '—',
          },
          {
            key: 'open',
            header: t('column.open'),
            cell: (row) => t('openOf', { open: row.open, parts: row.parts }),
          },
          { key: 'waiting', header: t('column.waiting'), end: true, cell: (row) => row.waiting },
          {
            key: 'started',
            header: t('column.started'),
            cell: (row) => f.fullDay(dayToDate(row.startedOn)),
          },
        ]}
      />
      {total > rows.length && <p className="soft">{t('shown', { count: rows.length })}</p>}
    </StaffPage>
  )
}
