import 'server-only'
import type { WithdrawHook } from '@/lib/people/consent/consent'

/** What each domain does at once when somebody takes an agreement back. A domain that acts on one is listed here. */
export const withdrawHooks: readonly WithdrawHook[] = []
