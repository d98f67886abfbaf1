import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { Status, Tag } from '@/components/ui/status'
import { Table } from '@/components/ui/table'
import type { CaseRow } from '@/lib/cases/types'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import { dirOf, type Locale } from '@/lib/i18n/locales'
import { dayToDate } from '@/lib/time/time'
import { DaysLeft } from './days-left'
import { TypeName } from './type-name'

type Props = {
  rows: readonly CaseRow[]
  caption: string
  empty: React.ReactNode
  locale: Locale
  f: Formats
  path: string
  claimAction?: FormServerAction
  /** The form whose boxes choose rows. */
  chooseForm?: string
}

/** The inbox's rows: who, what, how many days are left, on whom it waits, who has it. */
export async function CaseTable({ rows, caption, empty, locale, f, path, claimAction, chooseForm }: Props) {
  const [t, cases] = await Promise.all([getTranslations('casesStaff'), getTranslations('cases')])
  return (
    <Table<CaseRow>
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        ...(chooseForm
          ? [
              {
                key: 'choose',
                header: t('list.with'),
                hideHeader: true,
                cell: (row: CaseRow) => (
                  <input
                    type="checkbox"
                    name="case"
                    value={row.id}
                    form={chooseForm}
                    aria-label={t('list.choose', { number: row.number })}
                  />
                ),
              },
            ]
          : []),
        {
          key: 'person',
          header: t('list.person'),
          rowHeader: true,
          cell: (row) => (
            <>
              <a className="strong" href={`/${locale}/staff/cases/${row.id}`}>
                <bdi>{row.name}</bdi>
              </a>
              <span className="block soft small">
                <TypeName type={row} locale={locale} /> ·{' '}
                <bdi dir="ltr" className="nowrap">
                  {row.number}
                </bdi>
              </span>
              {(row.alarm === 'red' || row.urgency === 'today' || row.sensitive || row.flags.length > 0) && (
                <span className="row row--tight">
                  {row.alarm === 'red' && <Tag icon="warning">{t('list.red')}</Tag>}
                  {row.urgency === 'today' && <Tag icon="clock">{t('list.urgent')}</Tag>}
                  {row.sensitive && <Tag icon="lock-simple">{t('list.sensitive')}</Tag>}
                  {row.flags.map((flag) => (
                    <Tag key={flag} icon="flag-pennant">
                      {t(`flags.${flag as 'callBack'}`)}
                    </Tag>
                  ))}
                </span>
              )}
            </>
          ),
        },
        {
          key: 'due',
          header: t('list.due'),
          cell: (row) =>
            row.closedAt ? (
              <Status phase="done">{row.outcome ? cases(`outcome.${row.outcome}`) : ''}</Status>
            ) : (
              <DaysLeft daysLeft={row.daysLeft} day={row.dueOn ? f.shortDay(dayToDate(row.dueOn)) : null} />
            ),
        },
        { key: 'stage', header: t('list.stage'), cell: (row) => cases(`stage.${row.stage}`) },
        {
          key: 'waiting',
          header: t('list.waiting'),
          cell: (row) => (row.waitingOn === 'nobody' ? '' : t(`tasks.doer.${row.waitingOn}`)),
        },
        {
          key: 'worker',
          header: t('list.worker'),
          cell: (row) =>
            row.assignee ? (
              <bdi>{row.assignee}</bdi>
            ) : claimAction && !row.closedAt ? (
              <OneButton
                id={`claim-${row.id}`}
                action={claimAction}
                locale={locale}
                path={path}
                fields={{ caseId: row.id }}
                about={t('list.claimAbout', { number: row.number })}
                small
              >
                {t('list.claim')}
              </OneButton>
            ) : (
              t('people.nobody')
            ),
        },
        {
          key: 'language',
          header: t('list.language'),
          cell: (row) => <span dir={dirOf(locale)}>{f.languageName(row.language)}</span>,
        },
      ]}
    />
  )
}
