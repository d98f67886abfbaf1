import 'server-only'
import { settings } from '@/lib/config/settings'

/** Now. Domain code gets it as `ctx.now`; only the edges of the program ask the clock. */
export function now(): Date {
  return new Date()
}

/** The town's time zone (IANA name). */
export function townZone(): string {
  return settings().TZ_TOWN
}
