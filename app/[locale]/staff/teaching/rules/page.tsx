import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { NumberField, TextField } from '@/components/forms/text-fields'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Card, Panel } from '@/components/ui/card'
import { Crumbs } from '@/components/ui/navigation'
import { Status } from '@/components/ui/status'
import { requirePermission } from '@/lib/access/require'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { listRules } from '@/lib/teaching/edit-rule'
import { type FollowUpKind, followUpKinds } from '@/lib/teaching/vocabulary'
import { addRuleAction, editRuleAction, endRuleAction } from '../actions'

const kinds = Object.keys(followUpKinds) as FollowUpKind[]
const looks = (rule: { endedAt: Date | null; restedAt: Date | null }) =>
  rule.endedAt
    ? ({ key: 'ended', phase: 'full', tone: undefined } as const)
    : rule.restedAt
      ? ({ key: 'resting', phase: 'open', tone: undefined } as const)
      : ({ key: 'working', phase: 'done', tone: 'ok' } as const)

type Props = PageProps<'/[locale]/staff/teaching/rules'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('teachingStaff')
  return { title: t('rules.title') }
}

/** Rules as data: after how many absences, how long after the end, and what then happens. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const path = '/staff/teaching/rules'
  const { ctx } = await requirePermission('teaching.rule.edit', { locale, path })
  const [t, courses, staff, strings, rules, query] = await Promise.all([
    getTranslations('teachingStaff'),
    getTranslations('courses'),
    getTranslations('staff'),
    formStrings(),
    listRules(ctx),
    searchParams,
  ])
  const from = rules.find((rule) => rule.id === query.from)
  return (
    <StaffPage locale={locale} path={path} section="teaching">
      <Crumbs
        label={courses('crumbs')}
        home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
        items={[{ href: `/${locale}/staff/teaching`, label: t('title') }]}
      />
      <h1>{t('rules.title')}</h1>
      <p className="soft">{t('rules.lead')}</p>
      {query.done === 'saved' && (
        <Banner tone="ok" live>
          {t('rules.saved')}
        </Banner>
      )}
      <ul className="stack">
        {rules.map((rule) => (
          <li key={rule.id}>
            <Card as="article" gap={3} labelledBy={`rule-${rule.id}`}>
              <h2 className="h3" id={`rule-${rule.id}`}>
                {t(`rules.trigger.${rule.trigger as 'absences' | 'runEnded'}`, { count: rule.threshold })}:{' '}
                {t(`rules.action.${rule.action as 'message' | 'call' | 'evaluation' | 'nextLevel'}`)}
              </h2>
              <p className="row">
                <Status phase={looks(rule).phase} tone={looks(rule).tone}>
                  {t(`rules.${looks(rule).key}`)}
                </Status>
                <span className="soft small">
                  {t('rules.sourceIs')} <bdi>{rule.source}</bdi>
                </span>
              </p>
              {rule.endedAt === null && (
                <>
                  <Form
                    id={`rule-form-${rule.id}`}
                    action={editRuleAction}
                    locale={locale}
                    path={path}
                    strings={strings}
                    submit={
                      <>
                        <Submit
                          busy={strings.busy}
                          variant="quiet"
                          name="resting"
                          value={rule.restedAt ? 'yes' : 'no'}
                        >
                          {t('rules.save')}
                        </Submit>
                        <Submit
                          busy={strings.busy}
                          variant="bare"
                          name="resting"
                          value={rule.restedAt ? 'no' : 'yes'}
                        >
                          {t(rule.restedAt ? 'rules.wake' : 'rules.rest')}
                        </Submit>
                      </>
                    }
                  >
                    <input type="hidden" name="ruleId" value={rule.id} />
                    <input type="hidden" name="version" value={rule.version} />
                    <NumberField
                      name="threshold"
                      label={t('rules.threshold')}
                      hint={t('rules.thresholdHint')}
                      defaultValue={rule.threshold}
                    />
                    <TextField name="source" label={t('rules.source')} defaultValue={rule.source} />
                  </Form>
                  <div className="row">
                    <LinkButton href={`/${locale}${path}?from=${rule.id}#add`} variant="bare" small>
                      {t('rules.copy')}
                    </LinkButton>
                    <OneButton
                      id={`end-${rule.id}`}
                      action={endRuleAction}
                      locale={locale}
                      path={path}
                      fields={{ ruleId: rule.id, version: String(rule.version) }}
                      small
                    >
                      {t('rules.end')}
                    </OneButton>
                  </div>
                </>
              )}
            </Card>
          </li>
        ))}
      </ul>
      <Panel title={t('rules.add')} colour="green" id="add">
        <Form
          // Drawn anew when another rule is the beginning.
          key={from?.id ?? 'new'}
          id="add-rule"
          action={addRuleAction}
          locale={locale}
          path={path}
          idempotencyKey={newId()}
          strings={strings}
          submit={<Submit busy={strings.busy}>{t('rules.add')}</Submit>}
        >
          <SelectField
            name="what"
            label={t('rules.what')}
            defaultValue={from?.action}
            empty=""
            options={kinds.map((kind) => ({
              value: kind,
              label: `${t(`rules.when.${followUpKinds[kind].trigger}`)}: ${t(`rules.action.${kind}`)}`,
            }))}
          />
          <NumberField
            name="threshold"
            label={t('rules.threshold')}
            hint={t('rules.thresholdHint')}
            defaultValue={from?.threshold}
          />
          <TextField
            name="source"
            label={t('rules.source')}
            hint={t('rules.sourceHint')}
            defaultValue={from?.source}
          />
        </Form>
      </Panel>
    </StaffPage>
  )
}
