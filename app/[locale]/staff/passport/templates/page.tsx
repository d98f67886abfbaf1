import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField, TextField } from '@/components/forms/text-fields'
import { StaffPage } from '@/components/layout/staff-page'
import { NameFields } from '@/components/passport/own-words'
import { TemplateEditor } from '@/components/passport/template-editor'
import { Banner } from '@/components/ui/banner'
import { Panel } from '@/components/ui/card'
import { Crumbs } from '@/components/ui/navigation'
import { requirePermission } from '@/lib/access/require'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { listTemplates } from '@/lib/passport/queries'
import { templateName } from '@/lib/passport/words'
import { townZone } from '@/lib/time/clock'
import { dayOf } from '@/lib/time/time'
import {
  addPartAction,
  addTemplateAction,
  editPartAction,
  editTemplateAction,
  removePartAction,
} from '../actions'

type Props = PageProps<'/[locale]/staff/passport/templates'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('passportStaff')
  return { title: t('templates.title') }
}

/** What each trajectory asks, as data: hours, what counts, terms, source and when it was checked; and new ones. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const path = '/staff/passport/templates'
  const { ctx } = await requirePermission('passport.template.edit', { locale, path })
  const [t, words, courses, staff, strings, templates, query] = await Promise.all([
    getTranslations('passportStaff'),
    getTranslations('passport'),
    getTranslations('courses'),
    getTranslations('staff'),
    formStrings(),
    listTemplates(ctx),
    searchParams,
  ])
  const today = dayOf(ctx.now, townZone())
  return (
    <StaffPage locale={locale} path={path} section="passport">
      <Crumbs
        label={courses('crumbs')}
        home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
        items={[{ href: `/${locale}/staff/passport`, label: t('title') }]}
      />
      <h1>{t('templates.title')}</h1>
      <p className="soft">{t('templates.lead')}</p>
      {query.done === 'saved' && (
        <Banner tone="ok" live>
          {t('done')}
        </Banner>
      )}
      <div className="cols">
        <div className="stack">
          {templates.map((template) => (
            <TemplateEditor
              key={template.id}
              locale={locale}
              path={path}
              today={today}
              template={template}
              actions={{
                edit: editTemplateAction,
                editPart: editPartAction,
                addPart: addPartAction,
                removePart: removePartAction,
              }}
            />
          ))}
        </div>
        <Panel title={t('templates.add')} colour="green" id="add">
          <Form
            id="add-template"
            action={addTemplateAction}
            locale={locale}
            path={path}
            idempotencyKey={newId()}
            strings={strings}
            submit={<Submit busy={strings.busy}>{t('templates.add')}</Submit>}
          >
            <SelectField
              name="fromId"
              label={t('templates.from')}
              hint={t('templates.fromHint')}
              optional
              empty={t('templates.fromNothing')}
              options={templates.map((template) => ({
                value: template.id,
                label: templateName(words, template, locale).text,
              }))}
            />
            <NameFields />
            <TextField
              name="country"
              label={t('templates.country')}
              hint={t('templates.countryHint')}
              short
            />
            <TextField name="source" label={t('templates.source')} />
            <DateField name="checkedOn" label={t('templates.checkedOn')} defaultValue={today} />
            <DateField name="validFrom" label={t('templates.validFrom')} defaultValue={today} />
          </Form>
        </Panel>
      </div>
    </StaffPage>
  )
}
