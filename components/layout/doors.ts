import type { DoorColour } from '@/components/ui/door'
import type { IconName } from '@/components/ui/icon'

/** The six things a newcomer comes for. Each has one colour and one pictogram everywhere. */
export const doors = [
  { key: 'learn', colour: 'ochre', icon: 'book-open', path: '/courses' },
  { key: 'visit', colour: 'blue', icon: 'calendar-blank', path: '/appointments' },
  { key: 'meet', colour: 'brick', icon: 'handshake', path: '/ambassadors' },
  { key: 'ask', colour: 'green', icon: 'chat-circle-dots', path: '/help' },
  { key: 'together', colour: 'rose', icon: 'coffee', path: '/courses?kind=cafe' },
  { key: 'arrange', colour: 'violet', icon: 'key', path: '/help#papers' },
] as const satisfies readonly { key: string; colour: DoorColour; icon: IconName; path: string }[]

export type DoorKey = (typeof doors)[number]['key']
