import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AfterLinks } from '@/components/forms/after-links'
import { Checkbox } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { StaffPage } from '@/components/layout/staff-page'
import { PersonFields } from '@/components/people/person-fields'
import { requirePermission } from '@/lib/access/require'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { addPersonAction } from '../actions'

type Props = PageProps<'/[locale]/staff/people/new'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('peopleStaff')
  return { title: t('newTitle') }
}

/** Writes somebody down. Who looks like somebody we know is shown before a second record is made. */
export default async function Page({ params }: Props) {
  const { locale } = await pageLocale(params)
  const path = '/staff/people/new'
  await requirePermission('people.person.add', { locale, path })
  const [t, strings] = await Promise.all([getTranslations('peopleStaff'), formStrings()])
  return (
    <StaffPage locale={locale} path={path} section="people">
      <h1>{t('newTitle')}</h1>
      <p className="daysum">{t('newLead')}</p>
      <div className="panel">
        <Form
          action={addPersonAction}
          locale={locale}
          path={path}
          idempotencyKey={newId()}
          strings={strings}
          submit={
            <>
              <Submit busy={strings.busy}>{t('add')}</Submit>
              <a className="btn btn--bare" href={`/${locale}/staff/people`}>
                {t('cancel')}
              </a>
            </>
          }
        >
          <PersonFields />
          <AfterLinks>
            <Checkbox name="surelyNew" label={t('surelyNew')} tile />
          </AfterLinks>
        </Form>
      </div>
    </StaffPage>
  )
}
