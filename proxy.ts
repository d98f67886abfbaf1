import Negotiator from 'negotiator'
import { type NextRequest, NextResponse } from 'next/server'
import { isLocale, isStaffLocale, type Locale, locales, sourceLocale } from '@/lib/i18n/locales'

// Not a lock: authorisation is in lib. This chooses the language of an address that has none, and gives the
// pages behind a door their policy. Public pages never pass here, so that they stay as quick as a file.
export const config = {
  matcher: [
    // Anything without a language, except machines' addresses and files.
    '/((?!(?:nl|en|fr|de|es|ar|fa|uk|tr|pl|ro|ti)(?:/|$)|api/|_next/|.*\\.[a-z0-9]+$).*)',
    '/:locale(nl|en|fr|de|es|ar|fa|uk|tr|pl|ro|ti)/:door(my|staff|sign-in)/:path*',
    '/:locale(nl|en|fr|de|es|ar|fa|uk|tr|pl|ro|ti)/:door(my|staff|sign-in)',
    '/:locale(nl|en|fr|de|es|ar|fa|uk|tr|pl|ro|ti)/courses/:id/book/:path*',
  ],
}

/** The person's choice, else the browser's best, else Dutch. */
export function chooseLocale(choice: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(choice)) return choice
  const best = new Negotiator({ headers: { 'accept-language': acceptLanguage ?? '' } }).languages([
    ...locales,
  ])[0]
  return acceptLanguage && isLocale(best) ? best : sourceLocale
}

export function proxy(request: NextRequest): NextResponse {
  const url = request.nextUrl
  const [, first, second] = url.pathname.split('/')
  if (!isLocale(first)) {
    const locale = chooseLocale(
      request.cookies.get('samen-locale')?.value,
      request.headers.get('accept-language'),
    )
    const to = url.clone()
    to.pathname = `/${locale}${url.pathname === '/' ? '' : url.pathname}`
    const response = NextResponse.redirect(to, 307)
    response.headers.set('Vary', 'Accept-Language, Cookie')
    response.headers.set('Cache-Control', 'no-store')
    return response
  }
  // The back office speaks three languages.
  if (second === 'staff' && !isStaffLocale(first)) {
    const to = url.clone()
    to.pathname = `/${sourceLocale}${url.pathname.slice(first.length + 1)}`
    return NextResponse.redirect(to, 307)
  }
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const development = process.env.NODE_ENV === 'development'
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ')
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', policy)
  headers.set('x-nonce', nonce)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  response.headers.set('Cache-Control', 'no-store')
  return response
}
