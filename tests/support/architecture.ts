import { parseSync, Visitor } from 'rolldown/utils'

/** One source file: its path from the root, with forward slashes, and its text. */
export type Source = { file: string; text: string }

/** Names of parts of lib, one a line. */
const parts = (text: string): readonly string[] => text.trim().split(/\s+/)

/** What each part of lib may import of lib. A domain or machine that is not here may import nothing. */
export const imports: Record<string, readonly string[]> = {
  result: [],
  // Types of a rule are known to every domain; the machine itself knows none.
  retention: ['access', 'audit', 'config', 'db', 'result', 'time'],
  cefr: [],
  config: [],
  time: ['config'],
  log: ['config'],
  qr: [],
  sheet: [],
  calendar: ['time'],
  pdf: ['config', 'i18n', 'time'],
  db: ['config', 'log'],
  i18n: ['time'],
  access: ['auth', 'config', 'db', 'log', 'time'],
  audit: ['access', 'config', 'db', 'log'],
  outbox: ['access', 'config', 'db', 'i18n', 'log', 'people', 'time', 'retention'],
  auth: ['access', 'audit', 'config', 'db', 'i18n', 'log', 'outbox', 'people', 'result', 'time', 'retention'],
  forms: ['access', 'auth', 'config', 'db', 'i18n', 'log', 'people', 'result', 'time'],
  matching: [],
  freshness: ['config', 'db', 'log', 'time'],
  places: ['access', 'audit', 'config', 'db', 'outbox', 'result', 'time'],
  people: ['access', 'audit', 'config', 'db', 'i18n', 'result', 'sheet', 'time', 'retention', 'pdf'],
  proofs: ['access', 'audit', 'auth', 'config', 'db', 'i18n', 'people', 'result', 'retention', 'time'],
  teaching: [
    'access',
    'audit',
    'auth',
    'cefr',
    'config',
    'courses',
    'db',
    'i18n',
    'jobs',
    'outbox',
    'passport',
    'pdf',
    'people',
    'phrasebook',
    'places',
    'proofs',
    'qr',
    'result',
    'retention',
    'time',
  ],
  passport: [
    'access',
    'audit',
    'auth',
    'config',
    'db',
    'i18n',
    'outbox',
    'pdf',
    'people',
    'proofs',
    'qr',
    'result',
    'retention',
    'sheet',
    'time',
  ],
  // One a line: several people add to it at once.
  registry: parts(`
    ambassadors
    appointments
    auth
    cases
    courses
    forms
    files
    jobs
    outbox
    passport
    people
    proofs
    retention
    threads
    teaching
  `),
  translate: ['config', 'i18n', 'log', 'result'],
  threads: parts(`
    access
    audit
    config
    db
    i18n
    log
    outbox
    people
    phrasebook
    result
    retention
    time
    translate
  `),
  phrasebook: ['config', 'files', 'i18n', 'time'],
  files: ['access', 'audit', 'auth', 'config', 'db', 'i18n', 'log', 'people', 'result', 'retention', 'time'],
  courses: [
    'access',
    'audit',
    'auth',
    'calendar',
    'cefr',
    'config',
    'db',
    'freshness',
    'i18n',
    'jobs',
    'outbox',
    'people',
    'places',
    'sheet',
    'result',
    'time',
    'retention',
  ],
  // One a line: several people add to it at once.
  worker: parts(`
    access
    ambassadors
    appointments
    audit
    auth
    cases
    courses
    files
    forms
    jobs
    outbox
    passport
    people
    places
    registry
    retention
    threads
    teaching
    time
  `),
  reservations: ['access', 'db', 'result'],
  appointments: parts(`
    access
    ambassadors
    audit
    auth
    calendar
    config
    db
    i18n
    outbox
    people
    places
    reservations
    result
    retention
    time
  `),
  jobs: ['access', 'audit', 'config', 'db', 'log', 'people', 'result', 'time'],
  cases: parts(`
    appointments
    access
    audit
    auth
    calendar
    config
    db
    i18n
    log
    outbox
    pdf
    people
    result
    retention
    time
    files
    threads
    sheet
  `),
  ambassadors: [
    'calendar',
    'qr',
    'files',
    'pdf',
    'proofs',
    'retention',
    'access',
    'audit',
    'auth',
    'config',
    'courses',
    'db',
    'i18n',
    'jobs',
    'matching',
    'outbox',
    'passport',
    'people',
    'places',
    'sheet',
    'result',
    'time',
  ],
}

/** Domains: what a person comes for. Shared machinery may not know them. */
const domains = parts(`
  ambassadors
  appointments
  cases
  courses
  passport
  proofs
  teaching
`)

/** Which part of lib writes a table; everybody else reads, or calls its command. */
export const owners: Record<string, string> = {
  person: 'people',
  ambassador: 'ambassadors',
  ambassadorRole: 'ambassadors',
  ambassadorModule: 'ambassadors',
  ambassadorRoleWish: 'ambassadors',
  ambassadorStep: 'ambassadors',
  ambassadorCheck: 'ambassadors',
  ambassadorAcceptance: 'ambassadors',
  ambassadorTalk: 'ambassadors',
  ambassadorDraft: 'ambassadors',
  ambassadorService: 'ambassadors',
  expenseRule: 'ambassadors',
  expensePeriod: 'ambassadors',
  expense_period: 'ambassadors',
  expenseClaim: 'ambassadors',
  ambassadorBadge: 'ambassadors',
  ambassadorPerk: 'ambassadors',
  ambassadorThanks: 'ambassadors',
  awardRound: 'ambassadors',
  awardJuror: 'ambassadors',
  awardNomination: 'ambassadors',
  awardVote: 'ambassadors',
  award_vote: 'ambassadors',
  ambassadorMailing: 'ambassadors',
  ambassadorMailingStop: 'ambassadors',
  ambassadorGathering: 'ambassadors',
  ambassadorGuest: 'ambassadors',
  ambassador_guest: 'ambassadors',
  matchProfile: 'ambassadors',
  matchRequest: 'ambassadors',
  matchWeights: 'ambassadors',
  matchRun: 'ambassadors',
  matchSuggestion: 'ambassadors',
  matchRule: 'ambassadors',
  matchProposal: 'ambassadors',
  matchQuestion: 'ambassadors',
  pair: 'ambassadors',
  pairMeeting: 'ambassadors',
  pairCheckIn: 'ambassadors',
  pairNudge: 'ambassadors',
  pair_nudge: 'ambassadors',
  pairReport: 'ambassadors',
  roleAssignment: 'people',
  organisation: 'people',
  organisationMember: 'people',
  invitation: 'auth',
  session: 'auth',
  signInCode: 'auth',
  rate_limit: 'auth',
  placePool: 'places',
  place_pool: 'places',
  booking: 'places',
  course: 'courses',
  courseText: 'courses',
  courseRun: 'courses',
  course_run: 'courses',
  lesson: 'courses',
  weeklyLesson: 'courses',
  bookingDraft: 'courses',
  booking_draft: 'courses',
  courseTrack: 'courses',
  courseSkill: 'courses',
  coursePrerequisite: 'courses',
  courseMaterial: 'courses',
  courseGroup: 'courses',
  courseGroupMember: 'courses',
  placementFact: 'courses',
  childcareChild: 'courses',
  familyDraft: 'courses',
  runImport: 'courses',
  courseIntake: 'courses',
  allocationRound: 'courses',
  allocationRun: 'courses',
  allocationWish: 'courses',
  allocationEntry: 'courses',
  courseDemand: 'courses',
  bookingParty: 'places',
  thread: 'threads',
  threadMessage: 'threads',
  thread_message: 'threads',
  threadTranslation: 'threads',
  threadRead: 'threads',
  threadDraft: 'threads',
  storedFile: 'files',
  stored_file: 'files',
  fileBlob: 'files',
  file_blob: 'files',
  fileAllowance: 'files',
  file_allowance: 'files',
  auditEvent: 'audit',
  audit_event: 'audit',
  auditChain: 'audit',
  audit_chain: 'audit',
  accessCard: 'auth',
  authenticator: 'auth',
  recoveryCode: 'auth',
  passkey: 'auth',
  passkeyChallenge: 'auth',
  passkey_challenge: 'auth',
  providerTrip: 'auth',
  provider_trip: 'auth',
  providerIdentity: 'auth',
  personMerge: 'people',
  erasure: 'people',
  legalHold: 'people',
  proof: 'proofs',
  attendanceFigure: 'teaching',
  attendance_figure: 'teaching',
  passportFigure: 'passport',
  passport_figure: 'passport',
  expense_claim: 'ambassadors',
  expenseFigure: 'ambassadors',
  expense_figure: 'ambassadors',
  attendanceSheet: 'teaching',
  attendanceSave: 'teaching',
  attendanceMark: 'teaching',
  attendance_mark: 'teaching',
  substitution: 'teaching',
  learnerNote: 'teaching',
  skillProgress: 'teaching',
  groupMessage: 'teaching',
  followUpRule: 'teaching',
  followUp: 'teaching',
  follow_up: 'teaching',
  evaluationAsk: 'teaching',
  evaluation_ask: 'teaching',
  learner_note: 'teaching',
  skill_progress: 'teaching',
  evaluationAnswer: 'teaching',
  certificate: 'teaching',
  trajectory: 'passport',
  trajectoryTemplate: 'passport',
  trajectoryPart: 'passport',
  trajectoryMark: 'passport',
  passportHours: 'passport',
  passport_hours: 'passport',
  profile: 'people',
  profileLanguage: 'people',
  householdMember: 'people',
  contactTime: 'people',
  profileStep: 'people',
  consent: 'people',
  correction: 'people',
  retentionSetting: 'retention',
  retentionRun: 'retention',
  outboxMessage: 'outbox',
  outbox_message: 'outbox',
  demoMail: 'outbox',
  job: 'jobs',
  reservable: 'reservations',
  reservation: 'reservations',
  appointmentService: 'appointments',
  appointmentServiceText: 'appointments',
  serviceProvider: 'appointments',
  staffAvailability: 'appointments',
  closure: 'appointments',
  appointment: 'appointments',
  accompanyRequest: 'appointments',
  accompany_request: 'appointments',
  accompanyAsk: 'appointments',
  walkInTicket: 'appointments',
  walk_in_ticket: 'appointments',
  formReceipt: 'forms',
  keptForm: 'forms',
  form_receipt: 'forms',
  caseTeam: 'cases',
  case_team: 'cases',
  caseTeamMember: 'cases',
  caseType: 'cases',
  caseTypeVersion: 'cases',
  caseRule: 'cases',
  helpCase: 'cases',
  help_case: 'cases',
  caseFact: 'cases',
  caseEvent: 'cases',
  case_event: 'cases',
  caseTask: 'cases',
  casePaper: 'cases',
  caseNote: 'cases',
  caseDeadline: 'cases',
  case_deadline: 'cases',
  caseAssignment: 'cases',
  caseParticipant: 'cases',
  caseFlag: 'cases',
  caseReferral: 'cases',
  caseLetter: 'cases',
  caseDraft: 'cases',
  caseView: 'cases',
  caseBulk: 'cases',
  caseMerge: 'cases',
}

/** Files of a domain that a browser may read. */
const clientSafe = /\/(schema|rules|policy|types|vocabulary|filters|words)\.ts$/
const frameworkHomes = /^lib\/(forms|auth|i18n)\/|^lib\/access\/require\.ts$/
const clockHome = 'lib/time/clock.ts'
const partOf = (file: string) => /^lib\/([a-z0-9-]+)\//.exec(file)?.[1]

const specifiersOf = (text: string) =>
  [
    ...text.matchAll(
      /^(import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|import\('([^']+)'\)/gm,
    ),
  ].map((match) => ({
    specifier: match[3] ?? match[4] ?? match[5] ?? '',
    typeOnly: Boolean(match[2]),
  }))

/** Comments and strings may speak of what code may not do. */
const withoutComments = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"])\/\/.*$/gm, '$1')

function wrongImports({ file, text }: Source): string[] {
  const wrong: string[] = []
  const part = partOf(file)
  for (const { specifier, typeOnly } of specifiersOf(text)) {
    if (part) {
      if (/^@\/(app|components)\//.test(specifier)) wrong.push(`lib imports ${specifier}`)
      if (/^(react|react-dom|next)(\/|$)/.test(specifier) && !frameworkHomes.test(file))
        wrong.push(`imports ${specifier}`)
      const other = /^@\/lib\/([a-z0-9-]+)\//.exec(specifier)?.[1]
      if (other && other !== part && !imports[part]?.includes(other))
        wrong.push(`${part} may not know ${other}`)
      if (specifier === 'next-auth' || specifier.startsWith('next-auth/'))
        if (part !== 'auth') wrong.push(`imports ${specifier}`)
    }
    if (file.startsWith('components/')) {
      if (specifier.startsWith('@/app/')) wrong.push(`components imports ${specifier}`)
      if (specifier.startsWith('@/lib/db/')) wrong.push(`imports ${specifier}`)
      const domain = /^@\/lib\/([a-z0-9-]+)\/([a-z0-9-]+)$/.exec(specifier)
      if (domain && !typeOnly && domains.includes(domain[1] ?? '') && !clientSafe.test(`/${domain[2]}.ts`))
        wrong.push(`a component reads ${specifier}`)
    }
    if (
      file.startsWith('components/ui/') &&
      domains.some(
        (domain) =>
          specifier.startsWith(`@/lib/${domain}/`) || specifier.startsWith(`@/components/${domain}/`),
      )
    )
      wrong.push(`an atom knows a domain: ${specifier}`)
    if (file.startsWith('app/') && /^@\/lib\/db\/client$/.test(specifier) && !/^app\/(api\/)/.test(file))
      wrong.push(`app reads the database itself`)
    if (/^'use client'/.test(text) && !typeOnly && specifier.startsWith('@/lib/')) {
      const target = `${specifier.slice(2)}.ts`
      const pure =
        clientSafe.test(target) ||
        /^lib\/(cefr|time\/time|result|config\/(limits|town)|i18n\/(locales|format)|forms\/(state|values)|access\/(roles|matrix|actor))/.test(
          target,
        )
      if (!pure) wrong.push(`the browser would read ${specifier}`)
    }
  }
  return wrong
}

/** Machinery that only a server may read, beside the domains. One a line: several people add to it at once. */
const serverParts = new Set(
  parts(`
  audit
  auth
  freshness
  reservations
  jobs
  outbox
  pdf
  people
  places
  retention
  worker
  `),
)

function wrongServerOnly({ file, text }: Source): string[] {
  const part = partOf(file)
  if (!part || file.endsWith('.d.ts')) return []
  const server = domains.includes(part) || serverParts.has(part)
  const open = clientSafe.test(file) || file === 'lib/auth/personas.ts'
  const begins = /^import 'server-only'/.test(text)
  if (server && !open && !begins) return ["does not begin with import 'server-only'"]
  if (open && begins) return ['is meant for the browser too, yet begins with server-only']
  return []
}

function wrongWrites({ file, text }: Source): string[] {
  const part = partOf(file)
  if (!part) return []
  const wrong: string[] = []
  const code = withoutComments(text)
  const writes = [
    ...code.matchAll(
      /\bdb\.(\w+)\.(?:create|createMany|createManyAndReturn|update|updateMany|upsert|delete|deleteMany)\(/g,
    ),
    ...code.matchAll(/\b(?:INSERT INTO|DELETE FROM|UPDATE)\s+([a-z_]+)\b(?!\s+OF)/g),
  ]
  for (const [whole, table = ''] of writes) {
    const owner = owners[table]
    if (!owner) wrong.push(`writes ${table}, which has no owner (${whole.trim()})`)
    else if (owner !== part) wrong.push(`writes ${table}, which ${owner} owns`)
  }
  return wrong
}

function wrongActions({ file, text }: Source): string[] {
  if (!/(^|\/)actions\.ts$/.test(file)) return []
  const wrong: string[] = []
  if (!text.startsWith("'use server'")) wrong.push("does not begin with 'use server'")
  const exported = [...text.matchAll(/^export\s+(.*)$/gm)].map((match) => match[1] ?? '')
  for (const line of exported)
    if (!/^const \w+Action = formAction\($|^const \w+Action = formAction\(\{/.test(line))
      wrong.push(`exports what formAction did not make: ${line}`)
  return wrong
}

function wrongWords({ file, text }: Source): string[] {
  const wrong: string[] = []
  const code = withoutComments(text)
  if (/^(lib|app|components)\//.test(file)) {
    if (/process\.env/.test(code) && !file.startsWith('lib/config/')) wrong.push('reads process.env')
    if (/\bnew Date\(\)|\bDate\.now\(\)/.test(code) && file.startsWith('lib/') && file !== clockHome)
      wrong.push('looks at the clock itself')
    if (/\$queryRawUnsafe|\$executeRawUnsafe/.test(code) && file !== 'lib/places/invariants.ts')
      wrong.push('sends SQL that is not bound')
    if (/\bMath\.random\(/.test(code) && !mayGuess.includes(file))
      wrong.push('takes chance that can be foretold')
    if (/child_process/.test(code) && !startsProcesses.includes(file)) wrong.push('starts a process')
    if (/\bnew RegExp\(|\beval\(|\bnew Function\(/.test(code) && !makesPatterns.includes(file))
      wrong.push('makes a program or a pattern of words')
    if (/dangerouslySetInnerHTML/.test(code) && !allowedRawHtml.includes(file)) wrong.push('writes raw HTML')
  }
  return wrong
}

/** How long a retry waits: no secret. */
const mayGuess = ['lib/db/transaction.ts']
/** Draws a page of a PDF in a process that holds nothing of ours. */
const startsProcesses = ['lib/files/draw-page.ts']
/** Of a list of ours; and of a person's name, every sign of it escaped. */
const makesPatterns = ['lib/ambassadors/schema.ts', 'lib/translate/hide-words.ts']
/** Raw HTML of our own making: JSON-LD, and what React wrote before. */
const allowedRawHtml = ['app/[locale]/(public)/courses/[id]/page.tsx', 'components/ui/still.ts']

const sided =
  /(?<![\w-])-?(?:ml|mr|pl|pr|left|right|border-l|border-r|rounded-l|rounded-r|rounded-tl|rounded-tr|rounded-bl|rounded-br|scroll-ml|scroll-mr|scroll-pl|scroll-pr)-[\w[]|(?<![\w-])(?:text-left|text-right|float-left|float-right)(?![\w-])/
const sidedCss =
  /(?:^|[;{\s])(?:margin|padding|border)-(?:left|right)\b|(?:^|[;{\s])(?:left|right)\s*:|text-align:\s*(?:left|right)|float:\s*(?:left|right)/

function wrongSides({ file, text }: Source): string[] {
  if (file.endsWith('.css'))
    return sidedCss.test(withoutComments(text)) ? ['names a side: use the logical property'] : []
  if (!file.endsWith('.tsx')) return []
  const wrong: string[] = []
  for (const [, classes = ''] of text.matchAll(/className=(?:"([^"]*)"|\{`([^`]*)`\})/g))
    if (sided.test(classes)) wrong.push(`names a side: ${classes}`)
  return wrong
}

const letters = /\p{L}{2,}/u
const spoken = new Set(['alt', 'title', 'placeholder', 'aria-label', 'aria-description', 'label', 'hint'])
/** Our own name is the same in every language. */
const untranslatable = /^(Samen|JavaScript|WCAG.*|PDF|CSV|XLSX|Ctrl|Esc|Enter)$/

function wrongLiterals({ file, text }: Source): string[] {
  // The page of building blocks shows scripts and long words as specimens.
  if (!file.endsWith('.tsx') || file.startsWith('app/[locale]/staff/design/')) return []
  const wrong: string[] = []
  const say = (value: string) => {
    const words = value.trim()
    if (letters.test(words) && !untranslatable.test(words))
      wrong.push(`says “${words.slice(0, 40)}” in one language`)
  }
  const { program } = parseSync(file, text)
  new Visitor({
    JSXText(node: { value: string }) {
      say(node.value)
    },
    JSXAttribute(node: { name: { name: unknown }; value: { type: string; value?: unknown } | null }) {
      if (
        spoken.has(String(node.name.name)) &&
        node.value?.type === 'Literal' &&
        typeof node.value.value === 'string'
      )
        say(node.value.value)
    },
  } as never).visit(program)
  return wrong
}

const rules = {
  wrongImports,
  wrongServerOnly,
  wrongWrites,
  wrongActions,
  wrongWords,
  wrongSides,
  wrongLiterals,
}

/** Everything in a file that breaks a rule of the house, as `file: what`. */
export function violations(source: Source): string[] {
  return Object.values(rules).flatMap((rule) => rule(source).map((what) => `${source.file}: ${what}`))
}
