import { getTranslations } from 'next-intl/server'
import { Avatar } from '@/components/ui/people'
import { Status } from '@/components/ui/status'
import type { AmbassadorRow, BoardColumn } from '@/lib/ambassadors/staff-queries'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { dayToDate } from '@/lib/time/time'
import { BoardKeys } from './board-keys'

type Props = {
  locale: Locale
  f: Formats
  columns: readonly BoardColumn[]
  roleName: ReadonlyMap<string, string>
  moreHref: (state: string) => string
}

/** The road as columns; in each, those who have stood there longest. A card is a link: steps are recorded on its page. */
export async function Board({ locale, f, columns, roleName, moreHref }: Props) {
  const t = await getTranslations('ambassadorsStaff')
  return (
    <BoardKeys label={t('keysHint')}>
      {columns.map((column) => (
        <section key={column.state} aria-labelledby={`column-${column.state}`}>
          <h2 id={`column-${column.state}`}>
            {t(`states.${column.state}`)} <span className="soft num">{f.number(column.total)}</span>
          </h2>
          {column.rows.length === 0 ? (
            <p className="soft small">{t('emptyColumn')}</p>
          ) : (
            <ul>
              {column.rows.map((row) => (
                <li key={row.id} className={row.attention ? 'amb-card amb-card--due' : 'amb-card'}>
                  <Avatar name={row.name} seed={row.personId} size="s" />
                  <div>
                    <a className="hit strong" href={`/${locale}/staff/ambassadors/${row.id}`}>
                      <bdi>{row.name}</bdi>
                    </a>
                    <p className="small soft">
                      {row.roles.map((key) => roleName.get(key) ?? key).join(' · ')}
                    </p>
                    <p className="small">
                      <CardNote f={f} row={row} />
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          )}
          {column.total > column.rows.length && (
            <p className="small">
              <a href={moreHref(column.state)}>{t('more', { count: column.total - column.rows.length })}</a>
            </p>
          )}
        </section>
      ))}
    </BoardKeys>
  )
}

/** The one thing one wants to know of a card. */
async function CardNote({ f, row }: { f: Formats; row: AmbassadorRow }) {
  const t = await getTranslations('ambassadorsStaff')
  if (row.talkAt && row.state === 'talkPlanned')
    return (
      <Status icon="clock" tone={row.attention ? 'late' : undefined}>
        {t('talkOn', { time: f.dayAndTime(row.talkAt) })}
      </Status>
    )
  if (row.recordOver)
    return (
      <Status phase="late" tone="late">
        {t('recordOver')}
      </Status>
    )
  if (row.recordSoon && row.recordUntil)
    return (
      <Status icon="shield-check" tone="warn">
        {t('recordUntil', { day: f.shortDay(dayToDate(row.recordUntil)) })}
      </Status>
    )
  if (row.chased > 0 && row.state !== 'active')
    return <span className="soft">{t('chased', { count: row.chased })}</span>
  return <span className="soft">{t('since', { day: f.shortDay(row.since) })}</span>
}
