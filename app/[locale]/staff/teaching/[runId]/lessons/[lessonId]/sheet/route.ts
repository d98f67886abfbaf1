import { getTranslations } from 'next-intl/server'
import { can } from '@/lib/access/actor'
import { currentContext } from '@/lib/auth/current'
import { isId } from '@/lib/db/ids'
import { formats } from '@/lib/i18n/format'
import { localeOr } from '@/lib/i18n/locales'
import { getSheet } from '@/lib/teaching/queries'
import { recordAttendance } from '@/lib/teaching/record-attendance'
import { sheetJson } from '@/lib/teaching/schema'
import { townZone } from '@/lib/time/clock'

type Context = RouteContext<'/[locale]/staff/teaching/[runId]/lessons/[lessonId]/sheet'>
const json = (body: unknown, status = 200) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })

/** The sheet as it stands: what a phone compares its own with. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale, runId, lessonId } = await params
  const ctx = await currentContext()
  if (!can(ctx.actor, 'teaching.attendance.record') || !isId(runId) || !isId(lessonId)) return json(null, 404)
  const sheet = await getSheet(ctx, { runId, lessonId }, localeOr(locale))
  if (!sheet) return json(null, 404)
  const f = formats(localeOr(locale), townZone())
  return json({
    version: sheet.version,
    by: sheet.recordedBy ?? '',
    at: sheet.recordedAt ? f.time(sheet.recordedAt) : '',
    marks: sheet.rows.flatMap(({ personId, mark }) => (mark ? [{ personId, mark }] : [])),
  })
}

/**
 * A sheet from a phone's queue. 200 saved (also when it had arrived before), 409 somebody saved another meanwhile (with
 * what they saved), 401 signed out, 404 not this actor's group, 422 refused for good with the reason in words.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { locale: typed, runId, lessonId } = await params
  const locale = localeOr(typed)
  // Only our own pages send here; a form of another site cannot send JSON without asking first.
  const site = request.headers.get('sec-fetch-site')
  if (
    (site && site !== 'same-origin') ||
    !request.headers.get('content-type')?.startsWith('application/json')
  )
    return json(null, 404)
  const ctx = await currentContext()
  if (ctx.actor.kind === 'anonymous') return json(null, 401)
  if (!can(ctx.actor, 'teaching.attendance.record') || !isId(runId) || !isId(lessonId)) return json(null, 404)
  const t = await getTranslations({ locale, namespace: 'teachingStaff' })
  const body = sheetJson.safeParse(await request.json().catch(() => null))
  if (!body.success) return json({ why: t('refused.notFound') }, 422)
  const saved = await recordAttendance(ctx, { runId, lessonId, ...body.data })
  const f = formats(locale, townZone())
  if (saved.ok) return json({ version: saved.value.version, at: f.time(ctx.now) })
  if (saved.refusal !== 'conflict')
    return json({ why: t(`refused.${saved.refusal}`) }, saved.refusal === 'notFound' ? 404 : 422)
  const theirs = await getSheet(ctx, { runId, lessonId }, locale)
  return json(
    {
      theirs: {
        version: theirs?.version ?? 0,
        by: theirs?.recordedBy ?? '',
        at: theirs?.recordedAt ? f.time(theirs.recordedAt) : '',
        marks: theirs?.rows.flatMap(({ personId, mark }) => (mark ? [{ personId, mark }] : [])) ?? [],
      },
    },
    409,
  )
}
