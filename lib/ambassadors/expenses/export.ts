import 'server-only'
import { can } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import { currentContext } from '@/lib/auth/current'
import { isLocale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import { sheetResponse } from '@/lib/sheet/sheet'
import { townZone } from '@/lib/time/clock'
import { dayOf } from '@/lib/time/time'
import { isOneOf } from '../vocabulary'
import { claimLists, listClaims } from './queries'

/** The nominative list for the town's accounts, exactly as the page shows it; null where the reader may not. */
export async function exportClaims(
  request: Request,
  locale: string,
  kind: 'csv' | 'xlsx',
): Promise<Response | null> {
  const ctx = await currentContext()
  if (!isLocale(locale) || !can(ctx.actor, 'ambassadors.expenses.export')) return null
  const query = new URL(request.url).searchParams
  const list = query.get('list')
  const today = dayOf(ctx.now, townZone())
  const year = Number(query.get('year')) || Number(today.slice(0, 4))
  const shown = isOneOf(claimLists, list) ? list : 'approved'
  const [t, a, rows] = await Promise.all([
    translatorFor(locale, 'ambassadorsStaff'),
    translatorFor(locale, 'ambassadors'),
    listClaims(ctx, shown, year, 'ambassadors.list.exported'),
  ])
  await record(ctx, {
    event: 'ambassadors.expenses.listed',
    subject: { type: 'list', id: 'expenses' },
    data: { kind, rows: rows.length, list: shown, year },
  })
  return sheetResponse(
    {
      name: `samen-expenses-${year}-${shown}`,
      head: [
        t('column.name'),
        t('expenses.day'),
        t('expenses.kind'),
        t('expenses.what'),
        `${t('expenses.amount')} (EUR)`,
        t('expenses.note'),
      ],
      rows: rows.map((row) => [
        row.name,
        row.on,
        t(`expenses.${row.kind}`),
        a(`expenses.whats.${row.what}`),
        (row.cents / 100).toFixed(2),
        row.note ?? '',
      ]),
    },
    kind,
  )
}
