import { currentContext } from '@/lib/auth/current'
import { readForm } from '@/lib/files/multipart'
import { receiveFile } from '@/lib/files/receive-file'
import type { FileRefusal } from '@/lib/files/rules'
import { readTicket } from '@/lib/files/ticket'
import { localeOr } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import { fileOwners } from '@/lib/registry/file-owners'

const statusOf = (refusal: FileRefusal): number => {
  if (refusal === 'tooLarge') return 413
  if (refusal === 'scannerAway' || refusal === 'storageAway') return 503
  if (refusal === 'ticketOver') return 403
  return 422
}

/** Where a browser without scripts is led to: the page it came from, on our own origin. */
function withQuery(path: string, key: string, value: string): string {
  const url = new URL(path, 'http://here')
  url.searchParams.delete('file')
  url.searchParams.delete('fileRefused')
  url.searchParams.set(key, value)
  return `${url.pathname}${url.search}#upload`
}

/**
 * Takes one file, from a plain form or a script (which asks for JSON). It stands outside the proxy, which would cut a
 * large body; the body is read as it comes and never kept.
 */
export async function POST(request: Request): Promise<Response> {
  const origin = request.headers.get('origin')
  if (origin && origin !== 'null' && new URL(origin).host !== request.headers.get('host'))
    return new Response(null, { status: 403 })
  const ctx = await currentContext()
  const form = await readForm(request)
  const wantsJson = (request.headers.get('accept') ?? '').includes('application/json')
  const locale = localeOr(form?.fields.get('_locale'))
  const ticket = form ? readTicket(ctx, form.fields.get('ticket') ?? '') : null

  const result = !ticket
    ? ({ ok: false, refusal: 'ticketOver' } as const)
    : !form?.file?.name
      ? ({ ok: false, refusal: 'noFile' } as const)
      : await receiveFile(ctx, fileOwners, ticket, {
          name: form.file.name,
          stream: form.file.stream,
          sha256: form.fields.get('sha256') || undefined,
          network:
            request.headers.get('x-real-ip') ??
            request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ??
            'local',
        })
  // A browser shows our answer only after it has said everything.
  await form?.drain()

  if (wantsJson) {
    if (result.ok)
      return Response.json(result.value, { status: 201, headers: { 'Cache-Control': 'no-store' } })
    const t = await translatorFor(locale, 'files')
    return Response.json(
      { refusal: result.refusal, sentence: t(`refused.${result.refusal}`) },
      { status: statusOf(result.refusal), headers: { 'Cache-Control': 'no-store' } },
    )
  }
  const back = ticket?.back ?? `/${locale}/my`
  const location = result.ok
    ? withQuery(back, 'file', result.value.id)
    : withQuery(back, 'fileRefused', result.refusal)
  return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } })
}
