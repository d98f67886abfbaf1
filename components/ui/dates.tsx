import type { ReactNode } from 'react'

/** A list of days. Children are `<DateItem>`s. */
export function DateList({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul className="dates" aria-label={label}>
      {children}
    </ul>
  )
}

type DateItemProps = {
  weekday: string
  day: string
  month: string
  /** ISO date, so that machines know it too. */
  dateTime: string
  title: ReactNode
  titleLang?: string
  titleDir?: 'ltr' | 'rtl'
  href?: string
  children?: ReactNode
  /** When, where: `<IconWords>`s. */
  meta?: ReactNode
  /** `<PlaceLine>`, status, button. */
  aside?: ReactNode
  /** It does not take place: struck, and this word beside it. */
  cancelled?: string
  headingLevel?: 2 | 3
}

/** One day in a list: weekday, the big number, month in full words. */
export function DateItem({
  weekday,
  day,
  month,
  dateTime,
  title,
  titleLang,
  titleDir,
  href,
  children,
  meta,
  aside,
  cancelled,
  headingLevel = 3,
}: DateItemProps) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3'
  return (
    <li className={cancelled ? 'date date--off' : 'date'}>
      <time className="day" dateTime={dateTime}>
        <span>{weekday}</span> <b>{day}</b> <span>{month}</span>
      </time>
      <div className="date__body">
        <Heading className="h3" lang={titleLang} dir={titleDir}>
          {href ? (
            <a className="hit" href={href}>
              {title}
            </a>
          ) : (
            title
          )}
        </Heading>
        {cancelled && <p className="status status--late">{cancelled}</p>}
        {children}
        {meta && <p className="meta">{meta}</p>}
      </div>
      {aside && <div className="date__seats">{aside}</div>}
    </li>
  )
}

/** The next appointment or lesson, as large as it matters. */
export function BigDate({
  weekday,
  day,
  month,
  time,
  note,
  dateTime,
}: {
  weekday: string
  day: string
  month: string
  time: ReactNode
  note?: ReactNode
  dateTime: string
}) {
  return (
    <time className="bigdate" dateTime={dateTime}>
      <span className="bigdate__n">{day}</span>
      <span className="bigdate__day">
        <b className="h2">{weekday}</b> <span className="h2">{month}</span>
      </span>
      <span className="bigdate__day bigtime">
        <b className="h2">{time}</b> {note && <span className="h3">{note}</span>}
      </span>
    </time>
  )
}
