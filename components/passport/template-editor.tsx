import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField, TextField } from '@/components/forms/text-fields'
import { Panel } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { Details } from '@/components/ui/text'
import type { FormServerAction } from '@/lib/forms/state'
import type { Locale } from '@/lib/i18n/locales'
import type { listTemplates } from '@/lib/passport/queries'
import { partWords, templateName } from '@/lib/passport/words'
import { type Day, dateToDay } from '@/lib/time/time'
import { NameFields, PartWordFields } from './own-words'
import { PartRuleFields } from './part-rule-fields'

type Props = {
  locale: Locale
  path: string
  today: Day
  template: Awaited<ReturnType<typeof listTemplates>>[number]
  actions: {
    edit: FormServerAction
    editPart: FormServerAction
    addPart: FormServerAction
    removePart: FormServerAction
  }
}

/** One trajectory as data: where its rule stands, when it holds, and each of its parts. */
export async function TemplateEditor({ locale, path, today, template, actions }: Props) {
  const [t, words, strings] = await Promise.all([
    getTranslations('passportStaff'),
    getTranslations('passport'),
    formStrings(),
  ])
  const save = (
    <Submit busy={strings.busy} variant="quiet">
      {t('templates.save')}
    </Submit>
  )
  const shared = { locale, path, strings }
  const ended = template.validUntil !== null && dateToDay(template.validUntil) < today
  return (
    <Panel title={templateName(words, template, locale).text} id={template.code}>
      <p>
        <Status phase={ended ? 'full' : 'done'} tone={ended ? undefined : 'ok'}>
          {t(ended ? 'templates.ended' : 'templates.holds')}
        </Status>
      </p>
      <p className="soft small">
        {t('one.source')} <bdi>{template.source}</bdi>
      </p>
      <Details summary={t('templates.editRule')}>
        <Form id={`template-${template.id}`} action={actions.edit} {...shared} submit={save}>
          <input type="hidden" name="templateId" value={template.id} />
          <input type="hidden" name="version" value={template.version} />
          {template.names && <NameFields names={template.names} />}
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
            hint={t('templates.validUntilHint')}
            optional
            defaultValue={template.validUntil ? dateToDay(template.validUntil) : undefined}
          />
        </Form>
      </Details>
      {template.parts.map((part) => {
        const { title } = partWords(words, part, locale)
        return (
          <Details key={part.id} summary={title}>
            <Form id={`part-${part.id}`} action={actions.editPart} {...shared} submit={save}>
              <input type="hidden" name="partId" value={part.id} />
              <input type="hidden" name="version" value={template.version} />
              {part.words && <PartWordFields words={part.words} />}
              <PartRuleFields part={part} />
            </Form>
            {!template.used && (
              <OneButton
                id={`remove-${part.id}`}
                action={actions.removePart}
                locale={locale}
                path={path}
                fields={{ partId: part.id, version: String(template.version) }}
                about={t('templates.removeFor', { part: title })}
                small
              >
                {t('templates.remove')}
              </OneButton>
            )}
          </Details>
        )
      })}
      <Details summary={t('templates.addPart')}>
        <Form
          id={`add-part-${template.id}`}
          action={actions.addPart}
          {...shared}
          submit={
            <Submit busy={strings.busy} variant="quiet">
              {t('templates.addPart')}
            </Submit>
          }
        >
          <input type="hidden" name="templateId" value={template.id} />
          <input type="hidden" name="version" value={template.version} />
          <PartWordFields />
          <PartRuleFields />
        </Form>
      </Details>
    </Panel>
  )
}
