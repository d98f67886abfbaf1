import { timingSafeEqual } from 'node:crypto'
import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { freshnessToken } from '@/lib/freshness/watch'
import { locales } from '@/lib/i18n/locales'

const body = z.object({ courseIds: z.array(z.uuid()).max(10_000) })

/** For this installation's own watcher (lib/freshness): these courses' pages are made anew at the next visit. */
export async function POST(request: Request): Promise<Response> {
  const given = Buffer.from(request.headers.get('authorization') ?? '')
  const wanted = Buffer.from(freshnessToken())
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
    return new Response(null, { status: 404 })
  const parsed = body.safeParse(await request.json().catch(() => null))
  if (!parsed.success) return new Response(null, { status: 400 })
  for (const locale of locales) {
    revalidatePath(`/${locale}`)
    revalidatePath(`/${locale}/courses`)
    for (const id of parsed.data.courseIds) revalidatePath(`/${locale}/courses/${id}`)
  }
  return new Response(null, { status: 204 })
}
