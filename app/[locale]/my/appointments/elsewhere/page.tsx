import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RadioGroup } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField, TextField, TimeField } from '@/components/forms/text-fields'
import { MyPage } from '@/components/layout/my-page'
import { requirePermission } from '@/lib/access/require'
import { placeKinds } from '@/lib/appointments/vocabulary'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { noteElsewhereAction } from '../actions'

type Props = PageProps<'/[locale]/my/appointments/elsewhere'>

const path = '/my/appointments/elsewhere'
const icons = {
  hospital: 'heartbeat',
  school: 'book-open',
  townHall: 'house-simple',
  other: 'map-pin',
} as const

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('appointments')
  return { title: t('elsewhere.title') }
}

/** An appointment at a hospital, a school, a town hall: written down, so that somebody may come along. */
export default async function Page({ params }: Props) {
  const { locale } = await pageLocale(params)
  await requirePermission('appointments.own.view', { locale, path })
  const [t, strings] = await Promise.all([getTranslations('appointments'), formStrings()])
  return (
    <MyPage
      locale={locale}
      path={path}
      tab="appointments"
      title={t('elsewhere.title')}
      lead={t('elsewhere.lead')}
    >
      <Form
        action={noteElsewhereAction}
        locale={locale}
        path={path}
        strings={strings}
        idempotencyKey={newId()}
        submit={<Submit busy={strings.busy}>{t('elsewhere.save')}</Submit>}
      >
        <RadioGroup
          name="placeKind"
          label={t('elsewhere.place')}
          defaultValue="hospital"
          columns={2}
          options={placeKinds.map((kind) => ({
            value: kind,
            label: t(`placeKind.${kind}`),
            icon: icons[kind],
          }))}
        />
        <TextField name="placeName" label={t('elsewhere.placeName')} hint={t('elsewhere.placeNameHint')} />
        <TextField name="placeAddress" label={t('elsewhere.address')} optional />
        <DateField name="day" label={t('elsewhere.day')} />
        <TimeField name="from" label={t('elsewhere.from')} />
        <TimeField name="to" label={t('elsewhere.to')} />
      </Form>
    </MyPage>
  )
}
