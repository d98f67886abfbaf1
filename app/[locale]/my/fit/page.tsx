import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Checkbox, CheckboxGroup, SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { MyPage } from '@/components/layout/my-page'
import { WeekField } from '@/components/pairs/week-field'
import { pictograms } from '@/components/pairs/words'
import { Banner } from '@/components/ui/banner'
import { personIdOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { matchProfileOf } from '@/lib/ambassadors/matching/profile'
import { helps, interests, placeTraits, stages, wishes } from '@/lib/ambassadors/matching/vocabulary'
import { pageLocale } from '@/lib/i18n/page'
import { saveMatchProfileAction } from '../pairs/actions'

type Props = PageProps<'/[locale]/my/fit'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('pairs')
  return { title: t('profileTitle') }
}

/** What an ambassador says about who fits: one page, all of it optional but the week. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { ctx } = await requirePermission('ambassadors.matchProfile.save', { locale, path: '/my/fit' })
  const [t, { busy, ...strings }, profile, { done }] = await Promise.all([
    getTranslations('pairs'),
    formStrings(),
    matchProfileOf(ctx, personIdOf(ctx.actor) ?? ''),
    searchParams,
  ])
  const options = (codes: readonly string[], list: 'help' | 'interest' | 'stage' | 'wish') =>
    codes.map((value) => ({ value, label: t(`${list}.${value}` as never), icon: pictograms[value] }))
  return (
    <MyPage locale={locale} path="/my/fit" tab="overview" title={t('profileTitle')} lead={t('profileLead')}>
      {done === 'saved' && (
        <Banner tone="ok" live>
          <p>{t('done.saved')}</p>
        </Banner>
      )}
      <Form
        action={saveMatchProfileAction}
        locale={locale}
        path="/my/fit"
        strings={strings}
        className="form form--wide pictures"
        submit={<Submit busy={busy}>{t('save')}</Submit>}
      >
        <CheckboxGroup
          name="offers"
          label={t('offers')}
          columns={2}
          defaultValues={profile.offers}
          options={options(helps, 'help')}
        />
        <CheckboxGroup
          name="interests"
          label={t('q.interests')}
          columns={2}
          defaultValues={profile.interests}
          options={options(interests, 'interest')}
        />
        <CheckboxGroup
          name="stages"
          label={t('stages')}
          columns={2}
          defaultValues={profile.stages}
          options={options(stages, 'stage')}
        />
        <WeekField t={t} f={f} chosen={profile.availability} />
        <SelectField
          name="maxKm"
          label={t('maxKm')}
          short
          empty={t('anywhere')}
          defaultValue={profile.maxKm ? String(profile.maxKm) : ''}
          options={[1, 2, 3, 5, 10].map((count) => ({
            value: String(count),
            label: t('km', { count: f.number(count) }),
          }))}
        />
        <CheckboxGroup
          name="traits"
          label={t('placeTraits')}
          columns={2}
          defaultValues={profile.traits}
          options={options(placeTraits, 'wish')}
        />
        <CheckboxGroup
          name="needs"
          label={t('needs')}
          hint={t('hint.wishes')}
          columns={2}
          defaultValues={profile.needs}
          options={options(wishes.slice(0, 2), 'wish')}
        />
        <Checkbox
          name="withoutLanguage"
          label={t('withoutLanguage')}
          hint={t('withoutLanguageHint')}
          defaultChecked={profile.withoutLanguage}
          tile
        />
      </Form>
    </MyPage>
  )
}
