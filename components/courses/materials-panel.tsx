import { getTranslations } from 'next-intl/server'
import { Checkbox, SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextArea, TextField } from '@/components/forms/text-fields'
import { Panel } from '@/components/ui/card'
import type { MaterialLine } from '@/lib/courses/types'
import type { FormServerAction } from '@/lib/forms/state'
import { localeNames, locales } from '@/lib/i18n/locales'

/** What one learns with: the list, and a form for one more. */
export async function MaterialsPanel({
  courseId,
  materials,
  locale,
  path,
  addAction,
  removeAction,
}: {
  courseId: string
  materials: readonly MaterialLine[]
  locale: string
  path: string
  addAction: FormServerAction
  removeAction: FormServerAction
}) {
  const [t, strings] = await Promise.all([getTranslations('coursesStaff'), formStrings()])
  return (
    <Panel title={t('materials')} count={materials.length} colour="blue" id="materials">
      {materials.length === 0 && <p className="panel__foot soft">{t('materialsEmpty')}</p>}
      <ul className="panel__foot">
        {materials.map((material) => (
          <li key={material.id} className="iw w-full justify-between">
            <span lang={material.locale} dir="auto">
              {material.url ? (
                <a href={material.url} rel="noreferrer">
                  {material.title}
                </a>
              ) : (
                material.title
              )}
              {material.bookedOnly && <span className="small soft block">{t('materialBooked')}</span>}
            </span>
            <OneButton
              id={`material-${material.id}`}
              action={removeAction}
              locale={locale}
              path={path}
              fields={{ courseId, materialId: material.id }}
              about={material.title}
              small
            >
              {t('removeMaterial')}
            </OneButton>
          </li>
        ))}
      </ul>
      <details className="data">
        <summary>{t('addMaterial')}</summary>
        <Form
          id="material"
          action={addAction}
          locale={locale}
          path={path}
          strings={strings}
          submit={<Submit busy={strings.busy}>{t('addMaterial')}</Submit>}
        >
          <input type="hidden" name="courseId" value={courseId} />
          <TextField name="title" label={t('materialTitle')} />
          <TextField name="url" type="url" label={t('materialUrl')} optional inputMode="url" />
          <TextArea name="body" label={t('materialBody')} optional rows={4} />
          <SelectField
            name="locale"
            label={t('materialLanguage')}
            defaultValue="nl"
            options={locales.map((code) => ({ value: code, label: localeNames[code], lang: code }))}
          />
          <Checkbox name="bookedOnly" label={t('materialBooked')} defaultChecked />
        </Form>
      </details>
    </Panel>
  )
}
