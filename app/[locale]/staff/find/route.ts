import { can } from '@/lib/access/actor'
import { signInPath } from '@/lib/access/require'
import { currentContext, currentSession } from '@/lib/auth/current'
import { isSameOrigin } from '@/lib/auth/origin'
import { sealWords } from '@/lib/auth/typed-words'
import { limits } from '@/lib/config/limits'
import { localeOr } from '@/lib/i18n/locales'

const list = /^\/staff(\/[a-z0-9-]+)+$/
/** A list has fewer questions than this. */
const mostFields = 20

/**
 * Searches a list of the back office for somebody: the form of the list sends its words and its other questions here by
 * POST, and is led back to the list with the words sealed (`?s=…`), so that no name stands in an address. The list
 * itself asks who may see what.
 */
export async function POST(
  request: Request,
  { params }: RouteContext<'/[locale]/staff/find'>,
): Promise<Response> {
  const locale = localeOr((await params).locale)
  if (!isSameOrigin(request)) return new Response(null, { status: 403 })
  const form = await request.formData()
  const to = form.get('to')
  if (typeof to !== 'string' || !list.test(to)) return new Response(null, { status: 404 })
  const lead = (where: string) =>
    new Response(null, { status: 303, headers: { Location: where, 'Cache-Control': 'no-store' } })
  if (!(await currentSession())) return lead(signInPath(locale, `/${locale}${to}`))
  const { actor } = await currentContext()
  if (!can(actor, 'people.person.find') && !can(actor, 'people.organisation.list'))
    return new Response(null, { status: 404 })
  const query = new URLSearchParams()
  for (const [name, value] of [...form].slice(0, mostFields))
    if (typeof value === 'string' && value && name !== 'to' && name !== 'q' && name !== 's')
      query.set(name, value.slice(0, limits.text.search))
  const q = form.get('q')
  const words =
    typeof q === 'string'
      ? q
          .normalize('NFC')
          .replace(/\p{Cc}/gu, ' ')
          .trim()
      : ''
  if (words) query.set('s', sealWords(words.slice(0, limits.text.search)))
  return lead(`/${locale}${to}${query.size > 0 ? `?${query}` : ''}`)
}
