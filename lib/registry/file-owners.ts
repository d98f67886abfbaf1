import 'server-only'
import type { FileOwner } from '@/lib/files/owner'

/** Every domain whose things may have documents. */
export const fileOwners: readonly FileOwner[] = []
