import type { DoorColour } from '@/components/ui/door'
import type { IconName } from '@/components/ui/icon'
import type { Reach, TypeKey, Urgency } from '@/lib/cases/vocabulary'

/** The pictogram of each kind of question. */
export const typeIcons: Record<TypeKey, IconName> = {
  letter: 'envelope-simple',
  residenceCard: 'identification-card',
  healthcare: 'first-aid-kit',
  diploma: 'certificate',
  housing: 'house-line',
  school: 'student',
  family: 'users-three',
  childBenefit: 'baby',
  driving: 'steering-wheel',
  bank: 'currency-eur',
  safety: 'shield-check',
  other: 'question',
}
export const reachIcons: Record<Reach, IconName> = {
  phone: 'phone',
  sms: 'device-mobile',
  email: 'envelope-simple',
  visit: 'door-open',
}
export const urgencyIcons: Record<Urgency, IconName> = {
  today: 'warning',
  week: 'calendar-blank',
  calm: 'coffee',
}
/** Questions stand behind the green door. */
export const caseColour: DoorColour = 'green'
