export const settingNames = ['centre', 'phone', 'video', 'elsewhere'] as const
export type Setting = (typeof settingNames)[number]
export const audiences = ['public', 'internal'] as const
export type Audience = (typeof audiences)[number]
export const placeKinds = ['hospital', 'school', 'townHall', 'other'] as const
export type PlaceKind = (typeof placeKinds)[number]
export const closureReasons = ['holiday', 'absence', 'training', 'other'] as const
export type ClosureReason = (typeof closureReasons)[number]
export const accompanyKinds = ['interpreter', 'mediator', 'companion'] as const
export type AccompanyKind = (typeof accompanyKinds)[number]
export const appointmentStates = [
  'reserved',
  'confirmed',
  'arrived',
  'done',
  'noShow',
  'cancelled',
  'expired',
] as const
export type AppointmentState = (typeof appointmentStates)[number]
