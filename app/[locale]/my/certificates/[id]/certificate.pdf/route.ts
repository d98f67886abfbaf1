import { can } from '@/lib/access/actor'
import { currentContext } from '@/lib/auth/current'
import { isId } from '@/lib/db/ids'
import { pdfResponse } from '@/lib/pdf/render'
import { openCertificate } from '@/lib/teaching/certificate'

/** My certificate as a PDF; also for who issues it or teaches the group. Somebody else's does not exist. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/[locale]/my/certificates/[id]/certificate.pdf'>,
): Promise<Response> {
  const { id } = await params
  const ctx = await currentContext()
  const bytes =
    can(ctx.actor, 'teaching.certificate.open') && isId(id) ? await openCertificate(ctx, id) : null
  return bytes ? pdfResponse(bytes, 'samen-certificate.pdf') : new Response(null, { status: 404 })
}
