import 'server-only'
import { can } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import { currentContext } from '@/lib/auth/current'
import { isId } from '@/lib/db/ids'
import { formats } from '@/lib/i18n/format'
import { isLocale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import { sheetResponse } from '@/lib/sheet/sheet'
import { townZone } from '@/lib/time/clock'
import { getRoster } from './staff-queries'

/** A run's people as a spreadsheet file: exactly what the roster shows; null where the reader may not. */
export async function exportRoster(
  params: { locale: string; runId: string },
  kind: 'csv' | 'xlsx',
): Promise<Response | null> {
  const { locale, runId } = params
  const ctx = await currentContext()
  if (!isLocale(locale) || !isId(runId) || !can(ctx.actor, 'courses.roster.export')) return null
  const roster = await getRoster(ctx, runId, locale, 'courses.roster.exported')
  if (!roster) return null
  await record(ctx, { event: 'courses.roster.exported', subject: { type: 'run', id: runId }, data: { kind } })
  const t = await translatorFor(locale, 'coursesStaff')
  const f = formats(locale, townZone())
  const head = [
    t('column.phase'),
    t('person.name'),
    t('person.language'),
    t('person.bookedAt'),
    t('bookForEmail'),
    t('bookForPhone'),
    t('person.reference'),
  ]
  const phaseOf = { placed: t('roster'), offered: t('offered'), waiting: t('waitingList') }
  const rows = [...roster.placed, ...roster.offered, ...roster.waiting].map((row) => [
    row.position ? `${phaseOf[row.state]} ${row.position}` : phaseOf[row.state],
    row.name,
    f.languageName(row.locale),
    f.fullDay(row.bookedAt),
    row.email ?? '',
    row.phone ?? '',
    row.reference,
  ])
  return sheetResponse({ name: `samen-${roster.run.startsOn}`, head, rows }, kind)
}
