import { can } from '@/lib/access/actor'
import { currentContext } from '@/lib/auth/current'
import { isId } from '@/lib/db/ids'
import { hoursProofPdf } from '@/lib/passport/proof'
import { pdfResponse } from '@/lib/pdf/render'

/** My proof of hours as a PDF; also for staff who counsel. Somebody else's does not exist. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/[locale]/my/passport/[trajectoryId]/[partId]/proof.pdf'>,
): Promise<Response> {
  const { trajectoryId, partId } = await params
  const ctx = await currentContext()
  const may = can(ctx.actor, 'passport.own.proof') && isId(trajectoryId) && isId(partId)
  const bytes = may ? await hoursProofPdf(ctx, { trajectoryId, partId }) : null
  return bytes ? pdfResponse(bytes, 'samen-proof.pdf') : new Response(null, { status: 404 })
}
