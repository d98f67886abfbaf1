import 'server-only'
import type { PlaceChange, PlaceOwner } from '@/lib/places/types'

export const courseRunPlaces = 'courses.run'

/** What a run says about its places: names of audit events and of messages. */
export const runPlaceOwner: PlaceOwner = {
  kind: courseRunPlaces,
  auditEvent: ({ from, to }: PlaceChange) => {
    if (to === 'held') return 'courses.place.held'
    if (to === 'placed') return from === 'offered' ? 'courses.offer.accepted' : 'courses.place.booked'
    if (to === 'waiting') return from === 'waiting' ? 'courses.place.movedUp' : 'courses.place.waitlisted'
    if (to === 'offered') return 'courses.offer.made'
    if (to === 'declined') return 'courses.offer.declined'
    if (to === 'expired') return from === 'held' ? 'courses.place.released' : 'courses.offer.expired'
    return 'courses.place.cancelled'
  },
  message: ({ from, to, reason }: PlaceChange) => {
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

/** The childcare of a run: a pool of its own. What happens there is told with the grown-up's place. */
export const childcarePlaceOwner: PlaceOwner = {
  kind: childcarePlacesKind,
  auditEvent: (change: PlaceChange) =>
    runPlaceOwner.auditEvent(change).replace(/^courses\.(place|offer)/, 'courses.childcare'),
  message: () => null,
}

/** Begins the reason of a place that ended because the whole run is off. */
export const runCancelled = 'run:'
