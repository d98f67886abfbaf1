import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { runLine } from '@/components/courses/words'
import { CheckboxGroup } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField, TextField } from '@/components/forms/text-fields'
import { StaffPage } from '@/components/layout/staff-page'
import { requirePermission } from '@/lib/access/require'
import { runsForRound } from '@/lib/courses/allocation/queries'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { openRoundAction } from '../actions'

const path = '/staff/courses/rounds/new'
type Props = PageProps<'/[locale]/staff/courses/rounds/new'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('coursesStaff')
  return { title: t('round.new') }
}

/** Opens a round over the runs that are wanted most. */
export default async function Page({ params }: Props) {
  const { locale, f } = await pageLocale(params)
  const { ctx } = await requirePermission('courses.round.manage', { locale, path })
  const [t, courses, strings, runs] = await Promise.all([
    getTranslations('coursesStaff'),
    getTranslations('courses'),
    formStrings(),
    runsForRound(ctx, locale),
  ])
  return (
    <StaffPage locale={locale} path={path} section="courses">
      <h1>{t('round.new')}</h1>
      <p className="lead">{t('round.newHint')}</p>
      <Form
        action={openRoundAction}
        locale={locale}
        path={path}
        strings={strings}
        idempotencyKey={newId()}
        submit={<Submit busy={strings.busy}>{t('round.open')}</Submit>}
      >
        <TextField name="title" label={t('round.name')} hint={t('round.nameHint')} />
        <DateField name="closesOn" label={t('round.closes')} />
        <CheckboxGroup
          name="runs"
          label={t('runs')}
          plain
          options={runs.map((one) => ({ value: one.run.id, label: runLine(courses, f, one) }))}
        />
      </Form>
    </StaffPage>
  )
}
