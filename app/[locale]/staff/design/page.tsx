import type { Metadata } from 'next'
import { formStrings } from '@/components/forms/strings'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { requirePermission } from '@/lib/access/require'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { CardKit, DateKit, FactKit, LetterKit, TableKit, TextKit } from './content-kits'
import { ButtonKit, ChoiceKit, FieldKit, FilterKit, RefusedKit, TryKit } from './control-kits'
import { BannerKit, EmptyKit, HistoryKit, LossKit, StepKit } from './flow-kits'
import { ColourKit, DoorKit, PeopleKit, PlaceKit, StateKit } from './motif-kits'
import { designWords } from './words'

type Props = PageProps<'/[locale]/staff/design'>

const path = '/staff/design'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await pageLocale(params)
  const t = await designWords(locale)
  return { title: t('title') }
}

/** Every part in every state: to look at, to test against, to build from. */
export default async function Page({ params }: Props) {
  const { locale } = await pageLocale(params)
  await requirePermission('staff.design.view', { locale, path })
  const [t, strings] = await Promise.all([designWords(locale), formStrings()])
  const kit = { t, locale }
  const form = { ...kit, strings, path, newKey: newId() }
  const address = `/${locale}${path}`
  return (
    <StaffPage locale={locale} path={path} section="design">
      <StaffHead title={t('title')} lead={t('lead')} />
      <div className="kits">
        <ColourKit {...kit} />
        <LetterKit {...kit} />
        <ButtonKit {...kit} />
        <StateKit {...kit} />
        <DoorKit {...kit} />
        <PlaceKit {...kit} />
        <TryKit {...form} />
        <RefusedKit {...form} />
        <FieldKit {...form} />
        <ChoiceKit {...kit} />
        <FilterKit {...kit} path={address} />
        <LossKit {...kit} path={path} />
        <CardKit {...kit} />
        <StepKit {...kit} />
        <HistoryKit {...kit} />
        <FactKit {...kit} />
        <PeopleKit {...kit} />
        <DateKit {...kit} />
        <TableKit {...kit} />
        <EmptyKit {...kit} />
        <TextKit {...kit} />
        <BannerKit {...kit} />
      </div>
    </StaffPage>
  )
}
