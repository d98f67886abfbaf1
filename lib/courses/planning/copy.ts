import 'server-only'
import { addDays, type Day, weekdayOf } from '@/lib/time/time'
import { dayPartFrom } from '../vocabulary'

export type RunDraft = {
  setting?: string
  venueId?: string | null
  roomId?: string | null
  onlineUrl?: string | null
  teacherId?: string | null
  teacherName?: string
  groupId?: string | null
  childcarePlaces?: { capacity: number } | null
  capacity?: number
  startsOn?: Day
  endsOn?: Day
  weekly?: readonly { weekday: number; fromMinute: number; toMinute: number }[]
}

const daysBetween = (from: Day, to: Day) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** The same run once more, beginning in the week after it ends, on the same weekday and as long. */
export function copyOf(run: RunDraft & { startsOn: Day; endsOn: Day }): RunDraft {
  const after = addDays(run.endsOn, 1)
  const shift = (weekdayOf(run.startsOn) - weekdayOf(after) + 7) % 7
  const startsOn = addDays(after, shift)
  return { ...run, startsOn, endsOn: addDays(startsOn, daysBetween(run.startsOn, run.endsOn)) }
}

const hours: Record<string, { weekday: number; fromMinute: number }> = {
  morning: { weekday: 1, fromMinute: 9 * 60 + 30 },
  afternoon: { weekday: 1, fromMinute: dayPartFrom.afternoon + 90 },
  evening: { weekday: 1, fromMinute: 19 * 60 },
  weekend: { weekday: 6, fromMinute: 10 * 60 },
}

/** What the demand report asks for, as a form that is filled in: the part of the day and the childcare. */
export function wishOf(query: Record<string, string | string[] | undefined>): RunDraft | undefined {
  const part = typeof query.daypart === 'string' ? hours[query.daypart] : undefined
  const childcare = Number(query.childcare)
  if (!part && !childcare) return undefined
  return {
    ...(part ? { weekly: [{ ...part, toMinute: part.fromMinute + 120 }] } : {}),
    ...(Number.isInteger(childcare) && childcare > 0 && childcare <= 60
      ? { childcarePlaces: { capacity: childcare } }
      : {}),
  }
}
