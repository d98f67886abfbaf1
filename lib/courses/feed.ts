import 'server-only'
import { createHash } from 'node:crypto'
import type { Ctx } from '@/lib/access/context'
import { type CalendarEvent, calendarFile, uidOf } from '@/lib/calendar/calendar'
import { settings } from '@/lib/config/settings'
import { town } from '@/lib/config/town'
import { formats } from '@/lib/i18n/format'
import { type Locale, localeTags } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import { townZone } from '@/lib/time/clock'
import { days, shift } from '@/lib/time/time'
import { openRunWhere } from './policy'
import { runSelect, textSelect, toRunSummary } from './select'
import type { RunSummary } from './types'
import { isOneOf, settings as settingKinds } from './vocabulary'
import { wordsFor } from './words'

/** A run that was called off stays in the calendar for so long, so that every subscriber's own calendar learns of it. */
const tellCancelledDays = 60

const courseSelect = (locale: Locale) =>
  ({
    select: {
      id: true,
      textVersion: true,
      changedAt: true,
      texts: { where: { locale: { in: [locale, 'nl'] as string[] } }, select: textSelect },
    },
  }) as const

async function placeOf(locale: Locale, run: RunSummary): Promise<string> {
  const t = await translatorFor(locale, 'courses')
  const { venue, setting } = run
  const name = venue?.name ?? (isOneOf(settingKinds, setting) ? t(`setting.${setting}`) : '')
  return [name, venue?.room, venue?.address].filter(Boolean).join(', ')
}

/** The same words make the same tag: a subscriber that has them gets nothing again (RFC 9110 §8.8.3). */
export function tagOf(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
}

/**
 * All public courses as a calendar to subscribe to (RFC 5545), in one language: one event for each lesson, with a UID
 * that stays, a SEQUENCE that rises with every change of its run, and CANCELLED for what is off. Groups of their own
 * (an employer's, a closed one) are not in it.
 */
export async function coursesCalendar(ctx: Ctx, locale: Locale): Promise<string> {
  const zone = townZone()
  const rows = await ctx.db.courseRun.findMany({
    where: {
      groupId: null,
      publishedAt: { not: null },
      course: { publishedAt: { not: null }, closedAt: null },
      endsOn: { gte: shift(ctx.now, -days(7)) },
      OR: [{ cancelledAt: null }, { cancelledAt: { gte: shift(ctx.now, -days(tellCancelledDays)) } }],
    },
    orderBy: [{ firstLessonAt: 'asc' }, { id: 'asc' }],
    take: 500,
    select: {
      ...runSelect,
      version: true,
      changedAt: true,
      cancelledAt: true,
      lessons: {
        where: { startsAt: { gte: shift(ctx.now, -days(7)) } },
        orderBy: { startsAt: 'asc' },
        select: { startsAt: true, endsAt: true, cancelledAt: true },
      },
      course: courseSelect(locale),
    },
  })
  const t = await translatorFor(locale, 'courses')
  const events: CalendarEvent[] = []
  for (const row of rows) {
    const words = wordsFor(row.course.texts, locale, row.course.textVersion)
    const location = await placeOf(locale, toRunSummary(row))
    for (const lesson of row.lessons)
      events.push({
        uid: uidOf(row.id, lesson.startsAt.toISOString()),
        sequence: row.version,
        when: lesson,
        summary: words.title,
        description: words.summary,
        location,
        url: `${settings().appUrl}/${locale}/courses/${row.course.id}`,
        cancelled: row.cancelledAt !== null || lesson.cancelledAt !== null,
        stamp: row.changedAt,
      })
  }
  return calendarFile({
    product: 'Courses',
    language: locale.toUpperCase(),
    name: `${t('list.title')} · ${town.name}`,
    zone,
    ttl: 60 * 60 * 6,
    events,
  })
}

const escapeXml = (text: string) =>
  text
    // XML 1.0 knows no control characters, not even written as numbers.
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')

/** New runs to book, the newest change first, as an Atom feed (RFC 4287) in one language. */
export async function coursesFeed(ctx: Ctx, locale: Locale): Promise<string> {
  const rows = await ctx.db.courseRun.findMany({
    where: openRunWhere(ctx.now),
    orderBy: [{ changedAt: 'desc' }, { id: 'asc' }],
    take: 100,
    select: { ...runSelect, changedAt: true, publishedAt: true, course: courseSelect(locale) },
  })
  const t = await translatorFor(locale, 'courses')
  const f = formats(locale, townZone())
  const base = `${settings().appUrl}/${locale}/courses`
  const self = `${settings().appUrl}/api/feeds/courses.${locale}.xml`
  const tag = localeTags[locale].split('-u-')[0] ?? locale
  const entries: string[] = []
  for (const row of rows) {
    const words = wordsFor(row.course.texts, locale, row.course.textVersion)
    const updated = new Date(Math.max(row.changedAt.getTime(), row.course.changedAt.getTime()))
    const where = await placeOf(locale, toRunSummary(row))
    entries.push(`  <entry xml:lang="${words.lang}">
    <id>urn:uuid:${row.id}</id>
    <title>${escapeXml(`${words.title} · ${f.fullDay(row.firstLessonAt)}`)}</title>
    <link rel="alternate" type="text/html" href="${base}/${row.course.id}"/>
    <published>${(row.publishedAt ?? row.changedAt).toISOString()}</published>
    <updated>${updated.toISOString()}</updated>
    <summary>${escapeXml([words.summary, `${f.fullDayAndTime(row.firstLessonAt)} · ${where}`].join('\n'))}</summary>
  </entry>`)
  }
  const newest = rows.reduce(
    (last, row) => Math.max(last, row.changedAt.getTime(), row.course.changedAt.getTime()),
    0,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${tag}">
  <id>${self}</id>
  <title>${escapeXml(`${t('list.title')} · ${town.name}`)}</title>
  <subtitle>${escapeXml(t('list.lead'))}</subtitle>
  <updated>${new Date(newest).toISOString()}</updated>
  <link rel="self" type="application/atom+xml" href="${self}"/>
  <link rel="alternate" type="text/html" hreflang="${tag}" href="${base}"/>
  <author><name>${escapeXml(`${town.centre.name}, ${town.name}`)}</name></author>
${entries.join('\n')}
</feed>
`
}
