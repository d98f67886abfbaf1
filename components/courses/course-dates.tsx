import { getTranslations } from 'next-intl/server'
import { IconWords } from '@/components/ui/facts'
import { Foreign } from '@/components/ui/text'
import type { CourseCard, RunSummary } from '@/lib/courses/types'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { Room } from './room'
import { daysWords, placeWords, timesWords } from './words'

/** What begins soon: weekday, big day, month; the course; how much room. */
export async function CourseDates({
  items,
  locale,
  f,
}: {
  items: readonly { card: CourseCard; run: RunSummary }[]
  locale: Locale
  f: Formats
}) {
  const t = await getTranslations('courses')
  return (
    <ul className="dates">
      {items.map(({ card, run }) => (
        <li className="date" key={run.id}>
          <p className="day">
            <span>{f.weekday(run.firstLessonAt)}</span>
            <b>{f.dayNumber(run.firstLessonAt)}</b>
            <span>{f.month(run.firstLessonAt)}</span>
          </p>
          <div className="date__body">
            <h3>
              <a
                href={`/${locale}/courses/${card.id}`}
                lang={card.words.lang === locale ? undefined : card.words.lang}
                dir="auto"
              >
                {card.words.title}
              </a>
            </h3>
            <Foreign lang={card.words.lang} as="p">
              {card.words.summary}
            </Foreign>
            <p className="meta">
              <IconWords icon="clock">
                {daysWords(f, run.weekly)}, <bdi>{timesWords(t, f, run.weekly)}</bdi>
              </IconWords>
              <IconWords icon="map-pin">
                <bdi>{placeWords(t, run)}</bdi>
              </IconWords>
            </p>
          </div>
          <p className="date__seats">
            <Room run={run} />
          </p>
        </li>
      ))}
    </ul>
  )
}
