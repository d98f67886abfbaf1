import 'server-only'
import { isAmbassador, mayHavePair, mayHaveRequest } from '@/lib/ambassadors/policy'
import { mayHaveCase } from '@/lib/cases/policy'
import { isInGroup } from '@/lib/courses/policy'
import { mayConfirmHours } from '@/lib/passport/queries'
import { hasCorrection } from '@/lib/people/correction/correct'
import type { OwnTrace } from '@/lib/people/own-things'
import { hasCertificate, isAsked } from '@/lib/teaching/policy'

/** What one's own page may show, and how its domain sees that there may be something. A domain with a part there is listed. */
export const ownTraces = {
  corrections: hasCorrection,
  groups: isInGroup,
  ambassador: isAmbassador,
  cases: mayHaveCase,
  pairs: mayHavePair,
  requests: mayHaveRequest,
  certificates: hasCertificate,
  asks: isAsked,
  hours: mayConfirmHours,
} satisfies Record<string, OwnTrace>
