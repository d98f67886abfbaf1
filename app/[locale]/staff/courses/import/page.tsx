import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextArea } from '@/components/forms/text-fields'
import { StaffPage } from '@/components/layout/staff-page'
import { requirePermission } from '@/lib/access/require'
import { runColumns } from '@/lib/courses/planning/run-file'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { checkImportAction } from './actions'

const path = '/staff/courses/import'
type Props = PageProps<'/[locale]/staff/courses/import'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('coursesStaff')
  return { title: t('import.title') }
}

/** A file of runs: chosen, or pasted out of a spreadsheet. It is only looked over here. */
export default async function Page({ params }: Props) {
  const { locale } = await pageLocale(params)
  await requirePermission('courses.runs.import', { locale, path })
  const [t, strings] = await Promise.all([getTranslations('coursesStaff'), formStrings()])
  return (
    <StaffPage locale={locale} path={path} section="courses">
      <h1>{t('import.title')}</h1>
      <p className="lead">{t('import.lead')}</p>
      <p>
        {t('import.columns')} <bdi dir="ltr">{runColumns.join(' ; ')}</bdi>
      </p>
      <p className="soft">{t('import.weekly')}</p>
      <Form
        action={checkImportAction}
        locale={locale}
        path={path}
        strings={strings}
        idempotencyKey={newId()}
        submit={<Submit busy={strings.busy}>{t('import.check')}</Submit>}
      >
        <div className="f">
          <label htmlFor="file">{t('import.file')}</label>
          <input className="input" id="file" name="file" type="file" accept=".csv,text/csv,text/plain" />
        </div>
        <TextArea name="text" label={t('import.paste')} optional rows={10} />
      </Form>
    </StaffPage>
  )
}
