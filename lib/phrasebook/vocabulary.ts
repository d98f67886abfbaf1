/**
 * The phrasebook: sentences that stand ready in every language (sentences/<language>.json), so that staff and newcomers
 * understand each other with no translation service. `staff` sentences are said to a newcomer, `newcomer` ones to staff.
 * Client-safe.
 */
export const situations = [
  {
    key: 'greeting',
    side: 'staff',
    icon: 'hand-waving',
    phrases: [
      'hello',
      'gotQuestion',
      'gotMessage',
      'newHelper',
      'noHurry',
      'ownLanguage',
      'private',
      'howAreYou',
    ],
  },
  {
    key: 'documents',
    side: 'staff',
    icon: 'file-text',
    phrases: [
      'bring',
      'bringTwo',
      'original',
      'sendPhoto',
      'unclear',
      'corners',
      'allPages',
      'bothSides',
      'missing',
      'received',
      'inOrder',
      'expired',
      'swornTranslation',
      'canYouGet',
      'noEmbassy',
      'keepSafe',
      'doNotSign',
      'sign',
      'copies',
      'weDelete',
      'whoseLetter',
    ],
  },
  {
    key: 'appointment',
    side: 'staff',
    icon: 'calendar-blank',
    phrases: [
      'canYou',
      'booked',
      'where',
      'bringSomeone',
      'interpreter',
      'interpreterPhone',
      'children',
      'early',
      'changed',
      'cancelled',
      'missed',
      'iCall',
      'companion',
      'lasts',
      'tellUs',
      'takeNumber',
    ],
  },
  {
    key: 'deadline',
    side: 'staff',
    icon: 'clock',
    phrases: [
      'before',
      'important',
      'daysLeft',
      'cardUntil',
      'askFrom',
      'weRemind',
      'inTime',
      'late',
      'moreTime',
      'appeal',
    ],
  },
  {
    key: 'waiting',
    side: 'staff',
    icon: 'tray',
    phrases: [
      'sentTo',
      'waitFor',
      'usually',
      'nothingToDo',
      'weCalled',
      'approved',
      'refused',
      'moreAsked',
      'takenOver',
      'mayShare',
      'weTell',
    ],
  },
  {
    key: 'health',
    side: 'staff',
    icon: 'first-aid-kit',
    phrases: [
      'joinFund',
      'doctor',
      'urgent',
      'ocmw',
      'pharmacy',
      'hospital',
      'vaccination',
      'talk',
      'midwife',
    ],
  },
  {
    key: 'residence',
    side: 'staff',
    icon: 'identification-card',
    phrases: [
      'townHall',
      'cardReady',
      'annex15',
      'photo',
      'pinLetter',
      'police',
      'moved',
      'lawyer',
      'family',
    ],
  },
  {
    key: 'housing',
    side: 'staff',
    icon: 'house-line',
    phrases: ['beforeSigning', 'deposit', 'rent', 'visit', 'social', 'seeFirst', 'repair', 'court'],
  },
  {
    key: 'school',
    side: 'staff',
    icon: 'graduation-cap',
    phrases: ['start', 'compulsory', 'lunch', 'costs', 'talk', 'diploma'],
  },
  {
    key: 'courses',
    side: 'staff',
    icon: 'book-open',
    phrases: ['free', 'waitingList', 'test', 'childcare', 'noCost', 'job'],
  },
  {
    key: 'payment',
    side: 'staff',
    icon: 'currency-eur',
    phrases: ['cost', 'noCost', 'payBefore', 'cannotPay', 'account', 'childBenefit', 'payNobody'],
  },
  {
    key: 'apology',
    side: 'staff',
    icon: 'heart',
    phrases: ['ourMistake', 'longer', 'waited', 'willAsk', 'absent', 'closed'],
  },
  {
    key: 'emergency',
    side: 'staff',
    icon: 'warning',
    phrases: ['call112', 'call101', 'call1712', 'safeToCall', 'shelter', 'notAlone'],
  },
  {
    key: 'closing',
    side: 'staff',
    icon: 'check-circle',
    phrases: ['solved', 'somethingElse', 'comeBack', 'goodLuck', 'clear', 'goodbye'],
  },
  {
    key: 'answer',
    side: 'newcomer',
    icon: 'chat-circle-dots',
    phrases: [
      'understand',
      'notUnderstand',
      'simpler',
      'callMe',
      'interpreter',
      'yes',
      'no',
      'notSure',
      'thanks',
      'agree',
      'disagree',
      'hello',
    ],
    pictures: {
      understand: 'check-circle',
      notUnderstand: 'question',
      simpler: 'text-aa',
      callMe: 'phone',
      interpreter: 'translate',
      yes: 'check',
      no: 'x',
      notSure: 'question',
      thanks: 'heart',
      agree: 'handshake',
      disagree: 'x',
      hello: 'hand-waving',
    },
  },
  {
    key: 'coming',
    side: 'newcomer',
    icon: 'calendar-check',
    phrases: [
      'willCome',
      'cannot',
      'cannotOn',
      'otherTime',
      'late',
      'ill',
      'childIll',
      'work',
      'class',
      'whereIs',
      'together',
      'children',
    ],
    pictures: {
      willCome: 'calendar-check',
      cannot: 'calendar-x',
      cannotOn: 'calendar-x',
      otherTime: 'calendar-plus',
      late: 'clock',
      ill: 'first-aid-kit',
      childIll: 'baby',
      work: 'folder-simple',
      class: 'student',
      whereIs: 'map-pin',
      together: 'users',
      children: 'baby',
    },
  },
  {
    key: 'papers',
    side: 'newcomer',
    icon: 'file-text',
    phrases: [
      'moreTime',
      'haveNot',
      'have',
      'lost',
      'sendOn',
      'sent',
      'waiting',
      'whatLetter',
      'which',
      'letterFrom',
      'cardUntil',
    ],
    pictures: {
      moreTime: 'clock',
      haveNot: 'x',
      have: 'file-text',
      lost: 'warning',
      sendOn: 'envelope-simple',
      sent: 'check',
      waiting: 'clock',
      whatLetter: 'envelope-simple',
      which: 'list-checks',
      letterFrom: 'mailbox',
      cardUntil: 'identification-card',
    },
  },
  {
    key: 'asking',
    side: 'newcomer',
    icon: 'question',
    phrases: [
      'howLong',
      'news',
      'whatNow',
      'howMuch',
      'cannotPay',
      'paid',
      'whoHelps',
      'moved',
      'phone',
      'doctor',
      'pregnant',
      'noHome',
      'noFood',
      'school',
      'relative',
    ],
    pictures: {
      howLong: 'clock',
      news: 'tray',
      whatNow: 'path',
      howMuch: 'currency-eur',
      cannotPay: 'currency-eur',
      paid: 'currency-eur',
      whoHelps: 'user-circle',
      moved: 'house',
      phone: 'phone',
      doctor: 'first-aid-kit',
      pregnant: 'heart',
      noHome: 'house-line',
      noFood: 'shopping-cart-simple',
      school: 'graduation-cap',
      relative: 'users',
    },
  },
  {
    key: 'danger',
    side: 'newcomer',
    icon: 'shield-check',
    phrases: ['notSafe', 'doNotCall', 'urgent'],
    pictures: { notSafe: 'shield-check', doNotCall: 'phone', urgent: 'warning' },
  },
  {
    key: 'finished',
    side: 'newcomer',
    icon: 'check-circle',
    phrases: ['noHelp', 'solved'],
    pictures: { noHelp: 'check', solved: 'check-circle' },
  },
] as const

export type Situation = (typeof situations)[number]['key']
export type Side = (typeof situations)[number]['side']

/** `appointment.booked`: never changes once somebody has said it. */
export type PhraseId = {
  [S in (typeof situations)[number] as S['key']]: `${S['key']}.${S['phrases'][number]}`
}[Situation]

export const phraseIds: readonly PhraseId[] = situations.flatMap(
  (situation) => situation.phrases.map((phrase) => `${situation.key}.${phrase}`) as PhraseId[],
)

export function isPhraseId(value: unknown): value is PhraseId {
  return typeof value === 'string' && (phraseIds as readonly string[]).includes(value)
}

/** Who says it. */
export function sideOf(id: PhraseId): Side {
  const key = id.split('.')[0]
  return situations.find((situation) => situation.key === key)?.side ?? 'staff'
}

/** What may stand in a sentence's gap. */
export const blankTypes = ['day', 'time', 'place', 'document', 'amount', 'count', 'word'] as const
export type BlankType = (typeof blankTypes)[number]

/** `document2` is a second one of the same kind. */
export function typeOfBlank(name: string): BlankType | null {
  const stem = name.replace(/\d$/, '')
  return (blankTypes as readonly string[]).includes(stem) ? (stem as BlankType) : null
}
