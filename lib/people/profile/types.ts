import type {
  ContactChannel,
  DayPart,
  DigitalSkill,
  Gender,
  Literacy,
  Relation,
  SkillLevel,
} from './vocabulary'

/** A language of somebody: null is "not at all". */
export type LanguageOf = {
  /** BCP 47 */
  language: string
  speaks: SkillLevel | null
  reads: SkillLevel | null
  writes: SkillLevel | null
  /** Would interpret for somebody else. */
  interprets: boolean
  /** Wants letters in this language: one at most. */
  forLetters: boolean
}

export type HouseholdMemberOf = {
  id: string
  name: string | null
  birthYear: number | null
  relation: Relation
  /** Under 18 this year, or a child whose year of birth is not known. */
  child: boolean
  /** Their own account, when staff know it. */
  personId: string | null
}

/** What somebody told us about themselves. Null everywhere is "did not say", never "no". */
export type Profile = {
  personId: string
  callName: string | null
  languages: LanguageOf[]
  literacy: { own: Literacy | null; latin: Literacy | null }
  schoolingYears: number | null
  digitalSkill: DigitalSkill | null
  neighbourhood: { id: string; slug: string; name: string } | null
  household: HouseholdMemberOf[]
  contact: {
    channel: ContactChannel | null
    /** Somebody else may hear the telephone: say nothing there but a number to call back. */
    phoneShared: boolean | null
    /** When it is safe to call; empty: they did not say. */
    times: { weekday: number; part: DayPart }[]
  }
  gender: Gender | null
  confirmedAt: Date | null
}
