import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { Table } from '@/components/ui/table'
import type { GatheringRow } from '@/lib/ambassadors/gatherings/staff-queries'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'

type Props = {
  locale: Locale
  path: string
  f: Formats
  rows: readonly GatheringRow[]
  /** Left out for what was. */
  cancel?: FormServerAction
}

/** Gatherings and info evenings, each with its places; an info evening is called off here, a gathering on its page. */
export async function GatheringList({ locale, path, f, rows, cancel }: Props) {
  const [t, a] = await Promise.all([
    getTranslations('ambassadorsStaff.gatherings'),
    getTranslations('ambassadorsStaff'),
  ])
  return (
    <Table
      caption={t(cancel ? 'coming' : 'past')}
      hideCaption
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p className="soft">{t('none')}</p>}
      columns={[
        {
          key: 'name',
          header: t('name'),
          cell: (row) => (
            <>
              {row.kind === 'info' ? (
                t('info')
              ) : (
                <a href={`/${locale}${path}/${row.id}`} lang="nl" dir="auto">
                  {row.title}
                </a>
              )}{' '}
              {row.cancelled && <span className="soft">({t('cancelled')})</span>}
            </>
          ),
        },
        {
          key: 'on',
          header: t('on'),
          label: t('on'),
          cell: (row) => f.dayAndTime(row.startsAt),
        },
        { key: 'place', header: t('place'), label: t('place'), cell: (row) => <bdi>{row.place}</bdi> },
        {
          key: 'places',
          header: t('capacity'),
          label: t('capacity'),
          cell: (row) =>
            row.capacity === null ? null : (
              <>
                {t('places', { taken: f.number(row.taken ?? 0), capacity: f.number(row.capacity) })}
                {row.waiting ? ` · ${t('waiting', { count: f.number(row.waiting) })}` : ''}
                <span className="soft"> · {t('invited', { count: row.invited })}</span>
              </>
            ),
        },
        ...(cancel
          ? [
              {
                key: 'cancel',
                header: t('cancel'),
                hideHeader: true,
                end: true,
                cell: (row: GatheringRow) =>
                  row.kind === 'info' && !row.cancelled ? (
                    <div style={{ whiteSpace: 'nowrap' }}>
                      <OneButton
                        id={`cancel-${row.id}`}
                        action={cancel}
                        locale={locale}
                        path={path}
                        fields={{ gatheringId: row.id }}
                        about={`${t('cancel')}: ${t('info')}, ${f.day(row.startsAt)}`}
                        small
                      >
                        {t('cancel')}
                      </OneButton>
                    </div>
                  ) : null,
              },
            ]
          : []),
      ]}
    />
  )
}
