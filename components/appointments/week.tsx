import { getTranslations } from 'next-intl/server'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import type { Slot } from '@/lib/appointments/slots'
import { town } from '@/lib/config/town'
import type { Formats } from '@/lib/i18n/format'
import { type Day, dayOf } from '@/lib/time/time'

type Props = {
  slots: readonly Slot[]
  f: Formats
  zone: string
  /** Address of a start. */
  hrefOf: (startsAt: Date) => string
  week: { day: Date; previous: string | null; next: string | null }
  /** When this week is full: the first day with a free start, and its address. */
  first: { day: Date; href: string } | null
}

/** A week of free starts, day by day: each is a link to the last step. */
export async function WeekOfSlots({ slots, f, zone, hrefOf, week, first }: Props) {
  const t = await getTranslations('appointments')
  const byDay = new Map<Day, Slot[]>()
  for (const slot of slots) {
    const day = dayOf(slot.startsAt, zone)
    byDay.set(day, [...(byDay.get(day) ?? []), slot])
  }
  return (
    <section className="stack" style={{ '--gap': 'var(--s5)' } as React.CSSProperties}>
      <h2>{t('week', { day: f.day(week.day) })}</h2>
      <nav className="row" aria-label={t('chooseTime')}>
        {week.previous && (
          <LinkButton href={week.previous} variant="quiet" icon="arrow-left">
            {t('previousWeek')}
          </LinkButton>
        )}
        {week.next && (
          <LinkButton href={week.next} variant="quiet" icon="arrow-right">
            {t('nextWeek')}
          </LinkButton>
        )}
      </nav>
      {byDay.size === 0 &&
        (first ? (
          <Banner tone="info" title={t('noTimes')}>
            <p>
              <a href={first.href}>{t('firstFree', { day: f.day(first.day) })}</a>
            </p>
          </Banner>
        ) : (
          <Banner tone="warn" title={t('noTimesAtAll')}>
            <p>{t('callUs', { phone: `\u2068${town.centre.phoneShown}\u2069` })}</p>
          </Banner>
        ))}
      {[...byDay.entries()].map(([day, starts]) => (
        <section key={day} className="stack">
          <h3>{starts[0] && f.day(starts[0].startsAt)}</h3>
          <ul className="slots">
            {starts.map((slot) => (
              <li key={slot.startsAt.getTime()}>
                <a className="btn btn--quiet" href={hrefOf(slot.startsAt)}>
                  <span className="sr">{f.day(slot.startsAt)}, </span>
                  <bdi>{f.time(slot.startsAt)}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className="soft small">{t('townTime', { town: town.name })}</p>
    </section>
  )
}
