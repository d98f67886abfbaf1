/** States on the way to being an ambassador, in order. The last two are beside the road. */
export const states = [
  'applied',
  'talkPlanned',
  'screened',
  'checked',
  'trained',
  'active',
  'paused',
  'left',
] as const
export type AmbassadorState = (typeof states)[number]

/** What is written down as evidence; the state follows from it. */
export const stepKinds = [
  'applied',
  'talkPlanned',
  'screened',
  'checked',
  'trained',
  'activated',
  'paused',
  'resumed',
  'declined',
  'withdrawn',
  'lapsed',
  'left',
] as const
export type StepKind = (typeof stepKinds)[number]

/** Steps with which it ends. */
export const endKinds = ['declined', 'withdrawn', 'lapsed', 'left'] as const
export type EndKind = (typeof endKinds)[number]

/** The roles every town begins with; a town may add its own (rows of ambassador_role with their words). */
export const builtInRoles = [
  'mentor',
  'languageBuddy',
  'housingGuide',
  'familyDinnerHost',
  'interpreter',
  'professionalMentor',
  'entrepreneurMentor',
  'welcomeHour',
  'moveHelp',
] as const
export type BuiltInRole = (typeof builtInRoles)[number]

/** The parts of the training every town begins with. */
export const builtInModules = ['basics', 'listening', 'interpreting', 'work'] as const

/** Why somebody is not taken: the letter they get says it kindly and names another way to help. */
export const declineReasons = ['noRoom', 'otherTime', 'otherWay', 'notNow', 'noFit', 'record'] as const
export type DeclineReason = (typeof declineReasons)[number]

/** Why somebody stops. */
export const leaveReasons = [
  'commitmentOver',
  'noTime',
  'moved',
  'health',
  'notWhatIThought',
  'other',
] as const
export type LeaveReason = (typeof leaveReasons)[number]

export const heardFrom = ['friend', 'poster', 'townPaper', 'socialMedia', 'event', 'school', 'other'] as const
export const talkWays = ['centre', 'phone', 'home'] as const
export type TalkWay = (typeof talkWays)[number]

/** The questions of the sign-up, one page each. */
export const joinSteps = ['roles', 'languages', 'time', 'you', 'note', 'check'] as const
export type JoinStep = (typeof joinSteps)[number]

/** Moments of the week somebody can be free: seven days of three parts. */
export const dayParts = ['morning', 'afternoon', 'evening'] as const
export type DayPart = (typeof dayParts)[number]

/** Occupations one can name oneself: ISCO-08 unit groups that come up most. A colleague can write any other. */
export const occupationGroups = [
  '2221',
  '5321',
  '2341',
  '2512',
  '3313',
  '5120',
  '5223',
  '7115',
  '7411',
  '8332',
  '9112',
  '2643',
] as const

/** Languages one can tick at once; others can be typed. Codes are BCP 47. */
export const offeredLanguages = [
  'nl',
  'en',
  'fr',
  'de',
  'es',
  'ar',
  'fa',
  'ps',
  'uk',
  'ru',
  'tr',
  'ku',
  'pl',
  'ro',
  'bg',
  'ti',
  'am',
  'so',
  'sq',
  'pt',
  'it',
  'ur',
] as const

export function isOneOf<Value extends string>(values: readonly Value[], value: unknown): value is Value {
  return typeof value === 'string' && (values as readonly string[]).includes(value)
}
