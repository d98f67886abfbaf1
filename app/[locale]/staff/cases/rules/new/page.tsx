import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextField } from '@/components/forms/text-fields'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Card } from '@/components/ui/card'
import { Crumbs } from '@/components/ui/navigation'
import { requirePermission } from '@/lib/access/require'
import { listRules } from '@/lib/cases/edit-types'
import { countryOr } from '@/lib/cases/vocabulary'
import { town } from '@/lib/config/town'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { townZone } from '@/lib/time/clock'
import { addDays, dayOf } from '@/lib/time/time'
import { addCaseRuleAction } from '../../actions'
import { RuleFields } from '../rule-fields'

type Props = PageProps<'/[locale]/staff/cases/rules/new'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('casesStaff.rules')
  return { title: t('add') }
}

/** A rule that did not ship; from another one where `from` names it. Nobody is told of it before it is confirmed. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const path = '/staff/cases/rules/new'
  const { ctx } = await requirePermission('cases.type.edit', { locale, path })
  const { country, from } = await searchParams
  const which = countryOr(country, town.country)
  const [t, staff, strings, rules] = await Promise.all([
    getTranslations('casesStaff.rules'),
    getTranslations('staff'),
    formStrings(),
    listRules(ctx, which),
  ])
  const like = rules.find((rule) => rule.key === from)
  const today = dayOf(ctx.now, townZone())
  return (
    <StaffPage locale={locale} path={path} query={`country=${which}`} section="cases">
      <StaffHead
        crumbs={
          <Crumbs
            label={t('title')}
            home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
            items={[{ href: `/${locale}/staff/cases/rules?country=${which}`, label: t('title') }]}
          />
        }
        title={t('add')}
        lead={t('addLead')}
      />
      <Card>
        <Form
          id="rule"
          wide
          action={addCaseRuleAction}
          locale={locale}
          path={path}
          strings={strings}
          idempotencyKey={newId()}
          submit={<Submit busy={strings.busy}>{t('addDo')}</Submit>}
        >
          <input type="hidden" name="country" value={which} />
          <TextField
            name="code"
            label={t('code')}
            hint={t('codeHint', { country: which })}
            short
            dir="ltr"
            maxLength={40}
          />
          <RuleFields
            shape={like?.shape}
            source={{
              confidence: 'unsure',
              sourceName: '',
              sourceUrl: null,
              seenOn: today,
              validFrom: today,
              validTo: null,
              // Every rule is looked at again within half a year.
              reviewBy: addDays(today, 182),
              tellable: false,
              note: null,
            }}
          />
        </Form>
      </Card>
    </StaffPage>
  )
}
