import type { CourseSeed } from './course-seed'
import { courseTexts } from './course-texts'

type Facts = Omit<CourseSeed, 'texts'>

const facts: readonly Facts[] = [
  { slug: 'beginners', kind: 'language', levelFrom: 'A0', levelTo: 'A1', track: 'standard', settings: ['centre', 'library'], dayParts: ['morning', 'afternoon', 'evening'], weeks: 10, lessonsPerWeek: 2, digitalSkill: 0, childcare: false, supportLanguages: ['ar', 'fr'], capacity: 14 },
  { slug: 'reading-writing', kind: 'language', levelFrom: 'alfa', levelTo: 'alfa', track: 'alfa', settings: ['centre'], dayParts: ['morning', 'afternoon'], weeks: 20, lessonsPerWeek: 3, digitalSkill: 0, childcare: true, supportLanguages: ['ti', 'fa'], capacity: 10 },
  { slug: 'everyday', kind: 'language', levelFrom: 'A1', levelTo: 'A2', track: 'standard', settings: ['centre', 'neighbourhood'], dayParts: ['morning', 'evening'], weeks: 12, lessonsPerWeek: 2, digitalSkill: 1, childcare: false, supportLanguages: ['en'], capacity: 15 },
  { slug: 'parents', kind: 'language', levelFrom: 'A0', levelTo: 'A1', track: 'slow', settings: ['school'], dayParts: ['morning'], weeks: 15, lessonsPerWeek: 2, digitalSkill: 0, childcare: true, supportLanguages: ['uk', 'tr'], capacity: 12 },
  { slug: 'at-work', kind: 'language', levelFrom: 'A2', levelTo: 'B1', track: 'standard', settings: ['workplace'], dayParts: ['afternoon'], weeks: 12, lessonsPerWeek: 1, digitalSkill: 1, childcare: false, supportLanguages: [], capacity: 12, sector: 'logistics' },
  { slug: 'online', kind: 'language', levelFrom: 'A1', levelTo: 'A2', track: 'standard', settings: ['online'], dayParts: ['evening'], weeks: 12, lessonsPerWeek: 2, digitalSkill: 2, childcare: false, supportLanguages: ['en'], capacity: 20 },
  { slug: 'conversation', kind: 'language', levelFrom: 'B1', levelTo: 'B2', track: 'fast', settings: ['library'], dayParts: ['evening'], weeks: 10, lessonsPerWeek: 1, digitalSkill: 0, childcare: false, supportLanguages: [], capacity: 12 },
  { slug: 'language-cafe', kind: 'cafe', levelFrom: null, levelTo: null, track: null, settings: ['cafe', 'neighbourhood'], dayParts: ['afternoon', 'evening'], weeks: 8, lessonsPerWeek: 1, digitalSkill: 0, childcare: false, supportLanguages: [], capacity: 16 },
  { slug: 'smartphone', kind: 'digital', levelFrom: null, levelTo: null, track: null, settings: ['library'], dayParts: ['morning', 'afternoon'], weeks: 6, lessonsPerWeek: 1, digitalSkill: 0, childcare: false, supportLanguages: ['ar', 'ti'], capacity: 8 },
  { slug: 'forms-online', kind: 'digital', levelFrom: null, levelTo: null, track: null, settings: ['centre'], dayParts: ['afternoon'], weeks: 6, lessonsPerWeek: 1, digitalSkill: 1, childcare: false, supportLanguages: ['en'], capacity: 10 },
  { slug: 'living-here', kind: 'civic', levelFrom: null, levelTo: null, track: null, settings: ['centre'], dayParts: ['morning', 'evening'], weeks: 12, lessonsPerWeek: 2, digitalSkill: 0, childcare: true, supportLanguages: ['ar', 'fa', 'ti', 'uk'], capacity: 18 },
  { slug: 'cv-workshop', kind: 'work', levelFrom: 'A2', levelTo: 'B1', track: null, settings: ['centre'], dayParts: ['afternoon'], weeks: 3, lessonsPerWeek: 1, digitalSkill: 2, childcare: false, supportLanguages: ['en', 'fr'], capacity: 10 },
]

/** The courses of Lindeveld. */
export const courses: readonly CourseSeed[] = facts.map((fact) => {
  const texts = courseTexts[fact.slug]
  if (!texts) throw new Error(`no texts for course ${fact.slug}`)
  return { ...fact, texts }
})
