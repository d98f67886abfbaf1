import { can } from '@/lib/access/actor'
import { currentContext } from '@/lib/auth/current'
import { letterPdf } from '@/lib/cases/letters'
import { isId } from '@/lib/db/ids'

/** A letter of a case as a PDF. Another team's does not exist. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/[locale]/staff/cases/[id]/letters/[letterId]/letter.pdf'>,
): Promise<Response> {
  const { id, letterId } = await params
  const ctx = await currentContext()
  const pdf =
    can(ctx.actor, 'cases.case.view') && isId(id) && isId(letterId)
      ? await letterPdf(ctx, id, letterId)
      : null
  if (!pdf) return new Response(null, { status: 404 })
  return new Response(Buffer.from(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'attachment; filename="samen-letter.pdf"',
      'Cache-Control': 'no-store',
    },
  })
}
