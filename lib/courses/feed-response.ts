import 'server-only'
import { tagOf } from './feed'

/** A feed as an answer: with its tag, and nothing but the tag for who has it already. */
export function feedResponse(request: Request, body: string, type: string): Response {
  const etag = tagOf(body)
  const headers = {
    ETag: etag,
    'Cache-Control': 'public, max-age=60',
    'Content-Type': type,
    // Calendars and readers of other sites may show it.
    'Access-Control-Allow-Origin': '*',
  }
  const has = request.headers
    .get('if-none-match')
    ?.split(',')
    .some((tag) => tag.trim().replace(/^W\//, '') === etag)
  return has ? new Response(null, { status: 304, headers }) : new Response(body, { headers })
}
