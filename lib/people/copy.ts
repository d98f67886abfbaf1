import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { listTrail } from '@/lib/audit/queries'
import { record } from '@/lib/audit/record'
import { viewEvents } from '@/lib/audit/views'
import { formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import { renderPdf, typstSource } from '@/lib/pdf/render'
import { townZone } from '@/lib/time/clock'
import { dayOf } from '@/lib/time/time'
import type { PersonalData, ReadableSection } from './personal-data'

/**
 * Who opened my data, newest first; what one colleague looked at several times on a day is one line, with how often. The
 * `most` newest looks are read.
 */
export async function looksAtMe(ctx: Ctx, most: number) {
  const personId = personIdOf(ctx.actor)
  if (!personId) return []
  const { rows } = await listTrail(ctx, { personId, events: viewEvents }, most)
  const lines = new Map<string, (typeof rows)[number] & { times: number }>()
  for (const row of rows) {
    const line = [dayOf(row.at, townZone()), row.actor?.id, row.event].join(' ')
    const before = lines.get(line)
    lines.set(line, before ? { ...before, times: before.times + 1 } : { ...row, times: 1 })
  }
  return [...lines.values()]
}

/**
 * Everything we hold about the one who asks, by domain (GDPR article 15 and 20): plain data with ISO 8601 instants.
 * Null for nobody. That a copy was made is recorded.
 */
export async function ownCopy(
  ctx: Ctx,
  domains: readonly PersonalData[],
): Promise<Record<string, unknown> | null> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return null
  const copy: Record<string, unknown> = { madeAt: ctx.now }
  for (const domain of domains) copy[domain.domain] = await domain.collect(ctx, personId)
  const { rows } = await listTrail(ctx, { personId }, 10_000)
  copy.trail = rows.map((row) => ({
    at: row.at,
    event: row.event,
    by: row.actor?.id === personId ? 'you' : (row.actor?.name ?? row.actorKind),
    data: row.data,
  }))
  await record(ctx, { event: 'people.copy.made', subject: { type: 'person', id: personId }, personId })
  return copy
}

/**
 * The same to be read: a PDF in the person's language, domain by domain, and who looked. Null for nobody. That a copy
 * was made is recorded.
 */
export async function ownCopyPdf(
  ctx: Ctx,
  domains: readonly PersonalData[],
  locale: Locale,
): Promise<Uint8Array | null> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return null
  const t = await translatorFor(locale, 'myData')
  const f = formats(locale, townZone())
  const sections: ReadableSection[] = []
  for (const domain of domains) sections.push(...(await domain.readable(ctx, personId, locale)))
  const looks = await looksAtMe(ctx, 200)
  if (looks.length > 0)
    sections.push({
      title: t('looked'),
      table: {
        head: [t('when'), t('who')],
        rows: looks.map((look) => [
          { value: f.fullDayAndTime(look.at) },
          {
            value: [look.actor?.name ?? '', ...(look.times > 1 ? [`${f.number(look.times)} ×`] : [])].join(
              ' · ',
            ),
            piece: 'name' as const,
          },
        ]),
      },
    })
  await record(ctx, {
    event: 'people.copy.made',
    subject: { type: 'person', id: personId },
    personId,
    data: { format: 'pdf', locale },
  })
  return renderPdf({
    source: typstSource('lib/people/copy.typ'),
    lang: locale,
    title: t('title'),
    data: {
      title: t('title'),
      made: t('pdf.made', { day: f.fullDay(ctx.now) }),
      rest: t('pdf.rest'),
      sections,
    },
  })
}
