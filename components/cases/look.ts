import type { DoorColour } from '@/components/ui/door'
import type { IconName } from '@/components/ui/icon'
import {
  isShippedType,
  type OwnTypeIcon,
  ownTypeIcons,
  type Reach,
  type ShippedTypeKey,
  type Urgency,
} from '@/lib/cases/vocabulary'

const shippedIcons: Record<ShippedTypeKey, IconName> = {
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
/** The pictogram of a kind of question: ours, or the one a town chose for its own. */
export function typeIcon(typeKey: string, own: string | null): IconName {
  if (isShippedType(typeKey)) return shippedIcons[typeKey]
  const chosen: OwnTypeIcon | undefined = ownTypeIcons.find((icon) => icon === own)
  return chosen ?? 'question'
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
