import 'server-only'
import { seal, unseal } from '@/lib/auth/seal'
import { settings } from '@/lib/config/settings'
import { isId } from '@/lib/db/ids'
import type { Locale } from '@/lib/i18n/locales'

const about = 'ambassadors.letters'

/** Whose letters a link in a mail ends; null when it is none of ours. It has no end: an old letter must still let go. */
export function personOfToken(token: string): string | null {
  const personId = unseal(token, about)
  return isId(personId) ? personId : null
}

/** The page where somebody stops the letters, and the address to which a mail program posts the same (RFC 8058). */
export function stopAddresses(personId: string, locale: Locale): { page: string; oneClick: string } {
  const token = seal(personId, about)
  const { appUrl } = settings()
  return { page: `${appUrl}/${locale}/letters/${token}`, oneClick: `${appUrl}/api/letters/${token}` }
}
