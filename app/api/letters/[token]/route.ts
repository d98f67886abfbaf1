import { publicContext } from '@/lib/access/public'
import { stopLetters } from '@/lib/ambassadors/letters/stop-letters'
import { sourceLocale } from '@/lib/i18n/locales'

type Context = RouteContext<'/api/letters/[token]'>

/** A mail program's own button (RFC 8058): the post ends the letters at once, without cookies and without a question. */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params
  const result = await stopLetters(publicContext(), { token, way: 'oneClick' })
  return new Response(null, { status: result.ok ? 200 : 404, headers: { 'Cache-Control': 'no-store' } })
}

/** Somebody, or a scanner, opens it: that changes nothing. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params
  return new Response(null, {
    status: 303,
    headers: {
      Location: `/${sourceLocale}/letters/${encodeURIComponent(token)}`,
      'Cache-Control': 'no-store',
    },
  })
}
