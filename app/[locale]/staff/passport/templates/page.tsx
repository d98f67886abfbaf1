import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CheckboxGroup } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField, NumberField, TextField } from '@/components/forms/text-fields'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { Panel } from '@/components/ui/card'
import { Crumbs } from '@/components/ui/navigation'
import { Details } from '@/components/ui/text'
import { requirePermission } from '@/lib/access/require'
import { pageLocale } from '@/lib/i18n/page'
import { listTemplates } from '@/lib/passport/queries'
import { activityKinds } from '@/lib/passport/vocabulary'
import { dateToDay } from '@/lib/time/time'
import { editPartAction, editTemplateAction } from '../actions'

type Props = PageProps<'/[locale]/staff/passport/templates'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('passportStaff')
  return { title: t('templates.title') }
}

/** What each trajectory asks, as data: hours, what counts, terms, source and when it was checked. */
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
  const submit = (
    <Submit busy={strings.busy} variant="quiet">
      {t('templates.save')}
    </Submit>
  )
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
      <div className="stack">
        {templates.map((template) => (
          <Panel
            key={template.id}
            title={words(`template.${template.code}` as 'template.be-vl-2023')}
            id={template.code}
          >
            <Form
              id={`template-${template.id}`}
              action={editTemplateAction}
              locale={locale}
              path={path}
              strings={strings}
              submit={submit}
            >
              <input type="hidden" name="templateId" value={template.id} />
              <input type="hidden" name="version" value={template.version} />
              <TextField name="source" label={t('templates.source')} defaultValue={template.source} />
              <DateField
                name="checkedOn"
                label={t('templates.checkedOn')}
                defaultValue={dateToDay(template.checkedOn)}
              />
              <DateField
                name="validFrom"
                label={t('templates.validFrom')}
                defaultValue={dateToDay(template.validFrom)}
              />
              <TextField
                type="date"
                short
                name="validUntil"
                label={t('templates.validUntil')}
                optional
                defaultValue={template.validUntil ? dateToDay(template.validUntil) : undefined}
              />
            </Form>
            {template.parts.map((part) => (
              <Details key={part.id} summary={words(`part.${part.code}.title` as 'part.knm.title')}>
                <Form
                  id={`part-${part.id}`}
                  action={editPartAction}
                  locale={locale}
                  path={path}
                  strings={strings}
                  submit={submit}
                >
                  <input type="hidden" name="partId" value={part.id} />
                  <input type="hidden" name="version" value={template.version} />
                  <NumberField
                    name="requiredHours"
                    label={t('templates.requiredHours')}
                    hint={t('templates.requiredHint')}
                    optional
                    defaultValue={part.requiredMinutes === null ? undefined : part.requiredMinutes / 60}
                  />
                  <NumberField
                    name="termMonths"
                    label={t('templates.termMonths')}
                    optional
                    defaultValue={part.termMonths ?? undefined}
                  />
                  <CheckboxGroup
                    name="counts"
                    label={t('templates.counts')}
                    plain
                    columns={2}
                    options={activityKinds.map((kind) => ({ value: kind, label: words(`kind.${kind}`) }))}
                    defaultValues={part.counts}
                  />
                </Form>
              </Details>
            ))}
          </Panel>
        ))}
      </div>
    </StaffPage>
  )
}
