import 'server-only'
import { can } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import { recordView } from '@/lib/audit/views'
import { currentContext } from '@/lib/auth/current'
import { withWords } from '@/lib/auth/typed-words'
import { formats } from '@/lib/i18n/format'
import { isLocale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import { sheetResponse } from '@/lib/sheet/sheet'
import { townZone } from '@/lib/time/clock'
import { readBoardFilters } from './filters'
import { listRoles } from './roles'
import { ambassadorList } from './staff-queries'

/** Exactly what the list shows, all pages of it; null where the reader may not. Everybody in it reads of the look. */
export async function exportAmbassadors(
  request: Request,
  locale: string,
  kind: 'csv' | 'xlsx',
): Promise<Response | null> {
  const ctx = await currentContext()
  if (!isLocale(locale) || !can(ctx.actor, 'ambassadors.board.export')) return null
  const filters = readBoardFilters(withWords(Object.fromEntries(new URL(request.url).searchParams)))
  const [t, roles, { rows }] = await Promise.all([
    translatorFor(locale, 'ambassadorsStaff'),
    listRoles(ctx, locale, true),
    ambassadorList(ctx, filters, 'all'),
  ])
  await record(ctx, {
    event: 'ambassadors.list.exported',
    subject: { type: 'list', id: 'ambassadors' },
    data: { kind, rows: rows.length },
  })
  await recordView(
    ctx,
    'ambassadors.list.exported',
    rows.map((row) => row.personId),
  )
  const f = formats(locale, townZone())
  const nameOf = new Map(roles.map((role) => [role.key, role.name]))
  return sheetResponse(
    {
      name: 'samen-ambassadors',
      head: [
        t('column.name'),
        t('column.state'),
        t('column.since'),
        t('column.roles'),
        t('column.language'),
        t('column.coordinator'),
        t('column.record'),
        t('column.pairs'),
      ],
      rows: rows.map((row) => [
        row.name,
        t(`states.${row.state}`),
        f.fullDay(row.since),
        row.roles.map((key) => nameOf.get(key) ?? key).join(', '),
        f.languageName(row.locale),
        row.coordinator ?? '',
        row.recordUntil ?? '',
        String(row.pairs),
      ]),
    },
    kind,
  )
}
