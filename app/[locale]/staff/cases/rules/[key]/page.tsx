import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ruleState } from '@/components/cases/rule-state'
import { TermSaid } from '@/components/cases/term-line'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Crumbs } from '@/components/ui/navigation'
import { Status } from '@/components/ui/status'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { ruleVersions } from '@/lib/cases/edit-types'
import { isTold } from '@/lib/cases/terms'
import { pageLocale } from '@/lib/i18n/page'
import { townZone } from '@/lib/time/clock'
import { dateToDay, dayOf } from '@/lib/time/time'
import { confirmRuleAction, saveRuleAction } from '../../actions'
import { RuleFields } from '../rule-fields'
import { RulePreview } from './preview'

type Props = PageProps<'/[locale]/staff/cases/rules/[key]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('casesStaff.rules')
  return { title: t('title') }
}

/** One rule: where it comes from, who stands for it, and a new version of it. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { key } = await params
  const path = `/staff/cases/rules/${key}`
  const { ctx } = await requirePermission('cases.type.view', { locale, path })
  const versions = await ruleVersions(ctx, key)
  const [rule] = versions
  if (!rule) notFound()
  const query = await searchParams
  const { done } = query
  const [t, staff, strings] = await Promise.all([
    getTranslations('casesStaff.rules'),
    getTranslations('staff'),
    formStrings(),
  ])
  const today = dayOf(ctx.now, townZone())
  const state = ruleState(rule, today, isTold(rule, today))
  const mayEdit = can(ctx.actor, 'cases.type.edit')
  const { shape } = rule
  const fields = { key: rule.key, version: String(rule.version) }
  return (
    <StaffPage locale={locale} path={path} section="cases">
      <StaffHead
        crumbs={
          <Crumbs
            label={t('title')}
            home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
            items={[{ href: `/${locale}/staff/cases/rules`, label: t('title') }, { label: rule.key }]}
          />
        }
        title={<TermSaid term={shape} locale={locale} />}
        lead={`${rule.key}, ${t('version', { version: rule.version })}`}
        actions={
          mayEdit && (
            <LinkButton
              href={`/${locale}/staff/cases/rules/new?country=${rule.country}&from=${rule.key}`}
              variant="quiet"
            >
              {t('addLike')}
            </LinkButton>
          )
        }
        meta={
          <Status phase={state.phase} tone={state.tone} fill>
            {t(state.key)}
          </Status>
        }
      />
      {(done === 'saved' || done === 'confirmed' || done === 'added') && (
        <Banner tone="ok" live>
          {t(done === 'saved' ? 'saved' : done === 'added' ? 'added' : 'confirmedDone')}
        </Banner>
      )}
      {rule.confirmedAt && (
        <p>{t('confirmed', { name: rule.confirmedBy ?? '', day: f.fullDay(rule.confirmedAt) })}</p>
      )}
      {mayEdit && !rule.confirmedAt && rule.confidence !== 'unsure' && (
        <Card>
          <p>{t('confirmText')}</p>
          <OneButton
            id="confirm-rule"
            action={confirmRuleAction}
            locale={locale}
            path={path}
            fields={fields}
            variant="fill"
          >
            {t('confirm')}
          </OneButton>
        </Card>
      )}
      <RulePreview rule={rule} f={f} day={typeof query.day === 'string' ? query.day : ''} today={today} />
      <Card>
        <p className="soft">{t('running')}</p>
        {mayEdit ? (
          <Form
            id="rule"
            wide
            action={saveRuleAction}
            locale={locale}
            path={path}
            strings={strings}
            submit={<Submit busy={strings.busy}>{t('save')}</Submit>}
          >
            <input type="hidden" name="key" value={rule.key} />
            <input type="hidden" name="version" value={rule.version} />
            <RuleFields
              shape={shape}
              source={{
                confidence: rule.confidence,
                sourceName: rule.sourceName,
                sourceUrl: rule.sourceUrl,
                seenOn: rule.seenDay,
                validFrom: dateToDay(rule.validFrom),
                validTo: rule.validTo ? dateToDay(rule.validTo) : null,
                reviewBy: dateToDay(rule.reviewBy),
                tellable: rule.tellable,
                note: rule.note,
              }}
            />
          </Form>
        ) : (
          <p lang="nl">{rule.note ?? rule.sourceName}</p>
        )}
      </Card>
      {versions.length > 1 && (
        <Card>
          <h2>{t('history')}</h2>
          <ul className="ticks">
            {versions.slice(1).map((old) => (
              <li key={old.id}>
                {t('version', { version: old.version })} · {f.fullDay(old.createdAt)} ·{' '}
                <span lang="nl">{old.sourceName}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </StaffPage>
  )
}
