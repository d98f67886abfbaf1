import 'server-only'
import { pairPersonalData } from '@/lib/ambassadors/pairs/personal-data'
import { ambassadorPersonalData } from '@/lib/ambassadors/personal-data'
import { appointmentPersonalData } from '@/lib/appointments/personal-data'
import { authPersonalData } from '@/lib/auth/personal-data'
import { casePersonalData } from '@/lib/cases/personal-data'
import { coursePersonalData } from '@/lib/courses/personal-data'
import { filesPersonalData } from '@/lib/files/personal-data'
import { formPersonalData } from '@/lib/forms/personal-data'
import { jobPersonalData } from '@/lib/jobs/personal-data'
import { outboxPersonalData } from '@/lib/outbox/personal-data'
import { passportPersonalData } from '@/lib/passport/personal-data'
import { consentPersonalData } from '@/lib/people/consent/personal-data'
import { correctionPersonalData } from '@/lib/people/correction/personal-data'
import { organisationPersonalData } from '@/lib/people/organisations/personal-data'
import { peoplePersonalData } from '@/lib/people/own-data'
import type { PersonalData } from '@/lib/people/personal-data'
import { profilePersonalData } from '@/lib/people/profile/personal-data'
import { proofsPersonalData } from '@/lib/proofs/personal-data'
import { teachingPersonalData } from '@/lib/teaching/personal-data'
import { threadsPersonalData } from '@/lib/threads/personal-data'

/** Every domain that holds something about people. A new one is written down here, or merges and exports miss it. */
export const personalData: readonly PersonalData[] = [
  peoplePersonalData,
  organisationPersonalData,
  authPersonalData,
  formPersonalData,
  coursePersonalData,
  appointmentPersonalData,
  ambassadorPersonalData,
  pairPersonalData,
  teachingPersonalData,
  passportPersonalData,
  filesPersonalData,
  threadsPersonalData,
  proofsPersonalData,
  casePersonalData,
  outboxPersonalData,
  profilePersonalData,
  consentPersonalData,
  correctionPersonalData,
  jobPersonalData,
]
