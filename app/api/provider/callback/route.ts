import { currentContext, giveSessionCookie, takeProviderCookie } from '@/lib/auth/current'
import { finishProviderSignIn } from '@/lib/auth/provider'
import { localeOr } from '@/lib/i18n/locales'

/** Back from the town's own provider, in the browser that set out. */
export async function GET(request: Request): Promise<Response> {
  const browserKey = await takeProviderCookie()
  const result = await finishProviderSignIn(await currentContext(), {
    search: new URL(request.url).search,
    browserKey,
  })
  const headers = { 'Cache-Control': 'no-store' }
  if (!result.ok) {
    const locale = localeOr(String(result.details?.locale ?? ''))
    const location = `/${locale}/sign-in?provider=${result.refusal}`
    return new Response(null, { status: 303, headers: { ...headers, Location: location } })
  }
  const { personId, sessionId, shared, staff, locale, back } = result.value
  await giveSessionCookie(personId, sessionId, shared)
  const location = back ?? `/${localeOr(locale)}/${staff ? 'staff' : 'my'}`
  return new Response(null, { status: 303, headers: { ...headers, Location: location } })
}
