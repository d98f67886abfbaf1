import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { StaffPage } from '@/components/layout/staff-page'
import { OrganisationFields } from '@/components/people/organisation-fields'
import { requirePermission } from '@/lib/access/require'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { viewOrganisation } from '@/lib/people/organisations/queries'
import { editOrganisationAction } from '../../actions'

type Props = PageProps<'/[locale]/staff/organisations/[id]/edit'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('organisationsStaff')
  return { title: t('editTitle') }
}

/** Changes what is written down about an organisation. */
export default async function Page({ params }: Props) {
  const { locale } = await pageLocale(params)
  const { id } = await params
  const path = `/staff/organisations/${id}/edit`
  const { ctx } = await requirePermission('people.organisation.add', { locale, path })
  const organisation = isId(id) ? await viewOrganisation(ctx, id) : null
  if (!organisation || organisation.state === 'ended') notFound()
  const [t, strings] = await Promise.all([getTranslations('organisationsStaff'), formStrings()])
  return (
    <StaffPage locale={locale} path={path} section="organisations">
      <h1>{t('editTitle')}</h1>
      <div className="panel">
        <Form
          action={editOrganisationAction}
          locale={locale}
          path={path}
          strings={strings}
          submit={
            <>
              <Submit busy={strings.busy}>{t('save')}</Submit>
              <a className="btn btn--bare" href={`/${locale}/staff/organisations/${id}`}>
                {t('cancel')}
              </a>
            </>
          }
        >
          <input type="hidden" name="organisationId" value={organisation.id} />
          <input type="hidden" name="version" value={organisation.version} />
          <OrganisationFields known={organisation} />
        </Form>
      </div>
    </StaffPage>
  )
}
