import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Card } from '@/components/ui/card'
import { Crumbs } from '@/components/ui/navigation'
import { requirePermission } from '@/lib/access/require'
import { listTypeChoices } from '@/lib/cases/type-list'
import { countryOr } from '@/lib/cases/vocabulary'
import { typeName } from '@/lib/cases/words'
import { town } from '@/lib/config/town'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { makeTypeAction } from '../../actions'
import { TypeWordFields } from '../word-fields'

type Props = PageProps<'/[locale]/staff/cases/types/new'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('casesStaff.types')
  return { title: t('make') }
}

/** A type of the town's own: a copy of another or an empty one, with its words. It is worked out on its own page. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const path = '/staff/cases/types/new'
  const { ctx } = await requirePermission('cases.type.edit', { locale, path })
  const { country } = await searchParams
  const which = countryOr(country, town.country)
  const [t, cases, staff, strings, types] = await Promise.all([
    getTranslations('casesStaff.types'),
    getTranslations('cases'),
    getTranslations('staff'),
    formStrings(),
    listTypeChoices(ctx, which, 'all'),
  ])
  return (
    <StaffPage locale={locale} path={path} query={`country=${which}`} section="cases">
      <StaffHead
        crumbs={
          <Crumbs
            label={t('title')}
            home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
            items={[{ href: `/${locale}/staff/cases/types?country=${which}`, label: t('title') }]}
          />
        }
        title={t('make')}
        lead={`${t('country', { country: which })} · ${t('makeLead')}`}
      />
      <Card>
        <Form
          id="make"
          action={makeTypeAction}
          locale={locale}
          path={path}
          strings={strings}
          idempotencyKey={newId()}
          submit={<Submit busy={strings.busy}>{t('makeDo')}</Submit>}
        >
          <input type="hidden" name="country" value={which} />
          <SelectField
            name="fromKey"
            label={t('from')}
            optional
            empty={t('fromNothing')}
            options={types.map((type) => ({ value: type.typeKey, label: typeName(cases, type, locale) }))}
          />
          <TypeWordFields />
        </Form>
      </Card>
    </StaffPage>
  )
}
