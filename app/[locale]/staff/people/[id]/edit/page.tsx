import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { StaffPage } from '@/components/layout/staff-page'
import { PersonFields } from '@/components/people/person-fields'
import { requirePermission } from '@/lib/access/require'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { viewPerson } from '@/lib/people/staff-queries'
import { editPersonAction } from '../../actions'

type Props = PageProps<'/[locale]/staff/people/[id]/edit'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('peopleStaff')
  return { title: t('editTitle') }
}

export default async function Page({ params }: Props) {
  const { locale } = await pageLocale(params)
  const { id } = await params
  const path = `/staff/people/${id}/edit`
  const { ctx } = await requirePermission('people.person.edit', { locale, path })
  const person = isId(id) ? await viewPerson(ctx, id) : null
  if (!person || person.mergedInto) notFound()
  const [t, strings] = await Promise.all([getTranslations('peopleStaff'), formStrings()])
  return (
    <StaffPage locale={locale} path={path} section="people">
      <h1>{t('editTitle')}</h1>
      <div className="panel">
        <Form
          action={editPersonAction}
          locale={locale}
          path={path}
          strings={strings}
          submit={
            <>
              <Submit busy={strings.busy}>{t('save')}</Submit>
              <a className="btn btn--bare" href={`/${locale}/staff/people/${id}`}>
                {t('cancel')}
              </a>
            </>
          }
        >
          <input type="hidden" name="personId" value={person.id} />
          <input type="hidden" name="version" value={person.version} />
          <PersonFields known={person} />
        </Form>
      </div>
    </StaffPage>
  )
}
