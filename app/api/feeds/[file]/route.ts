import { publicContext } from '@/lib/access/public'
import { coursesFeed } from '@/lib/courses/feed'
import { feedResponse } from '@/lib/courses/feed-response'
import { isLocale } from '@/lib/i18n/locales'

export const dynamic = 'force-dynamic'

/** /api/feeds/courses.{locale}.xml: new runs to book, in one language (Atom). */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/feeds/[file]'>,
): Promise<Response> {
  const locale = /^courses\.([a-z]{2})\.xml$/.exec((await params).file)?.[1]
  if (!isLocale(locale)) return new Response(null, { status: 404 })
  return feedResponse(
    request,
    await coursesFeed(publicContext(), locale),
    'application/atom+xml; charset=utf-8',
  )
}
