import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { LinkButton } from '@/components/ui/button'
import type { SlotWeek } from '@/lib/appointments/week'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import { type Day, dayOf } from '@/lib/time/time'

type Props = {
  locale: string
  path: string
  f: Formats
  zone: string
  week: SlotWeek
  action: FormServerAction
  /** What names the appointment: its id, or the token of a link. */
  fields: Record<string, string>
  hrefOf: (week: Day) => string
}

/** Other free starts: each is a button that moves the appointment there. */
export async function MoveTo({ locale, path, f, zone, week, action, fields, hrefOf }: Props) {
  const t = await getTranslations('appointments')
  return (
    <section className="stack" id="move">
      <h2>{t('moveTitle')}</h2>
      <p className="row">
        {week.previous && (
          <LinkButton href={hrefOf(week.previous)} variant="quiet" icon="arrow-left">
            {t('previousWeek')}
          </LinkButton>
        )}
        {week.next && (
          <LinkButton href={hrefOf(week.next)} variant="quiet" icon="arrow-right">
            {t('nextWeek')}
          </LinkButton>
        )}
      </p>
      <h3>{t('week', { day: f.day(week.day) })}</h3>
      {week.slots.length === 0 && (
        <p>
          {week.first ? (
            <a href={hrefOf(dayOf(week.first, zone))}>{t('firstFree', { day: f.day(week.first) })}</a>
          ) : (
            t('noTimesAtAll')
          )}
        </p>
      )}
      <ul className="slots slots--wide">
        {week.slots.map((slot) => (
          <li key={slot.startsAt.getTime()}>
            <OneButton
              id={`move-${slot.startsAt.getTime()}`}
              action={action}
              locale={locale}
              path={path}
              fields={{ ...fields, startsAt: slot.startsAt.toISOString() }}
              about={`${f.dayAndTime(slot.startsAt)}: ${t('moveThis')}`}
            >
              {f.dayAndTime(slot.startsAt)}
            </OneButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
