// The policy of the pages behind a door: what may run in them is named by a number used once. It is given here and not
// in proxy.ts, which would read and copy every request once more. Not a lock: authorisation is in lib.
import { randomBytes } from 'node:crypto'

/** Families of personal addresses after the language, one a line: several people add to them at once. */
const personal = new RegExp(
  `^/[a-z]{2}/(?:${[
    'appointments/[^/?]+/[^/?]+',
    '(?:my|staff|sign-in|sign-out)(?:[/?]|$)',
    '(?:verify|confirm-hours)(?:[/?]|$)',
    'help/ask(?:[/?]|$)',
    'courses/[^/?]+/book/',
    'ambassadors/join',
    'letters/',
    'gatherings/',
  ].join('|')})`,
)
const signedOut = /^\/[a-z]{2}\/sign-out\/done(?:[?]|$)/

const policyOf = (nonce, dev) =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ')

/** Gives a personal page its policy; Next takes the number for its own scripts from the request's header. */
export function guardPersonalPage(request, response, dev) {
  // A number chosen by the asker would be no secret.
  delete request.headers['content-security-policy']
  delete request.headers['content-security-policy-report-only']
  if (!personal.test(request.url)) return
  const policy = policyOf(randomBytes(16).toString('base64'), dev)
  request.headers['content-security-policy'] = policy
  response.setHeader('Content-Security-Policy', policy)
  response.setHeader('Cache-Control', 'no-store')
  // Somebody signed out: what the browser kept of their pages and their typing goes too.
  if (signedOut.test(request.url)) response.setHeader('Clear-Site-Data', '"cache", "storage"')
}
