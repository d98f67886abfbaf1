import type { AccompanyKind, AppointmentState, Audience, PlaceKind, Setting } from './vocabulary'

/** A service as somebody reads it; `lang` is the language its words are in. */
export type ServiceCard = {
  id: string
  slug: string
  name: string
  about: string
  lang: string
  durationMinutes: number
  settings: Setting[]
}

/** Somebody coming along, as the person sees it. */
export type MyAccompany = {
  id: string
  kind: AccompanyKind
  language: string
  state: 'searching' | 'found'
  /** Only after the yes, and until a day after the appointment. */
  contact: { name: string; phone: string | null } | null
}

export type MyAppointment = {
  id: string
  reference: string
  state: AppointmentState
  service: ServiceCard | null
  setting: Setting
  placeKind: PlaceKind | null
  placeName: string | null
  placeAddress: string | null
  startsAt: Date
  endsAt: Date
  language: string
  /** First name of who will be there. */
  staffName: string | null
  roomName: string | null
  /** Where they meet by video, while there is something to join. */
  videoUrl: string | null
  sequence: number
  mayChange: boolean
  accompany: MyAccompany[]
}

/** What an ambassador is asked. */
export type AccompanyAskCard = {
  requestId: string
  kind: AccompanyKind
  language: string
  startsAt: Date
  endsAt: Date
  placeKind: PlaceKind | null
  placeName: string | null
  placeAddress: string | null
  answer: 'yes' | 'no' | 'late' | null
  contact: { name: string; phone: string | null } | null
}

/** A line of the desk's agenda. */
export type AgendaRow = {
  id: string
  reference: string
  state: AppointmentState
  startsAt: Date
  endsAt: Date
  service: string | null
  setting: Setting
  who: string
  personId: string | null
  phone: string | null
  language: string
  staffName: string | null
  staffId: string | null
  roomName: string | null
  placeName: string | null
  /** Only for who gives the appointment. */
  videoUrl: string | null
  keptUntil: Date | null
  /** What was asked along, and whether somebody goes. */
  accompany: { id: string; kind: AccompanyKind; found: boolean; escalated: boolean }[]
}

export type HoursRow = {
  id: string
  weekday: number
  fromMinute: number
  toMinute: number
  audience: Audience
  roomName: string | null
  validFrom: string
  validTo: string | null
}

type Named = { id: string; name: string; phone: string | null }

/** A request to come along, as the desk sees it. */
export type AlongRequest = {
  id: string
  kind: AccompanyKind
  language: string
  accepted: Named | null
  escalated: boolean
  asks: (Named & { answer: 'yes' | 'no' | 'late' | null })[]
  /** Who else fits and is free then. */
  free: Named[]
}
