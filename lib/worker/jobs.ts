import 'server-only'
import { matchJob } from '@/lib/ambassadors/matching/match-run'
import { allocationJob } from '@/lib/courses/allocation/draw'
import type { JobKind } from '@/lib/jobs/types'

/** Every kind of long work. Its words: messages `jobsStaff.kind`. */
export const jobKinds: readonly JobKind<never>[] = [allocationJob, matchJob]
