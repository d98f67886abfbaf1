import { currentContext, giveProviderCookie } from '@/lib/auth/current'
import { startProviderSignIn } from '@/lib/auth/provider'
import { backInput } from '@/lib/auth/schema'
import { networkOf } from '@/lib/forms/network'
import { isLocale } from '@/lib/i18n/locales'

/**
 * Sets out to the town's own provider. A link and not a form: a form's redirect away from our origin is forbidden by our
 * own policy. It changes nothing but what this browser is about to do.
 */
export async function GET(
  request: Request,
  { params }: RouteContext<'/[locale]/sign-in/provider'>,
): Promise<Response> {
  const { locale } = await params
  if (!isLocale(locale)) return new Response(null, { status: 404 })
  const query = new URL(request.url).searchParams
  const back = backInput.safeParse(query.get('back') ?? undefined).data ?? null
  const result = await startProviderSignIn(await currentContext(), {
    locale,
    back,
    shared: query.get('shared') === '1',
    network: await networkOf(),
  })
  if (!result.ok && result.refusal === 'off') return new Response(null, { status: 404 })
  if (result.ok) await giveProviderCookie(result.value.browserKey)
  const location = result.ok ? result.value.url : `/${locale}/sign-in?provider=refused`
  return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } })
}
