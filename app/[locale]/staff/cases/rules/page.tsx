import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ruleState } from '@/components/cases/rule-state'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { LinkButton } from '@/components/ui/button'
import { Status } from '@/components/ui/status'
import { Table } from '@/components/ui/table'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { listRules } from '@/lib/cases/edit-types'
import { isTold } from '@/lib/cases/terms'
import { countryOr } from '@/lib/cases/vocabulary'
import { sentenceWords } from '@/lib/cases/words'
import { town } from '@/lib/config/town'
import { pageLocale } from '@/lib/i18n/page'
import { townZone } from '@/lib/time/clock'
import { dayOf } from '@/lib/time/time'

type Props = PageProps<'/[locale]/staff/cases/rules'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('casesStaff.rules')
  return { title: t('title') }
}

/** Every term with its source, how sure it is, and whether its dates are told today. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/staff/cases/rules'
  const { ctx } = await requirePermission('cases.type.view', { locale, path })
  const { country } = await searchParams
  const which = countryOr(country, town.country)
  const [t, terms, cases, rules] = await Promise.all([
    getTranslations('casesStaff.rules'),
    getTranslations('casesStaff.terms'),
    getTranslations('cases'),
    listRules(ctx, which),
  ])
  const today = dayOf(ctx.now, townZone())
  return (
    <StaffPage locale={locale} path={path} section="cases">
      <StaffHead
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            {can(ctx.actor, 'cases.type.edit') && (
              <LinkButton href={`/${locale}${path}/new?country=${which}`} icon="plus">
                {t('add')}
              </LinkButton>
            )}
            <LinkButton href={`/${locale}/staff/cases/types`} variant="quiet">
              {t('types')}
            </LinkButton>
            {(['BE', 'NL'] as const).map((code) => (
              <LinkButton
                key={code}
                href={`/${locale}${path}?country=${code}`}
                variant={code === which ? 'fill' : 'quiet'}
                small
              >
                {code}
              </LinkButton>
            ))}
          </>
        }
      />
      <Table
        caption={t('title')}
        hideCaption
        rows={rules}
        rowKey={(rule) => rule.id}
        columns={[
          {
            key: 'what',
            header: t('what'),
            rowHeader: true,
            cell: (rule) => (
              <>
                <a href={`/${locale}${path}/${rule.key}`} aria-label={t('editAbout', { rule: rule.key })}>
                  {sentenceWords(cases, rule.shape, locale)}
                </a>
                <span className="block soft small">{rule.key}</span>
              </>
            ),
          },
          {
            key: 'sure',
            header: t('sure'),
            cell: (rule) => terms(`confidence.${rule.confidence as 'common'}`),
          },
          {
            key: 'state',
            header: t('state'),
            cell: (rule) => {
              const state = ruleState(rule, today, isTold(rule, today))
              return (
                <Status phase={state.phase} tone={state.tone}>
                  {t(state.key)}
                </Status>
              )
            },
          },
          { key: 'review', header: t('review'), cell: (rule) => f.shortDay(rule.reviewBy) },
          { key: 'source', header: t('source'), cell: (rule) => <span lang="nl">{rule.sourceName}</span> },
        ]}
      />
    </StaffPage>
  )
}
