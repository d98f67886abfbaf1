import type { Ctx } from '@/lib/access/context'

/** States in which a claim counts: it keeps a place, or a number on the waiting list. */
export const activeStates = ['held', 'placed', 'waiting', 'offered'] as const
export type BookingState = (typeof activeStates)[number] | 'cancelled' | 'declined' | 'expired'

/** One booking's step from one state to the next, as it was committed. */
export type PlaceChange = {
  bookingId: string
  personId: string | null
  poolId: string
  from: BookingState | null
  to: BookingState
  keptUntil: Date | null
  /** Rises with every change of this booking. */
  sequence: number
  reason: string | null
  /** 0: the person themselves; 1 and on: a child of theirs who comes along. */
  companion: number
}

/** What an owning domain says about its places; lib/places itself knows no domain. */
export type PlaceOwner = {
  /** `courses.run` */
  kind: string
  /** The audit event's name for a change. */
  auditEvent(change: PlaceChange): string
  /** The message's name, or null where the person is told otherwise (a hold is seen on the screen). */
  message(change: PlaceChange): string | null
}

export type Pool = {
  id: string
  kind: string
  capacity: number
  taken: number
  waiting: number
  closesAt: Date
}

export type { Ctx }
