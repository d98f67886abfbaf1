import { getTranslations } from 'next-intl/server'
import { currentContext, giveProviderCookie } from '@/lib/auth/current'
import { providerName, startProviderSignIn } from '@/lib/auth/provider'
import { backInput } from '@/lib/auth/schema'
import { networkOf } from '@/lib/forms/network'
import { escapeHtml } from '@/lib/i18n/html'
import { dirOf, isLocale } from '@/lib/i18n/locales'

/**
 * Sets out to the town's own provider. It changes nothing but what this browser is about to do. A page that leads on and
 * not a redirect: a form's redirect away from our origin is forbidden by our own policy (form-action).
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
  const away = result.ok ? result.value.url : `/${locale}/sign-in?provider=refused`
  const t = await getTranslations({ locale, namespace: 'auth' })
  const name = providerName() ?? ''
  const link = `<a href="${escapeHtml(away)}">${escapeHtml(t('provider.button', { name }))}</a>`
  const head = `<meta charset="utf-8"><title>${escapeHtml(name)}</title>`
  return new Response(
    `<!doctype html><html lang="${locale}" dir="${dirOf(locale)}"><head>${head}</head>${link}</html>`,
    {
      headers: {
        Refresh: `0; url=${away}`,
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-store',
      },
    },
  )
}
