import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Checkbox, CheckboxGroup, RadioGroup } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { NumberField } from '@/components/forms/text-fields'
import { MyPage } from '@/components/layout/my-page'
import type { IconName } from '@/components/ui/icon'
import { ReadAloud } from '@/components/ui/read-aloud'
import { requirePermission } from '@/lib/access/require'
import { myPlacement } from '@/lib/courses/placement/queries'
import { freeTimes, type Goal, goals } from '@/lib/courses/placement/vocabulary'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { literacies } from '@/lib/people/profile/vocabulary'
import { intakeAction } from '../actions'

const path = '/my/placement/about'
type Props = PageProps<'/[locale]/my/placement/about'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('placement')
  return { title: t('about.title') }
}

const goalIcons: Record<Goal, IconName> = {
  daily: 'house',
  work: 'briefcase',
  children: 'baby',
  study: 'graduation-cap',
  papers: 'certificate',
  people: 'users',
}

/** What we do not know yet and need for choosing: what the profile knows is not asked again. */
export default async function Page({ params }: Props) {
  const { locale } = await pageLocale(params)
  const { ctx } = await requirePermission('courses.level.say', { locale, path })
  const placement = await myPlacement(ctx)
  if (!placement) notFound()
  const { intake, profile } = placement
  const [t, strings] = await Promise.all([getTranslations('placement'), formStrings()])
  return (
    <MyPage locale={locale} path={path} tab="bookings" title={t('about.title')} lead={t('about.lead')}>
      <Form
        action={intakeAction}
        locale={locale}
        path={path}
        strings={strings}
        idempotencyKey={newId()}
        submit={<Submit busy={strings.busy}>{t('next')}</Submit>}
      >
        <ReadAloud
          lang={locale}
          text={[t('about.lead'), t('goals'), ...goals.map((goal) => t(`goal.${goal}`)), t('times')].join(
            '. ',
          )}
          words={{ read: t('readAloud'), stop: t('stop') }}
        />
        <CheckboxGroup
          name="goals"
          label={t('goals')}
          columns={2}
          options={goals.map((goal) => ({ value: goal, label: t(`goal.${goal}`), icon: goalIcons[goal] }))}
          defaultValues={intake?.goals}
        />
        <CheckboxGroup
          name="times"
          label={t('times')}
          columns={2}
          options={freeTimes.map((time) => ({ value: time, label: t(`time.${time}`), icon: 'clock' }))}
          defaultValues={intake?.times}
        />
        {profile.literacy.latin === null && (
          <RadioGroup
            name="literacyLatin"
            label={t('latin')}
            options={literacies.map((one) => ({
              value: one,
              label: t(`letters.${one}`),
              icon: 'pencil-line',
            }))}
          />
        )}
        {profile.digitalSkill === null && (
          <RadioGroup
            name="digitalSkill"
            label={t('digital')}
            options={([0, 1, 2, 3] as const).map((one) => ({
              value: String(one),
              label: t(`computer.${one}`),
              icon: 'device-mobile',
            }))}
          />
        )}
        {profile.schoolingYears === null && (
          <NumberField name="schoolingYears" label={t('schooling')} optional />
        )}
        <NumberField
          name="careChildren"
          label={t('careChildren')}
          hint={t('careHint')}
          optional
          defaultValue={intake?.careChildren || undefined}
        />
        <Checkbox name="online" label={t('online')} tile defaultChecked={intake?.online} />
      </Form>
    </MyPage>
  )
}
