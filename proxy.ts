import Negotiator from 'negotiator'
import { type NextRequest, NextResponse } from 'next/server'
import { isLocale, isStaffLocale, type Locale, locales, sourceLocale } from '@/lib/i18n/locales'

// Not a lock: authorisation is in lib. This chooses the language of an address that has none. Nothing else passes
// here, so that pages stay as quick as a file; scripts/serve-policy.mjs gives the pages behind a door their policy.
export const config = {
  matcher: [
    // Anything without a language, except machines' addresses and files.
    '/((?!(?:nl|en|fr|de|es|ar|fa|uk|tr|pl|ro|ti)(?:/|$)|api/|_next/|.*\\.[a-z0-9]+$).*)',
    // The back office speaks three languages.
    '/:locale(de|es|ar|fa|uk|tr|pl|ro|ti)/staff/:path*',
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
      (request.cookies.get('__Host-samen-locale') ?? request.cookies.get('samen-locale'))?.value,
      request.headers.get('accept-language'),
    )
    const to = url.clone()
    to.pathname = `/${locale}${url.pathname === '/' ? '' : url.pathname}`
    const response = NextResponse.redirect(to, 307)
    response.headers.set('Vary', 'Accept-Language, Cookie')
    response.headers.set('Cache-Control', 'no-store')
    return response
  }
  if (second === 'staff' && !isStaffLocale(first)) {
    const to = url.clone()
    to.pathname = `/${sourceLocale}${url.pathname.slice(first.length + 1)}`
    return NextResponse.redirect(to, 307)
  }
  return NextResponse.next()
}
