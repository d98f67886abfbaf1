import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { settings } from '@/lib/config/settings'
import { isId } from '@/lib/db/ids'

const sign = (id: string) =>
  createHmac('sha256', settings().AUTH_SECRET)
    .update(`appointment-link:${id}`)
    .digest('base64url')
    .slice(0, 32)

/** What stands at the end of a mail's link: it opens one appointment, and a button there changes it. */
export function linkToken(appointmentId: string): string {
  return `${appointmentId}.${sign(appointmentId)}`
}

/** The appointment a token is for; null for anything forged or damaged. */
export function appointmentOfToken(token: string): string | null {
  const [id = '', signature = ''] = token.split('.')
  if (!isId(id)) return null
  const right = Buffer.from(sign(id))
  const given = Buffer.from(signature)
  return given.length === right.length && timingSafeEqual(given, right) ? id : null
}
