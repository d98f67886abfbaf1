import { can } from '@/lib/access/actor'
import { currentContext } from '@/lib/auth/current'
import { localeOr } from '@/lib/i18n/locales'
import { pdfResponse } from '@/lib/pdf/render'
import { ownCopyPdf } from '@/lib/people/copy'
import { personalData } from '@/lib/registry/personal-data'

/** My copy of everything, to be read: a PDF in the language of the page. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  const ctx = await currentContext()
  const pdf = can(ctx.actor, 'people.own.export')
    ? await ownCopyPdf(ctx, personalData, localeOr((await params).locale))
    : null
  return pdf ? pdfResponse(pdf, 'samen-my-data.pdf') : new Response(null, { status: 404 })
}
