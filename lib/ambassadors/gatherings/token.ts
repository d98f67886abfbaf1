import 'server-only'
import { seal, unseal } from '@/lib/auth/seal'
import { settings } from '@/lib/config/settings'
import { isId } from '@/lib/db/ids'
import type { Locale } from '@/lib/i18n/locales'

const about = 'ambassadors.gathering'

export type Invited = { gatheringId: string; personId: string }

/** Whose invitation to what a link holds; null when it is none of ours. */
export function invitationOf(token: string): Invited | null {
  const [gatheringId, personId] = unseal(token, about)?.split(':') ?? []
  return isId(gatheringId) && isId(personId) ? { gatheringId, personId } : null
}

/** The page where somebody reads their invitation and answers it, without signing in. Opening it changes nothing. */
export function invitationPage(invited: Invited, locale: Locale): string {
  return `${settings().appUrl}/${locale}/gatherings/${seal(`${invited.gatheringId}:${invited.personId}`, about)}`
}
