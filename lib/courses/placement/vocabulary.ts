import type { Level } from '@/lib/cefr/cefr'
import type { Skill } from '../vocabulary'

/** Words of intake and placement, as data. Client-safe. */
export const goals = ['daily', 'work', 'children', 'study', 'papers', 'people'] as const
export type Goal = (typeof goals)[number]

export const freeTimes = ['morning', 'afternoon', 'evening', 'weekend'] as const
export type FreeTime = (typeof freeTimes)[number]

/**
 * The can-do statements somebody chooses from, skill by skill, lowest first. Shortened and put into plain words from
 * the self-assessment grid of the CEFR (Council of Europe, 2001, table 2); `alfa` comes before it where letters count.
 */
export const statements: Record<Skill, readonly Level[]> = {
  listening: ['A0', 'A1', 'A2', 'B1', 'B2'],
  speaking: ['A0', 'A1', 'A2', 'B1', 'B2'],
  reading: ['alfa', 'A0', 'A1', 'A2', 'B1', 'B2'],
  writing: ['alfa', 'A0', 'A1', 'A2', 'B1', 'B2'],
}

/** Why a run fits, or what one must know before choosing it. */
export const reasons = [
  'level',
  'everyone',
  'time',
  'childcare',
  'language',
  'near',
  'goal',
  'free',
  'soon',
  'otherTime',
  'list',
] as const
export type Reason = (typeof reasons)[number]
