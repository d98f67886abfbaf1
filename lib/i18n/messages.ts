import type ambassadors from '@/messages/nl/ambassadors.json'
import type ambassadorsLegal from '@/messages/nl/ambassadorsLegal.json'
import type ambassadorsMail from '@/messages/nl/ambassadorsMail.json'
import type ambassadorsStaff from '@/messages/nl/ambassadorsStaff.json'
import type appointments from '@/messages/nl/appointments.json'
import type appointmentsStaff from '@/messages/nl/appointmentsStaff.json'
import type auth from '@/messages/nl/auth.json'
import type card from '@/messages/nl/card.json'
import type cases from '@/messages/nl/cases.json'
import type casesStaff from '@/messages/nl/casesStaff.json'
import type common from '@/messages/nl/common.json'
import type consent from '@/messages/nl/consent.json'
import type courses from '@/messages/nl/courses.json'
import type coursesStaff from '@/messages/nl/coursesStaff.json'
import type designStaff from '@/messages/nl/designStaff.json'
import type errors from '@/messages/nl/errors.json'
import type family from '@/messages/nl/family.json'
import type files from '@/messages/nl/files.json'
import type filesStaff from '@/messages/nl/filesStaff.json'
import type forms from '@/messages/nl/forms.json'
import type home from '@/messages/nl/home.json'
import type jobsStaff from '@/messages/nl/jobsStaff.json'
import type layout from '@/messages/nl/layout.json'
import type mail from '@/messages/nl/mail.json'
import type my from '@/messages/nl/my.json'
import type myData from '@/messages/nl/myData.json'
import type organisationsStaff from '@/messages/nl/organisationsStaff.json'
import type pages from '@/messages/nl/pages.json'
import type pairs from '@/messages/nl/pairs.json'
import type pairsStaff from '@/messages/nl/pairsStaff.json'
import type passport from '@/messages/nl/passport.json'
import type passportStaff from '@/messages/nl/passportStaff.json'
import type peopleStaff from '@/messages/nl/peopleStaff.json'
import type placement from '@/messages/nl/placement.json'
import type profile from '@/messages/nl/profile.json'
import type proofs from '@/messages/nl/proofs.json'
import type retentionStaff from '@/messages/nl/retentionStaff.json'
import type staff from '@/messages/nl/staff.json'
import type sun from '@/messages/nl/sun.json'
import type teaching from '@/messages/nl/teaching.json'
import type teachingStaff from '@/messages/nl/teachingStaff.json'
import type threads from '@/messages/nl/threads.json'
import type trailStaff from '@/messages/nl/trailStaff.json'
import type validation from '@/messages/nl/validation.json'
import type wishes from '@/messages/nl/wishes.json'

/** The shape of a catalogue: the Dutch source, one namespace per file. */
export type Messages = {
  ambassadors: typeof ambassadors
  ambassadorsLegal: typeof ambassadorsLegal
  ambassadorsStaff: typeof ambassadorsStaff
  ambassadorsMail: typeof ambassadorsMail
  appointments: typeof appointments
  appointmentsStaff: typeof appointmentsStaff
  auth: typeof auth
  card: typeof card
  cases: typeof cases
  casesStaff: typeof casesStaff
  common: typeof common
  courses: typeof courses
  coursesStaff: typeof coursesStaff
  designStaff: typeof designStaff
  errors: typeof errors
  files: typeof files
  filesStaff: typeof filesStaff
  family: typeof family
  forms: typeof forms
  home: typeof home
  jobsStaff: typeof jobsStaff
  layout: typeof layout
  mail: typeof mail
  my: typeof my
  myData: typeof myData
  organisationsStaff: typeof organisationsStaff
  pages: typeof pages
  placement: typeof placement
  pairs: typeof pairs
  pairsStaff: typeof pairsStaff
  peopleStaff: typeof peopleStaff
  proofs: typeof proofs
  passport: typeof passport
  passportStaff: typeof passportStaff
  teaching: typeof teaching
  teachingStaff: typeof teachingStaff
  trailStaff: typeof trailStaff
  profile: typeof profile
  consent: typeof consent
  retentionStaff: typeof retentionStaff
  staff: typeof staff
  sun: typeof sun
  threads: typeof threads
  validation: typeof validation
  wishes: typeof wishes
}

/** Catalogues of the public and personal pages, in all twelve languages. */
export const publicNamespaces = [
  'ambassadors',
  'ambassadorsLegal',
  'ambassadorsMail',
  'appointments',
  'auth',
  'card',
  'cases',
  'common',
  'courses',
  'errors',
  'files',
  'family',
  'forms',
  'home',
  'layout',
  'mail',
  'my',
  'myData',
  'pages',
  'profile',
  'placement',
  'consent',
  'pairs',
  'sun',
  'proofs',
  'passport',
  'teaching',
  'threads',
  'validation',
  'wishes',
] as const satisfies readonly (keyof Messages)[]

/** Catalogues of the back office, in nl, en and fr. */
export const staffNamespaces = [
  'casesStaff',
  'appointmentsStaff',
  'ambassadorsStaff',
  'coursesStaff',
  'teachingStaff',
  'trailStaff',
  'passportStaff',
  'designStaff',
  'filesStaff',
  'organisationsStaff',
  'jobsStaff',
  'retentionStaff',
  'pairsStaff',
  'peopleStaff',
  'staff',
] as const satisfies readonly (keyof Messages)[]
