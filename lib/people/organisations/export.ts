import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import { sheetResponse } from '@/lib/sheet/sheet'
import { townZone } from '@/lib/time/clock'
import { type OrganisationFilter, staffOrganisations } from './queries'

/** The list as a file: exactly the rows of these filters, all of them. */
export async function exportOrganisations(
  ctx: Ctx,
  locale: Locale,
  filter: OrganisationFilter,
  kind: 'csv' | 'xlsx',
): Promise<Response> {
  const { rows } = await staffOrganisations(ctx, filter, 1, 100_000)
  await record(ctx, {
    event: 'people.organisation.exported',
    subject: { type: 'list', id: 'organisations' },
    data: { kind, rows: rows.length },
  })
  const t = await translatorFor(locale, 'organisationsStaff')
  const f = formats(locale, townZone())
  return sheetResponse(
    {
      name: 'samen-organisations',
      head: [
        t('name'),
        t('kind'),
        t('contactName'),
        t('email'),
        t('phone'),
        t('language'),
        t('state'),
        t('members'),
        t('invited'),
      ],
      rows: rows.map((row) => [
        row.name,
        t(`kinds.${row.kind}`),
        row.contactName ?? '',
        row.email ?? '',
        row.phone ?? '',
        f.languageName(row.locale),
        t(`states.${row.state}`),
        String(row.members),
        String(row.invited),
      ]),
    },
    kind,
  )
}
