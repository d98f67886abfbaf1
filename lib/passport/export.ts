import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import { sheetResponse } from '@/lib/sheet/sheet'
import { townZone } from '@/lib/time/clock'
import { dayOf, dayToDate } from '@/lib/time/time'
import { listTrajectories, type OverviewFilters } from './queries'
import { templateName } from './words'

/** The overview as a spreadsheet file: exactly the rows of these filters, all of them. */
export async function exportTrajectories(
  ctx: Ctx,
  locale: Locale,
  filters: OverviewFilters,
  kind: 'csv' | 'xlsx',
): Promise<Response> {
  const { rows } = await listTrajectories(ctx, filters, 100_000, 'passport.list.exported')
  await record(ctx, {
    event: 'passport.trajectories.exported',
    subject: { type: 'list', id: 'trajectories' },
    data: { kind, rows: rows.length },
  })
  const [t, words] = [await translatorFor(locale, 'passportStaff'), await translatorFor(locale, 'passport')]
  const f = formats(locale, townZone())
  const head = [
    t('column.name'),
    t('template'),
    t('column.started'),
    t('column.hours'),
    t('column.open'),
    t('column.waiting'),
    t('column.state'),
  ]
  const hours = (minutes: number) => f.number(Math.round(minutes / 6) / 10)
  const lines = rows.map((row) => [
    row.name,
    templateName(words, row, locale).text,
    f.fullDay(dayToDate(row.startedOn)),
    row.requiredMinutes
      ? words('hoursOf', { done: hours(row.minutes), all: hours(row.requiredMinutes) })
      : '',
    t('openOf', { open: row.open, parts: row.parts }),
    String(row.waiting),
    row.behind ? t(`behind.${row.behind}`) : row.open === 0 ? t('state.done') : t('state.onTrack'),
  ])
  return sheetResponse({ name: `samen-trajectories-${dayOf(ctx.now, townZone())}`, head, rows: lines }, kind)
}
