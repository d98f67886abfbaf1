import 'server-only'
import { caseFiles } from '@/lib/cases/conversation'
import type { FileOwner } from '@/lib/files/owner'

/** Every domain whose things may have documents. */
export const fileOwners: readonly FileOwner[] = [caseFiles]
