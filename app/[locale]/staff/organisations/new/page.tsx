import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RadioGroup } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { StaffPage } from '@/components/layout/staff-page'
import { OrganisationFields } from '@/components/people/organisation-fields'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { organisationKinds } from '@/lib/people/organisations/schema'
import { addOrganisationAction } from '../actions'

type Props = PageProps<'/[locale]/staff/organisations/new'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('organisationsStaff')
  return { title: t('newTitle') }
}

/** Writes an employer or a partner down. */
export default async function Page({ params }: Props) {
  const { locale } = await pageLocale(params)
  const path = '/staff/organisations/new'
  const { ctx } = await requirePermission('people.organisation.add', { locale, path })
  const [t, strings] = await Promise.all([getTranslations('organisationsStaff'), formStrings()])
  return (
    <StaffPage locale={locale} path={path} section="organisations">
      <h1>{t('newTitle')}</h1>
      <p className="daysum">
        {can(ctx.actor, 'people.organisation.approve') ? t('newLead') : t('newLeadAsk')}
      </p>
      <div className="panel">
        <Form
          action={addOrganisationAction}
          locale={locale}
          path={path}
          idempotencyKey={newId()}
          strings={strings}
          submit={
            <>
              <Submit busy={strings.busy}>{t('add')}</Submit>
              <a className="btn btn--bare" href={`/${locale}/staff/organisations`}>
                {t('cancel')}
              </a>
            </>
          }
        >
          <RadioGroup
            name="kind"
            label={t('kind')}
            hint={t('kindHint')}
            columns={2}
            defaultValue="employer"
            options={organisationKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          />
          <OrganisationFields />
        </Form>
      </div>
    </StaffPage>
  )
}
