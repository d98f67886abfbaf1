// The closed lists of administrative help. Words for each are in messages/<locale>/cases.json.

/** Countries whose rules are shipped; another country is data to add. */
export const countries = ['BE', 'NL'] as const
export type Country = (typeof countries)[number]

/** The country that an address asks for, else the town's own. */
export const countryOr = (asked: unknown, otherwise: Country): Country =>
  countries.find((country) => country === asked) ?? otherwise

/** The types that ship, in the order in which they are shown; a town adds its own (case_type rows with `words`). */
export const typeKeys = [
  'letter',
  'residenceCard',
  'healthcare',
  'diploma',
  'housing',
  'school',
  'family',
  'childBenefit',
  'driving',
  'bank',
  'safety',
  'other',
] as const
export type ShippedTypeKey = (typeof typeKeys)[number]
/** A type's key: one that ships, or one that a town made. */
export type TypeKey = string

export function isShippedType(value: unknown): value is ShippedTypeKey {
  return (typeKeys as readonly unknown[]).includes(value)
}
/** What a key looks like; whether there is such a type, the database knows. */
export const typeKeyShape = /^[a-z][A-Za-z0-9]{1,39}$/
/** Types that are always there: somebody in danger can ask, and every question has a place. */
export const alwaysAsked: readonly string[] = ['safety', 'other']

/** Pictograms a town can give to a type of its own. */
export const ownTypeIcons = [
  'question',
  'file-text',
  'briefcase',
  'heart',
  'heartbeat',
  'globe',
  'key',
  'path',
  'bicycle',
  'storefront',
  'graduation-cap',
  'handshake',
  'baby-carriage',
  'device-mobile',
  'map-pin',
  'plant',
] as const
export type OwnTypeIcon = (typeof ownTypeIcons)[number]

/** Who decides on what a type is about: what observed times are kept under. */
export const authorities = [
  'townHall',
  'socialService',
  'immigrationOffice',
  'naric',
  'school',
  'childBenefitFund',
  'bank',
  'ind',
  'insurer',
  'idw',
  'svb',
  'rdw',
  'otherOffice',
] as const
export type Authority = (typeof authorities)[number]

/** Where a case can stand. A type says which of these it has, in this order. */
export const stageKeys = ['asked', 'read', 'gather', 'submit', 'decide', 'collect', 'act', 'finish'] as const
export type StageKey = (typeof stageKeys)[number]

/** Facts that are a day. */
export const dayFacts = [
  'cardExpiresOn',
  'registeredOn',
  'arrivedOn',
  'movedOn',
  'statusNoticeOn',
  'decisionNoticeOn',
  'refusalNoticeOn',
  'papersAskedOn',
  'submittedOn',
  'fileCompleteOn',
  'decidedOn',
  'collectedOn',
  'leaseSignedOn',
  'leaseStartsOn',
  'leaseEndsOn',
  'childBornOn',
  'childDueOn',
  'careStartsOn',
  'careCertificateOn',
  'complaintOn',
  'dutyStartedOn',
  'orderOn',
  'noticeSentOn',
  'asylumLodgedOn',
  'integrationLetterOn',
  'contractSignedOn',
  'certificateOn',
  'taxDueOn',
  'billSentOn',
  'paidOn',
  'debtHelpAskedOn',
  'weddingOn',
  'diedOn',
] as const
/** Facts that are a choice, with what can be chosen. */
export const choiceFacts = {
  cardKind: [
    'A',
    'B',
    'F',
    'F+',
    'EU',
    'EU+',
    'K',
    'L',
    'student',
    'ukraine',
    'nlRegular',
    'nlAsylum',
    'single',
    'seasonal',
  ],
  status: [
    'refugee',
    'subsidiary',
    'temporary',
    'family',
    'work',
    'study',
    'euCitizen',
    'asylumSeeker',
    'none',
  ],
  decision: ['yes', 'partly', 'no'],
  recognition: ['level', 'specific'],
  cardIssuedBefore: ['yes', 'no'],
  arrival: ['shortNonEu', 'shortEu', 'longVisa', 'longEu'],
  threat: ['yes', 'no'],
} as const
export type DayFact = (typeof dayFacts)[number]
export type ChoiceFact = keyof typeof choiceFacts
export type FactKey = DayFact | ChoiceFact
export const factKeys = [...dayFacts, ...(Object.keys(choiceFacts) as ChoiceFact[])] as const

export function isDayFact(key: string): key is DayFact {
  return (dayFacts as readonly string[]).includes(key)
}
export function isChoiceFact(key: string): key is ChoiceFact {
  return key in choiceFacts
}

/** What can show that a stage lies behind a case: how it stands, or a fact that is known. */
export const stageSigns = ['assigned', 'answered', 'papersSeen', 'tasksDone', ...factKeys] as const
export type StageSign = (typeof stageSigns)[number]

/** Papers a checklist can ask for. */
export const paperKeys = [
  'letter',
  'card',
  'passport',
  'photo',
  'income',
  'address',
  'lastDecision',
  'lease',
  'bankStatement',
  'insuranceProof',
  'diploma',
  'marks',
  'translation',
  'birthCertificate',
  'marriageCertificate',
  'statusDecision',
  'vaccination',
  'schoolReport',
  'licence',
  'bankNumber',
  'doctorNote',
  'homePhotos',
] as const
export type PaperKey = (typeof paperKeys)[number]

/** Tasks a type can lay out. */
export const taskKeys = [
  'readQuestion',
  'callBack',
  'askPapers',
  'bringPapers',
  'checkCard',
  'bookCounter',
  'goToCounter',
  'explainLetter',
  'fillForm',
  'sendFile',
  'nudgeAuthority',
  'explainDecision',
  'chooseInsurer',
  'findDoctor',
  'checkNeed',
  'checkContract',
  'visitHome',
  'findSchool',
  'collectCard',
  'findLawyer',
  'openAccount',
  'checkRule',
  'safetyPlan',
  'closeTalk',
] as const
export type TaskKey = (typeof taskKeys)[number]

export const doers = ['newcomer', 'centre', 'authority', 'partner'] as const
export type Doer = (typeof doers)[number]
export const waits = ['centre', 'newcomer', 'authority', 'partner', 'nobody'] as const
export type Wait = (typeof waits)[number]

export const outcomes = [
  'solved',
  'partly',
  'refused',
  'referred',
  'stopped',
  'unreachable',
  'double',
] as const
export type Outcome = (typeof outcomes)[number]
/** What one may choose when closing; `double` is the work of a merge. */
export const closingOutcomes = outcomes.filter((outcome) => outcome !== 'double')

export const urgencies = ['today', 'week', 'calm'] as const
export type Urgency = (typeof urgencies)[number]
export const reaches = ['phone', 'sms', 'email', 'visit'] as const
export type Reach = (typeof reaches)[number]
export const reachTimes = ['morning', 'afternoon', 'evening', 'never'] as const
export const openers = ['self', 'guest', 'desk', 'staff'] as const
export type Opener = (typeof openers)[number]

export const noteKinds = ['internal', 'shared', 'contact'] as const
export const contactChannels = ['phone', 'desk', 'visit', 'letter', 'mail', 'other'] as const
export const flagKinds = ['callBack', 'away', 'careful', 'waitingPaper', 'lookAgain'] as const
export type FlagKind = (typeof flagKinds)[number]

/** Why words of danger were no danger: the code stands in the trail. */
export const noDangerReasons = ['otherMeaning', 'misheard', 'otherPerson', 'past'] as const

export const letterTemplates = ['papers', 'deadline', 'free'] as const
export type LetterTemplate = (typeof letterTemplates)[number]

/** How sure a rule is (facts file: V, V*, C, U). */
export const confidences = ['verified', 'differs', 'common', 'unsure'] as const
export type Confidence = (typeof confidences)[number]

/** What is to be done by a term, as the person reads it (`cases.rule.<key>`). */
export const ruleSentences = [
  'renewCard',
  'askPermanent',
  'register',
  'reportMove',
  'askFamily',
  'appeal',
  'authorityDecides',
  'bringCertificate',
  'sendMissingPapers',
  'askReview',
  'landlordRegisters',
  'makeInventory',
  'giveNotice',
  'askRentLoan',
  'askMediation',
  'complainSchool',
  'schoolDuty',
  'askChildBenefit',
  'askChildcare',
  'drivePermit',
  'goToOmbudsman',
  'payOrDispute',
  'insure',
  'depositBack',
  'reportBirth',
  'leaseEnds',
  'reportIntegration',
  'registerWork',
  'reachLevel',
  'finishIntegration',
  'fileTax',
  'payReminder',
  'declareMarriage',
  'reportDeath',
  'arrangeFuneral',
  'firstTalk',
  'check',
] as const
/** One of ours, or the town's own words that stand in the rule. */
export type RuleSentence = (typeof ruleSentences)[number] | 'own'

/** Papers that bridge the time of waiting, and what is lost when one is late. */
export const bridges = [
  'annex15',
  'annex15bis',
  'annex19',
  'annex22',
  'annex35',
  'annex49',
  'orangeCard',
  'proofOfRequest',
] as const
export const losses = [
  'noBridge',
  'lost',
  'strict',
  'fine',
  'payAgain',
  'full',
  'longer',
  'noDriving',
] as const

/** Numbers one calls first when somebody is in danger, per country (facts file A17). */
export const emergencyNumbers: Record<
  Country,
  readonly { key: 'emergency' | 'police' | 'violence' | 'children' | 'talk'; number: string }[]
> = {
  BE: [
    { key: 'emergency', number: '112' },
    { key: 'police', number: '101' },
    { key: 'violence', number: '1712' },
    { key: 'children', number: '102' },
    { key: 'talk', number: '106' },
  ],
  NL: [
    { key: 'emergency', number: '112' },
    { key: 'police', number: '0900-8844' },
    { key: 'violence', number: '0800-2000' },
    { key: 'children', number: '0800-0432' },
    { key: 'talk', number: '0800-0113' },
  ],
}
