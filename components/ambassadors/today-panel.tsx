import { getTranslations } from 'next-intl/server'
import { Panel } from '@/components/ui/card'
import { Moon } from '@/components/ui/status'
import type { Attention, ProgrammeToday } from '@/lib/ambassadors/today'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'

/** On Today: what asks for the programme's coordinator. */
export async function AmbassadorsToday({
  locale,
  f,
  today,
}: {
  locale: Locale
  f: Formats
  today: ProgrammeToday
}) {
  const t = await getTranslations('ambassadorsStaff')
  const words = (item: Attention): string => {
    const day = item.at ? f.shortDay(item.at) : ''
    switch (item.kind) {
      case 'talkToday':
        return t('today.talkToday', { time: item.at ? f.time(item.at) : '' })
      case 'unplanned':
        return t('today.unplanned', { days: item.days })
      case 'recordSoon':
        return t('today.recordSoon', { day })
      default:
        return t(`today.${item.kind}`)
    }
  }
  const late = ['talkDue', 'recordOver']
  return (
    <Panel
      title={t('today.title')}
      count={today.items.length}
      colour="brick"
      action={{ href: `/${locale}/staff/ambassadors`, label: t('board') }}
    >
      {today.items.length === 0 ? (
        <p className="panel__foot soft">{t('today.none')}</p>
      ) : (
        <ul>
          {today.items.map((item) => (
            <li className="task" key={item.key}>
              <Moon phase={late.includes(item.kind) ? 'late' : 'open'} />
              <div>
                <a className="hit strong" href={`/${locale}/staff/ambassadors/${item.ambassadorId}`}>
                  <bdi>{item.name}</bdi>
                </a>
                <p>{words(item)}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {today.claims > 0 && (
        <p className="panel__foot">
          <a href={`/${locale}/staff/ambassadors/expenses`}>{t('today.claims', { count: today.claims })}</a>
        </p>
      )}
    </Panel>
  )
}
