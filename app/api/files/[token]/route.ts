import { currentContext } from '@/lib/auth/current'
import { followLink } from '@/lib/files/open-document'
import { fileOwners } from '@/lib/registry/file-owners'

/** A document that was opened a moment ago: as a download, or a picture of our own making with who looks on it. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/api/files/[token]'>,
): Promise<Response> {
  const { token } = await params
  const served = await followLink(await currentContext(), fileOwners, token)
  if (!served) return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
  return new Response(new Uint8Array(served.bytes), {
    headers: {
      'Content-Type': served.type,
      'Content-Length': String(served.bytes.length),
      'Content-Disposition': served.disposition,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
    },
  })
}
