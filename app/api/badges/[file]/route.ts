import { publicContext } from '@/lib/access/public'
import { publicBadgeKey } from '@/lib/ambassadors/recognition/badge-key'
import { achievementOf, issuerProfile, statusListCredential } from '@/lib/ambassadors/recognition/credential'
import { revokedIndexes } from '@/lib/ambassadors/recognition/issue-badges'
import { achievements } from '@/lib/ambassadors/recognition/rules'

/** What a verifier of our badges asks for: the issuer, its key, what was achieved, and what was taken back. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/api/badges/[file]'>,
): Promise<Response> {
  const { file } = await params
  // Verifiers are web pages elsewhere: anybody may read these.
  const headers = { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=60' }
  if (file === 'issuer.json') return Response.json(issuerProfile(), { headers })
  if (file === 'key.json') return Response.json(publicBadgeKey(), { headers })
  if (file === 'status.jwt') {
    const ctx = publicContext()
    return new Response(statusListCredential(await revokedIndexes(ctx), ctx.now), {
      headers: { ...headers, 'Content-Type': 'application/vc+jwt' },
    })
  }
  const achievement = achievements.find((one) => file === `achievement-${one}.json`)
  return achievement
    ? Response.json(await achievementOf(achievement), { headers })
    : new Response(null, { status: 404 })
}
