/** One list of limits, read by the code, the documentation and the tests. Client-safe. */
export const limits = {
  text: { name: 120, title: 160, message: 5000, search: 200, email: 254, reason: 500, url: 500 },
  formBodyBytes: 256 * 1024,
  pageSize: 100,
  signIn: {
    codeMinutes: 10,
    /** Tries per minute for one account from one address; then the wait doubles. */
    triesPerMinute: 6,
    codesPerAddressPerHour: 6,
    /** Sixty newcomers behind one shelter's address are not blocked. */
    codesPerNetworkPerHour: 300,
  },
  sessions: {
    public: { idleMinutes: 24 * 60, totalMinutes: 14 * 24 * 60 },
    ambassador: { idleMinutes: 8 * 60, totalMinutes: 7 * 24 * 60 },
    staff: { idleMinutes: 30, totalMinutes: 8 * 60 },
    /** A telephone or a computer that is not only theirs. */
    shared: { idleMinutes: 5, totalMinutes: 2 * 60 },
    /** So long before the end people are warned. */
    warnSeconds: { staff: 120, shared: 60 },
    /** Typed text waits so long for its person to be in again. */
    keepTypedMinutes: 30,
    keptForms: 20,
  },
  booking: {
    holdMinutes: 30,
    offerHours: 24,
    activeCourses: 5,
    lockWaitMs: 3000,
    transactionMs: 5000,
    retries: 5,
    /** A hot course may use this many of the pool's connections, so that the rest of the site stays up. */
    connectionsPerPool: 4,
    draftHours: 24,
    /** Children one family booking takes along. */
    children: 4,
    /** Wishes somebody says for one start day. */
    wishes: 5,
  },
  card: { printMinutes: 15, triesPerNetworkPerMinute: 60 },
  invitation: { days: 14 },
  /** Adding or removing a passkey wants a sign-in that is not older. */
  passkeys: { most: 10, challengeMinutes: 5, freshMinutes: 30, triesPerNetworkPerHour: 1200 },
  providerTripMinutes: 15,
  people: { found: 50, undoMergeDays: 30 },
  /** Days after which something is let go (quality.md §1); each town may choose otherwise. Null: never. */
  retention: {
    /** 13 months after the course; then a figure of nobody. */
    bookings: 396,
    /** Six months after an application that came to nothing. */
    applications: 183,
    waitingList: 30,
    /** After it ended. */
    sessions: 30,
    codes: 1,
    /** After a card stopped working. */
    cards: 365,
    merges: 30,
    consents: 1825,
    corrections: 730,
    /** After it left. Longer than bookings: what was said about one is proven as long as it is somebody's. */
    sentMessages: 760,
    /** What was said between a person and the centre: 12 months. */
    messages: 365,
    /** Who answered for somebody's hours: three months after the answer. */
    contacts: 92,
    /** Who was invited to a gathering of ambassadors and came: three months. */
    gatherings: 92,
    /** A guest's name and number, after their appointment. */
    guests: 30,
    /** What was reported about a pair, after it was dealt with: two years, as long as a closed case. */
    reports: 730,
    /** What was between a pair, after it ended: as long as somebody may claim for damage. */
    pairs: 1825,
    /** What was paid back: as long as the accounts. */
    expenses: 2555,
    /** Five years that a paper's page says it was taken back. */
    revokedProofs: 1825,
    /** 24 months of who looked at whom. */
    looks: 730,
    changes: 3650,
  },
  profile: {
    languages: 15,
    household: 20,
    schoolingYears: 30,
    correction: 2000,
    openCorrections: 10,
    /** Days that somebody's own page tells of an answer. */
    answerShownDays: 14,
  },
  appointments: { openPerPerson: 5, perPhonePerDay: 3, perNetworkPerHour: 60 },
  jobs: { leaseMs: 60_000, pulseMs: 15_000, progressMs: 500, attempts: 3, retryMs: 5000 },
  audit: { pageSize: 50 },
  passport: { ownEntriesPerDay: 10 },
  proofs: { looksPerNetworkPerMinute: 30 },
  cases: {
    /** A closed case is kept so long, then anonymised: 24 months. */
    closedDays: 730,
    draftHours: 24,
    pageSize: 50,
    /** An observed time is told from so many closed cases on, of so many days back. */
    medianFrom: 5,
    medianDays: 365,
    /** Smaller groups are not shown in figures. */
    suppressUnder: 5,
    undoHours: 24,
    /** A merge of doubles can be taken apart for so many days. */
    unmergeDays: 30,
    bulk: 100,
    /** Questions for help of one network in an hour: a shelter's forty people are not blocked. */
    asksPerNetworkPerHour: 60,
  },
  ambassadors: {
    /** People one accompanies at once, at most, as one may say it oneself. */
    capacity: 3,
    roles: 9,
    motivation: 600,
    /** A stale application is asked after every so many days, this often, and then closed. */
    chaseAfterDays: 14,
    chases: 2,
    lapseAfterDays: 14,
    talkMinutes: 45,
    boardColumn: 20,
    /** Readers of a letter that are written down in one go. */
    letterBatch: 50,
    listPage: 50,
    /** Most that one claim asks; older days than these months are settled with a colleague. */
    claimCents: 50_000,
    claimMonths: 12,
    /** Smaller groups are named without their number on the public page. */
    smallGroup: 3,
  },
  threads: { phrases: 8 },
  files: {
    bytes: 10 * 1024 * 1024,
    /** For one owner (a case), and for what one holder has not yet handed in. */
    perOwner: { files: 30, bytes: 200 * 1024 * 1024 },
    bytesPerPersonPerDay: 60 * 1024 * 1024,
    /** Ten people's worth: a shelter has one address, and an attacker too. */
    bytesPerNetworkPerDay: 600 * 1024 * 1024,
    pixels: 40_000_000,
    docxUnpackedBytes: 100 * 1024 * 1024,
    docxParts: 2000,
    pdfPages: 200,
    /** So many pages of a PDF are shown as pictures; each by a process of its own, so long and with so much memory. */
    shownPages: 5,
    drawSeconds: 10,
    drawMegabytes: 512,
    drawAtOnce: 2,
    drawWaiting: 40,
    linkSeconds: 60,
    unclaimedHours: 24,
    verifiedDays: 7,
    ticketHours: 2,
    /** A file on its way for longer than this came from a program that died. */
    arrivingMinutes: 60,
  },
  run: { capacity: 500, weeklyLessons: 14, weeks: 60, importLines: 100, importCharacters: 100_000 },
} as const
