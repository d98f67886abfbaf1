import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { NumberField } from '@/components/forms/text-fields'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { Crumbs } from '@/components/ui/navigation'
import { Status } from '@/components/ui/status'
import { requirePermission } from '@/lib/access/require'
import { pageLocale } from '@/lib/i18n/page'
import { listRules } from '@/lib/teaching/edit-rule'
import { editRuleAction } from '../actions'

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
              <Status phase={rule.restedAt ? 'open' : 'done'} tone={rule.restedAt ? undefined : 'ok'}>
                {t(rule.restedAt ? 'rules.resting' : 'rules.working')}
              </Status>
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
              </Form>
            </Card>
          </li>
        ))}
      </ul>
    </StaffPage>
  )
}
