import { stringify } from 'csv-stringify/sync'
import { getTranslations } from 'next-intl/server'
import { can } from '@/lib/access/actor'
import { currentContext } from '@/lib/auth/current'
import { withWords } from '@/lib/auth/typed-words'
import { readFilters } from '@/lib/cases/filters'
import { listCases, myTeams } from '@/lib/cases/inbox'
import { isStaffLocale } from '@/lib/i18n/locales'

/** Exactly the list that is shown, as CSV: all its pages up to 5,000 lines. Each person in it is a look. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/[locale]/staff/cases/list.csv'>,
): Promise<Response> {
  const { locale } = await params
  const ctx = await currentContext()
  if (!can(ctx.actor, 'cases.case.list') || !isStaffLocale(locale)) return new Response(null, { status: 404 })
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const filters = { ...readFilters(withWords(query)), page: 1 }
  const [t, cases, teams] = await Promise.all([
    getTranslations({ locale, namespace: 'casesStaff' }),
    getTranslations({ locale, namespace: 'cases' }),
    myTeams(ctx),
  ])
  const { rows } = await listCases(ctx, teams, filters, { most: 5000, look: 'cases.list.exported' })
  const body = stringify(
    [
      [
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
      ...rows.map((row) => [
        row.number,
        row.name,
        cases(`type.${row.typeKey}`),
        row.dueOn ?? '',
        cases(`stage.${row.stage}`),
        row.waitingOn === 'nobody' ? '' : t(`tasks.doer.${row.waitingOn}`),
        row.assignee ?? '',
        row.language,
        row.openedAt.toISOString().slice(0, 10),
      ]),
    ],
    { bom: true, escape_formulas: true },
  )
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="samen-cases.csv"',
      'Cache-Control': 'no-store',
    },
  })
}
