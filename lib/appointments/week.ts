import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { townZone } from '@/lib/time/clock'
import { addDays, type Day, dayOf, instantOf, isDay, weekdayOf } from '@/lib/time/time'
import { freeSlots, type Slot } from './slots'
import type { Audience } from './vocabulary'

export type SlotWeek = {
  slots: Slot[]
  /** The week's Monday, and its neighbours; no week before this one. */
  monday: Day
  day: Date
  previous: Day | null
  next: Day | null
  /** The first free start after an empty week. */
  first: Date | null
}

/** One week of a service's free starts, from Monday to Sunday; with what comes first when it is empty. */
export async function slotWeek(
  ctx: Ctx,
  input: { serviceId: string; audience: Audience; week: unknown; staffId?: string; except?: string },
): Promise<SlotWeek> {
  const zone = townZone()
  const today = dayOf(ctx.now, zone)
  const mondayOf = (day: Day) => addDays(day, 1 - weekdayOf(day))
  const thisWeek = mondayOf(today)
  const asked = typeof input.week === 'string' && isDay(input.week) ? mondayOf(input.week) : thisWeek
  const monday = asked < thisWeek ? thisWeek : asked
  const { week: _week, ...wanted } = input
  const slots = await freeSlots(ctx, { ...wanted, fromDay: monday, toDay: addDays(monday, 6) })
  const later =
    slots.length === 0
      ? await freeSlots(ctx, { ...wanted, fromDay: addDays(monday, 7), toDay: addDays(monday, 62) })
      : []
  return {
    slots,
    monday,
    day: instantOf(monday, 720, zone),
    previous: monday > thisWeek ? addDays(monday, -7) : null,
    next: addDays(monday, 7) <= addDays(today, 60) ? addDays(monday, 7) : null,
    first: later[0]?.startsAt ?? null,
  }
}
