import 'server-only'
import { caseThread } from '@/lib/cases/conversation'
import type { ThreadOwner } from '@/lib/threads/owner'

/** Every domain whose things have a conversation. */
export const threadOwners: readonly ThreadOwner[] = [caseThread]
