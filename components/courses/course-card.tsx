import { IconWords } from '@/components/ui/facts'
import { Tag } from '@/components/ui/status'
import { Foreign } from '@/components/ui/text'
import type { CourseCard as Card } from '@/lib/courses/types'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { RoomIn } from './room'
import { type Courses, daysWords, placeWords, timesWords } from './words'

/** A course in the list, with its soonest run that fits. `t`: the list's own, so that no card waits for words. */
export function CourseCard({ card, locale, f, t }: { card: Card; locale: Locale; f: Formats; t: Courses }) {
  const [run] = card.runs
  if (!run) return null
  return (
    <li className="course">
      <div className="stack" style={{ '--gap': 'var(--s3)' } as React.CSSProperties}>
        <h2>
          <a
            className="hit"
            href={`/${locale}/courses/${card.id}`}
            lang={card.words.lang === locale ? undefined : card.words.lang}
            dir="auto"
          >
            {card.words.title}
          </a>
        </h2>
        <Foreign lang={card.words.lang} as="p">
          {card.words.summary}
        </Foreign>
        <p className="chips">
          {card.plainLevel && <Tag icon="student">{t(`level.${card.plainLevel}`)}</Tag>}
          {run.childcare && <Tag icon="baby">{t('childcareYes')}</Tag>}
          {run.setting === 'online' && <Tag icon="laptop">{t('setting.online')}</Tag>}
        </p>
        <p className="meta">
          <IconWords icon="calendar-blank">{daysWords(f, run.weekly)}</IconWords>
          <IconWords icon="clock">
            <bdi>{timesWords(t, f, run.weekly)}</bdi>
          </IconWords>
          {run.setting !== 'online' && (
            <IconWords icon="map-pin">
              <bdi>{placeWords(t, run)}</bdi>
            </IconWords>
          )}
        </p>
      </div>
      <div className="course__side">
        <p>
          <span className="small soft block">{t('starts')}</span>
          <b>{f.day(run.firstLessonAt)}</b>
          {card.runs.length > 1 && (
            <span className="small soft block">{t('moreRuns', { count: card.runs.length - 1 })}</span>
          )}
        </p>
        <p className="stack" style={{ '--gap': 'var(--s2)' } as React.CSSProperties}>
          <RoomIn t={t} run={run} />
        </p>
      </div>
    </li>
  )
}
