// What every answer carries and whom we believe about the asker, before Next sees anything.

/** On every answer, also those that Next never sees; pages bring more (next.config.ts, serve-policy.mjs). */
export const always = {
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  // Pictures, fonts and scripts too; pages bring a whole policy.
  'Content-Security-Policy': "frame-ancestors 'none'",
}

/** Pages of our own making: one style, no script, no frame. */
export const ownPage = {
  ...always,
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
}

/** TRACE and what nobody asks for are refused before anything else. */
export const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Whom we believe about who asks: the proxy in front, on this machine or in its own private network. */
const proxyInFront =
  /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^::1$|^f[cd][0-9a-f]{2}:/i

/** Without a proxy in front anybody could name any network, and the limits of tries would count for nothing. */
export function knowNetwork(request) {
  const peer = request.socket.remoteAddress ?? ''
  if (proxyInFront.test(peer)) return
  request.headers['x-real-ip'] = peer
  delete request.headers['x-forwarded-for']
}
