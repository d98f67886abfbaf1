import 'server-only'
import { ambassadorRetention } from '@/lib/ambassadors/retention'
import { appointmentRetention } from '@/lib/appointments/retention'
import { authRetention } from '@/lib/auth/retention'
import { caseRetention } from '@/lib/cases/retention'
import { courseRetention } from '@/lib/courses/retention'
import { filesRetention } from '@/lib/files/retention'
import { outboxRetention } from '@/lib/outbox/retention'
import { passportRetention } from '@/lib/passport/retention'
import { peopleRetention } from '@/lib/people/retention'
import { proofsRetention } from '@/lib/proofs/retention'
import { auditRetention } from '@/lib/retention/trail'
import type { RetentionRule } from '@/lib/retention/types'
import { teachingRetention } from '@/lib/teaching/retention'
import { threadsRetention } from '@/lib/threads/personal-data'

/** How long each domain keeps what. A domain that keeps something about people is listed here. */
export const retentionRules: readonly RetentionRule[] = [
  ...courseRetention,
  ...caseRetention,
  ...ambassadorRetention,
  ...peopleRetention,
  ...authRetention,
  ...outboxRetention,
  ...auditRetention,
  ...threadsRetention,
  ...filesRetention,
  ...teachingRetention,
  ...passportRetention,
  ...proofsRetention,
  ...appointmentRetention,
]
