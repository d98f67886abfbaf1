import 'server-only'
import { inviteJob } from '@/lib/ambassadors/gatherings/invite'
import { letterJob } from '@/lib/ambassadors/letters/send'
import { matchJob } from '@/lib/ambassadors/matching/match-run'
import { allocationJob } from '@/lib/courses/allocation/draw'
import type { JobKind } from '@/lib/jobs/types'
import { certificatesJob } from '@/lib/teaching/certificates-job'

/** Every kind of long work. Its words: messages `jobsStaff.kind`. */
export const jobKinds: readonly JobKind<never>[] = [
  // One a line: several people add to it at once.
  allocationJob,
  certificatesJob,
  matchJob,
  letterJob,
  inviteJob,
]
