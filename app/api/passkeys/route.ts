import { z } from 'zod'
import { currentContext } from '@/lib/auth/current'
import { isSameOrigin } from '@/lib/auth/origin'
import { passkeyOptions, passkeyPurposes } from '@/lib/auth/passkey-challenge'
import { networkOf } from '@/lib/forms/network'

const input = z.object({ purpose: z.enum(passkeyPurposes) })
const statuses = { tooMany: 429, notFound: 404, stale: 409, factorFirst: 409 } as const

/** For the script beside a passkey's button: what the browser has to ask. Its answer goes into a form. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 })
  const parsed = input.safeParse(await request.json().catch(() => null))
  if (!parsed.success) return new Response(null, { status: 400 })
  const result = await passkeyOptions(await currentContext(), { ...parsed.data, network: await networkOf() })
  const headers = { 'Cache-Control': 'no-store' }
  return result.ok
    ? Response.json(result.value, { headers })
    : Response.json({ refusal: result.refusal }, { status: statuses[result.refusal], headers })
}
