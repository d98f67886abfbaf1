import 'server-only'
import { can } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { isLevel } from '@/lib/cefr/cefr'
import { formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import { sheetResponse } from '@/lib/sheet/sheet'
import { townZone } from '@/lib/time/clock'
import { dayOf } from '@/lib/time/time'
import { freeTimes } from '../placement/vocabulary'
import { isOneOf } from '../vocabulary'
import { type DemandFilters, demandReport } from './demand'

/** Filters from an address; what is unknown is left out. */
export function readDemand(query: Record<string, unknown>): DemandFilters {
  const filters: DemandFilters = {}
  if (isLevel(query.level)) filters.level = query.level
  if (isOneOf(freeTimes, query.daypart)) filters.dayPart = query.daypart
  if (typeof query.language === 'string' && /^[a-z]{2,3}$/.test(query.language))
    filters.language = query.language
  return filters
}

/** The demand report as a file: the rows and words of the page; null where the reader may not. */
export async function exportDemand(
  ctx: Ctx,
  locale: Locale,
  filters: DemandFilters,
  kind: 'csv' | 'xlsx',
): Promise<Response | null> {
  if (!can(ctx.actor, 'courses.demand.view')) return null
  const rows = await demandReport(ctx, filters)
  await record(ctx, {
    event: 'courses.demand.exported',
    subject: { type: 'demand', id: kind },
    data: { kind, rows: rows.length },
  })
  const [t, placement] = [
    await translatorFor(locale, 'coursesStaff'),
    await translatorFor(locale, 'placement'),
  ]
  const f = formats(locale, townZone())
  const partOf = (part: string) => (isOneOf(freeTimes, part) ? placement(`time.${part}`) : t('demand.any'))
  return sheetResponse(
    {
      name: `samen-demand-${dayOf(ctx.now, townZone())}`,
      head: [
        t('column.level'),
        t('column.when'),
        t('person.language'),
        t('demand.people'),
        t('demand.childcare'),
        t('demand.since'),
      ],
      rows: rows.map((row) => [
        row.level,
        partOf(row.dayPart),
        f.languageName(row.language),
        String(row.people),
        String(row.childcare),
        // A spreadsheet sorts this form.
        dayOf(row.waitingSince, townZone()),
      ]),
    },
    kind,
  )
}
