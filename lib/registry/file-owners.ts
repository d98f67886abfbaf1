import 'server-only'
import { claimFiles } from '@/lib/ambassadors/expenses/receipts'
import { caseFiles } from '@/lib/cases/conversation'
import type { FileOwner } from '@/lib/files/owner'

/** Every domain whose things may have documents. */
export const fileOwners: readonly FileOwner[] = [caseFiles, claimFiles]
