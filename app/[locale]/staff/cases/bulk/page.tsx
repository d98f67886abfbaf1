import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { TypeName } from '@/components/cases/type-name'
import { RadioGroup, SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { requirePermission } from '@/lib/access/require'
import { colleagues, myTeams, someCases } from '@/lib/cases/inbox'
import { flagKinds } from '@/lib/cases/vocabulary'
import { limits } from '@/lib/config/limits'
import { isId, newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { bulkAction } from '../actions'

type Props = PageProps<'/[locale]/staff/cases/bulk'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('casesStaff.bulk')
  return { title: t('title') }
}

/** What would happen to the chosen cases, before it does. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const path = '/staff/cases/bulk'
  const { ctx } = await requirePermission('cases.case.change', { locale, path })
  const query = await searchParams
  const ids = [query.case ?? []].flat().filter(isId).slice(0, limits.cases.bulk)
  const back = typeof query.back === 'string' && query.back.startsWith('?') ? query.back : ''
  const [t, words, strings, teams, rows] = await Promise.all([
    getTranslations('casesStaff.bulk'),
    getTranslations('casesStaff'),
    formStrings(),
    myTeams(ctx),
    someCases(ctx, ids),
  ])
  const people = await colleagues(
    ctx,
    teams.map((team) => team.id),
  )
  const away = (
    <LinkButton href={`/${locale}/staff/cases${back}`} variant="quiet">
      {t('back')}
    </LinkButton>
  )
  return (
    <StaffPage locale={locale} path={path} section="cases">
      <StaffHead title={t('title')} />
      {rows.length === 0 ? (
        <Empty title={t('nothing')} action={away} />
      ) : (
        <Card>
          <p className="strong">{t('preview', { count: rows.length })}</p>
          <ul className="ticks">
            {rows.map((row) => (
              <li key={row.id}>
                <bdi>{row.name}</bdi> · <TypeName type={row} locale={locale} /> ·{' '}
                <bdi dir="ltr">{row.number}</bdi> · <bdi>{row.assignee ?? words('people.nobody')}</bdi>
              </li>
            ))}
          </ul>
          <Form
            action={bulkAction}
            locale={locale}
            path={path}
            strings={strings}
            idempotencyKey={newId()}
            submit={
              <>
                <Submit busy={strings.busy}>{t('do')}</Submit>
                {away}
              </>
            }
          >
            {rows.map((row) => (
              <input key={row.id} type="hidden" name="caseIds" value={row.id} />
            ))}
            <RadioGroup
              name="what"
              label={t('what')}
              defaultValue="assign"
              options={(['assign', 'release', 'flag'] as const).map((what) => ({
                value: what,
                label: t(what),
              }))}
            />
            <SelectField
              name="personId"
              label={t('to')}
              optional
              empty={words('people.nobody')}
              options={[...new Map(people.map((person) => [person.id, person])).values()].map((person) => ({
                value: person.id,
                label: person.name,
              }))}
            />
            <SelectField
              name="flag"
              label={t('which')}
              optional
              defaultValue="lookAgain"
              options={flagKinds.map((kind) => ({ value: kind, label: words(`flags.${kind}`) }))}
            />
          </Form>
        </Card>
      )}
    </StaffPage>
  )
}
