import { ownBadge } from '@/lib/ambassadors/recognition/own'
import { currentContext } from '@/lib/auth/current'
import { isId } from '@/lib/db/ids'

/** My badge as a file for a wallet: the signed credential as it was given. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/[locale]/my/ambassador/thanks/badge/[id]'>,
): Promise<Response> {
  const { id } = await params
  const jwt = isId(id) ? await ownBadge(await currentContext(), id) : null
  if (!jwt) return new Response(null, { status: 404 })
  return new Response(jwt, {
    headers: {
      'Content-Type': 'application/vc+jwt',
      'Content-Disposition': 'attachment; filename="samen-badge.jwt"',
      'Cache-Control': 'no-store',
    },
  })
}
