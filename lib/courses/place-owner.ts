import 'server-only'
import type { PlaceChange, PlaceOwner } from '@/lib/places/types'

export const courseRunPlaces = 'courses.run'

/** What a run says about its places: names of audit events and of messages. */
export const runPlaceOwner: PlaceOwner = {
  kind: courseRunPlaces,
  auditEvent: ({ from, to, companion }: PlaceChange) => {
    if (companion > 0) return `courses.childcare.${to}`
    if (to === 'held') return 'courses.place.held'
    if (to === 'placed') return from === 'offered' ? 'courses.offer.accepted' : 'courses.place.booked'
    if (to === 'waiting') return from === 'waiting' ? 'courses.place.movedUp' : 'courses.place.waitlisted'
    if (to === 'offered') return 'courses.offer.made'
    if (to === 'declined') return 'courses.offer.declined'
    if (to === 'expired') return from === 'held' ? 'courses.place.released' : 'courses.offer.expired'
    return 'courses.place.cancelled'
  },
  message: ({ from, to, reason, companion }: PlaceChange) => {
    // Nobody writes to a child: what happens to its place is told with the grown-up's.
    if (companion > 0) return null
    if (to === 'placed') return 'courses.placeBooked'
    if (to === 'waiting') return from === 'waiting' ? 'courses.movedUp' : 'courses.waitlisted'
    if (to === 'offered') return 'courses.offerMade'
    if (to === 'declined') return 'courses.offerDeclined'
    if (to === 'expired') return 'courses.offerExpired'
    if (to === 'cancelled')
      return reason?.startsWith(runCancelled) ? 'courses.runCancelled' : 'courses.placeCancelled'
    return null
  },
}

export const childcarePlacesKind = 'courses.childcare'

/** The childcare of a run: a pool of its own. A family's changes are told by one owner, whichever pool they began in. */
export const childcarePlaceOwner: PlaceOwner = { ...runPlaceOwner, kind: childcarePlacesKind }

/** Begins the reason of a place that ended because the whole run is off. */
export const runCancelled = 'run:'
