import 'server-only'
import type { PlaceChange, PlaceOwner } from '@/lib/places/types'

/** Begins the reason of a place that ended because the gathering itself is off. */
export const gatheringOff = 'gathering:off'

/** What a gathering says about its places: names of audit events and of messages. */
export const gatheringPlaceOwner: PlaceOwner = {
  kind: 'ambassadors.gathering',
  auditEvent: ({ to }: PlaceChange) => {
    if (to === 'placed') return 'ambassadors.invitation.accepted'
    if (to === 'waiting') return 'ambassadors.invitation.waitlisted'
    if (to === 'offered') return 'ambassadors.invitation.offered'
    if (to === 'declined') return 'ambassadors.invitation.declined'
    if (to === 'expired') return 'ambassadors.invitation.expired'
    return 'ambassadors.invitation.givenBack'
  },
  message: ({ to, reason }: PlaceChange) => {
    if (to === 'placed') return 'ambassadors.gatheringYes'
    if (to === 'waiting') return 'ambassadors.gatheringWaiting'
    if (to === 'offered') return 'ambassadors.gatheringOffer'
    if (to === 'expired') return 'ambassadors.gatheringExpired'
    return reason === gatheringOff ? 'ambassadors.gatheringOff' : 'ambassadors.gatheringNo'
  },
}
