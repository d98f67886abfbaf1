import { publicContext } from '@/lib/access/public'
import { giveSessionCookie } from '@/lib/auth/current'
import { personas } from '@/lib/auth/personas'
import { backInput } from '@/lib/auth/schema'
import { signInAsPersona } from '@/lib/auth/sign-in'
import { settings } from '@/lib/config/settings'
import { inTransaction } from '@/lib/db/transaction'
import { localeOr } from '@/lib/i18n/locales'

/** Demo mode only: signs in as one of the demo people. Elsewhere it does not exist. */
export async function POST(request: Request): Promise<Response> {
  if (!settings().DEMO) return new Response(null, { status: 404 })
  const origin = request.headers.get('origin')
  if (origin && origin !== 'null' && new URL(origin).host !== request.headers.get('host'))
    return new Response(null, { status: 403 })
  const data = await request.formData()
  const persona = data.get('persona')
  if (typeof persona !== 'string' || !(personas as readonly string[]).includes(persona))
    return new Response(null, { status: 404 })
  const signedIn = await inTransaction(publicContext(), (tx) =>
    signInAsPersona(tx, persona, { shared: data.get('shared') === 'on' }),
  )
  if (!signedIn) return new Response(null, { status: 404 })
  await giveSessionCookie(signedIn.personId, signedIn.sessionId, signedIn.shared || undefined)
  const back = backInput.safeParse(data.get('back') ?? undefined).data
  const asked = data.get('locale')
  const locale = localeOr(signedIn.staff && typeof asked === 'string' ? asked : signedIn.locale)
  const location = back ?? `/${locale}/${signedIn.staff ? 'staff' : 'my'}`
  return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } })
}
