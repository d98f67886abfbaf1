/** The questions of the profile, in their order. Each has an address of its own. Client-safe. */
export const profileSteps = [
  'name',
  'languages',
  'reading',
  'school',
  'digital',
  'neighbourhood',
  'household',
  'contact',
  'times',
  'gender',
] as const
export type ProfileStep = (typeof profileSteps)[number]

export function isProfileStep(value: unknown): value is ProfileStep {
  return typeof value === 'string' && (profileSteps as readonly string[]).includes(value)
}

/** How well somebody speaks, reads or writes a language, best first. */
export const skillLevels = ['native', 'good', 'some'] as const
export type SkillLevel = (typeof skillLevels)[number]
export const skills = ['speaks', 'reads', 'writes'] as const
export type Skill = (typeof skills)[number]

export const literacies = ['none', 'slow', 'fluent'] as const
export type Literacy = (typeof literacies)[number]

export const digitalSkills = [0, 1, 2, 3] as const
export type DigitalSkill = (typeof digitalSkills)[number]

export const relations = ['partner', 'child', 'parent', 'sibling', 'other'] as const
export type Relation = (typeof relations)[number]

export const contactChannels = ['email', 'sms', 'call', 'post', 'desk'] as const
export type ContactChannel = (typeof contactChannels)[number]

export const genders = ['woman', 'man', 'other'] as const
export type Gender = (typeof genders)[number]

/** Parts of a day, as minutes after midnight in the town: [from, to). */
export const dayParts = {
  morning: { fromMinute: 8 * 60, toMinute: 12 * 60 },
  afternoon: { fromMinute: 12 * 60, toMinute: 17 * 60 },
  evening: { fromMinute: 17 * 60, toMinute: 21 * 60 },
} as const
export type DayPart = keyof typeof dayParts
export const dayPartNames = Object.keys(dayParts) as DayPart[]

/** Languages one can choose from (BCP 47), the town's first; their names come from Intl. */
export const spokenLanguages = [
  ...['nl', 'en', 'fr', 'de', 'es', 'ar', 'fa', 'uk', 'tr', 'pl', 'ro', 'ti'],
  ...['am', 'az', 'ber', 'bg', 'bn', 'bs', 'ckb', 'cs', 'el', 'fa-AF', 'ff', 'ha', 'hi', 'hr', 'hu', 'hy'],
  ...['it', 'ka', 'ku', 'ln', 'ml', 'my', 'ne', 'om', 'pa', 'ps', 'pt', 'rn', 'rom', 'ru', 'rw', 'si', 'sk'],
  ...['so', 'sq', 'sr', 'sw', 'ta', 'th', 'tl', 'ug', 'ur', 'uz', 'vi', 'wo', 'zh'],
] as const
export type SpokenLanguage = (typeof spokenLanguages)[number]

export function isSpokenLanguage(value: unknown): value is SpokenLanguage {
  return typeof value === 'string' && (spokenLanguages as readonly string[]).includes(value)
}
