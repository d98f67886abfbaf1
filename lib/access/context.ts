import 'server-only'
import type { Db } from '@/lib/db/client'
import type { Actor } from './actor'

/** First argument of every query and command: who, when, and in which transaction. */
export type Ctx = { actor: Actor; now: Date; db: Db }
