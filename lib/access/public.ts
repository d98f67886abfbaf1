import 'server-only'
import { database } from '@/lib/db/client'
import { now } from '@/lib/time/clock'
import { anonymous } from './actor'
import type { Ctx } from './context'

/** The context of a page that is the same for everybody: it may not look at who is asking. */
export function publicContext(): Ctx {
  return { actor: anonymous, now: now(), db: database().db }
}
