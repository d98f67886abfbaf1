import 'server-only'
import { can } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { withWords } from '@/lib/auth/typed-words'
import { isStaffLocale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import { sheetResponse } from '@/lib/sheet/sheet'
import { readFilters } from './filters'
import { listCases, myTeams } from './inbox'
import { typeName } from './words'

/**
 * Exactly the list that is shown, as a file: all its pages up to 5,000 lines. Each person in it is a look. Null for who
 * has no such list.
 */
export async function exportCases(
  ctx: Ctx,
  address: string,
  locale: string,
  kind: 'csv' | 'xlsx',
): Promise<Response | null> {
  if (!can(ctx.actor, 'cases.case.list') || !isStaffLocale(locale)) return null
  const query = Object.fromEntries(new URL(address).searchParams)
  const filters = { ...readFilters(withWords(query)), page: 1 }
  const [t, cases, teams] = await Promise.all([
    translatorFor(locale, 'casesStaff'),
    translatorFor(locale, 'cases'),
    myTeams(ctx),
  ])
  const { rows } = await listCases(ctx, teams, filters, { most: 5000, look: 'cases.list.exported' })
  return sheetResponse(
    {
      name: 'samen-cases',
      head: [
        t('people.number'),
        t('list.person'),
        t('list.type'),
        t('list.due'),
        t('list.stage'),
        t('list.waiting'),
        t('list.worker'),
        t('list.language'),
        t('list.opened'),
      ],
      rows: rows.map((row) => [
        row.number,
        row.name,
        typeName(cases, row, locale),
        row.dueOn ?? '',
        cases(`stage.${row.stage}`),
        row.waitingOn === 'nobody' ? '' : t(`tasks.doer.${row.waitingOn}`),
        row.assignee ?? '',
        row.language,
        row.openedAt.toISOString().slice(0, 10),
      ]),
    },
    kind,
  )
}
