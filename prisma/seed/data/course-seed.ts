import type { Level } from '@/lib/cefr/cefr'
import type { Audience, Exemption, Kind, Skill } from '@/lib/courses/vocabulary'
import type { Locale } from '@/lib/i18n/locales'

export type CourseWordsSeed = { title: string; summary: string; outcomes: readonly string[]; bring?: string }

/** A course of the demo town. */
export type CourseSeed = {
  slug: string
  kind: Kind
  audience?: readonly Audience[]
  skills?: Partial<Record<Skill, readonly [Level, Level]>>
  price?: number
  priceExemptions?: readonly Exemption[]
  renewalMonths?: number
  levelGate?: boolean
  /** Slugs of courses that come before. */
  requires?: readonly string[]
  /** Only for the group of this employer or school. */
  group?: string
  levelFrom: string | null
  levelTo: string | null
  track: string | null
  settings: readonly ('centre' | 'library' | 'workplace' | 'neighbourhood' | 'school' | 'cafe' | 'online')[]
  dayParts: readonly ('morning' | 'afternoon' | 'evening')[]
  weeks: number
  lessonsPerWeek: number
  digitalSkill: 0 | 1 | 2 | 3
  childcare: boolean
  supportLanguages: readonly string[]
  capacity: number
  sector?: string
  texts: Partial<Record<Locale, CourseWordsSeed>> & { nl: CourseWordsSeed }
}
