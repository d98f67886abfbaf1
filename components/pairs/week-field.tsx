import type { Formats } from '@/lib/i18n/format'
import { WeekBoxes } from './week-boxes'
import type { PairWords } from './words'

const parts = ['morning', 'afternoon', 'evening'] as const

/** The week as boxes to tick: seven days of three parts. Without scripts, by keyboard, on a small screen. */
export function WeekField({ t, f, chosen }: { t: PairWords; f: Formats; chosen: number }) {
  return (
    <WeekBoxes
      label={t('q.times')}
      hint={t('hint.times')}
      chosen={chosen}
      days={[1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
        label: f.weekdayName(weekday),
        parts: parts.map((part, index) => ({ bit: (weekday - 1) * 3 + index, label: t(`part.${part}`) })),
      }))}
    />
  )
}
