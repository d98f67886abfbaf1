import type { Locale } from '@/lib/i18n/locales'
import type { Profile } from '@/lib/people/profile/types'
import type { ProfileStep } from '@/lib/people/profile/vocabulary'
import type { Asked } from './words'

export type StepNotes = Partial<Record<ProfileStep, { outcome: 'answered' | 'skipped' }>>

/** Where the questions stand and who answers them: one's own pages, or the desk together with a worker. */
export type Frame = {
  /** The page's language. */
  locale: Locale
  asked: Asked
  /** Address of the overview, without the language. */
  base: string
  /** What follows the question mark and must go along: the language used at the desk. */
  query: string
  /** Hidden fields of every form: whose profile, and in which language. */
  fields: Readonly<Record<string, string>>
  profile: Profile
  steps: StepNotes
}

/** An address among the questions. */
export function at(frame: Frame, ...parts: string[]): string {
  return `/${frame.locale}${[frame.base, ...parts].join('/')}${frame.query ? `?${frame.query}` : ''}`
}
