import { getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import type { Formats } from '@/lib/i18n/format'
import { attended } from '@/lib/teaching/rules'
import type { Mark } from '@/lib/teaching/vocabulary'

type Props = {
  f: Formats
  lessons: readonly { id: string; startsAt: Date }[]
  attendance: readonly { lessonId: string; mark: Mark }[]
}

/** How often I was there, lesson by lesson; nothing before the first sheet. */
export async function MyAttendance({ f, lessons, attendance }: Props) {
  if (attendance.length === 0) return null
  const t = await getTranslations('teaching')
  const sum = attended(attendance.map((row) => row.mark))
  return (
    <section className="stack">
      <h2>{t('mine.title')}</h2>
      <p>{t('mine.summary', { there: sum.there, held: sum.held })}</p>
      <ul>
        {lessons.flatMap((lesson) => {
          const row = attendance.find((one) => one.lessonId === lesson.id)
          return row ? (
            <li key={lesson.id} className="iw pt-1">
              <Icon name={row.mark === 'present' || row.mark === 'late' ? 'check-circle' : 'x'} />
              <span>
                {f.day(lesson.startsAt)}: {t(`mark.${row.mark}`)}
              </span>
            </li>
          ) : (
            []
          )
        })}
      </ul>
    </section>
  )
}
