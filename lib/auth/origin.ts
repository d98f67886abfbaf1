import 'server-only'

/** Whether a script's or a form's request comes from our own pages. A browser always says so on a POST. */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site && site !== 'same-origin' && site !== 'none') return false
  const origin = request.headers.get('origin')
  if (!origin || origin === 'null') return site !== null
  return URL.canParse(origin) && new URL(origin).host === request.headers.get('host')
}
