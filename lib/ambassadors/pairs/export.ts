import 'server-only'
import { can } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import { currentContext } from '@/lib/auth/current'
import { formats } from '@/lib/i18n/format'
import { isLocale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import { sheetResponse } from '@/lib/sheet/sheet'
import { townZone } from '@/lib/time/clock'
import { dayToDate } from '@/lib/time/time'
import { listPairs, pairStates } from './staff-queries'

const all = 100_000

/**
 * The pairs of a state as a file, exactly the rows and columns of the page; null where the reader may not. The look at
 * each of them is recorded, and that the list was taken along.
 */
export async function exportPairs(
  request: Request,
  locale: string,
  kind: 'csv' | 'xlsx',
): Promise<Response | null> {
  const ctx = await currentContext()
  if (!isLocale(locale) || !can(ctx.actor, 'ambassadors.pair.view')) return null
  const asked = new URL(request.url).searchParams.get('state')
  const state = pairStates.find((name) => name === asked)
  const [s, rows] = await Promise.all([translatorFor(locale, 'pairsStaff'), listPairs(ctx, state, all)])
  await record(ctx, {
    event: 'ambassadors.pair.exported',
    subject: { type: 'list', id: 'pairs' },
    data: { kind, rows: rows.length, state: state ?? null },
  })
  const f = formats(locale, townZone())
  const roleOf = (key: string) => {
    const words = `roles.${key}` as never
    return s.has(words) ? s(words) : s('roles.other')
  }
  return sheetResponse(
    {
      name: 'samen-pairs',
      head: [s('seeker'), s('helper'), s('role'), s('state'), s('lastHeard'), s('hours'), s('until')],
      rows: rows.map((row) => [
        row.seeker.name,
        row.helper.name,
        roleOf(row.roleKey),
        s(`pairState.${row.state}`),
        f.fullDay(row.lastHeardAt),
        String(Math.round(row.minutes / 60)),
        f.fullDay(dayToDate(row.endsOn)),
      ]),
    },
    kind,
  )
}
