import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField } from '@/components/forms/text-fields'
import { Panel } from '@/components/ui/card'
import { Details } from '@/components/ui/text'
import type { FormServerAction } from '@/lib/forms/state'
import type { Locale } from '@/lib/i18n/locales'
import type { OwnNames, TrajectoryView } from '@/lib/passport/types'
import { templateName } from '@/lib/passport/words'
import { TemplateName } from './template-name'

type Props = {
  locale: Locale
  path: string
  personId: string
  today: string
  trajectories: readonly TrajectoryView[]
  templates: readonly { id: string; code: string; names: OwnNames | null }[]
  action: FormServerAction
}

/** On a person's page: the trajectories they are in, and the way to begin one. */
export async function PassportPanel({
  locale,
  path,
  personId,
  today,
  trajectories,
  templates,
  action,
}: Props) {
  const [t, words, strings] = await Promise.all([
    getTranslations('passportStaff'),
    getTranslations('passport'),
    formStrings(),
  ])
  return (
    <Panel title={t('panel.title')} colour="brick" count={trajectories.length}>
      {trajectories.length === 0 ? (
        <p className="soft">{t('panel.none')}</p>
      ) : (
        <ul>
          {trajectories.map((one) => (
            <li key={one.id}>
              <a className="strong" href={`/${locale}/staff/passport/${one.id}`}>
                <TemplateName words={words} template={one} locale={locale} />
              </a>{' '}
              ·{' '}
              {t('openOf', {
                open: one.parts.filter((part) => part.state !== 'done').length,
                parts: one.parts.length,
              })}
            </li>
          ))}
        </ul>
      )}
      <Details summary={t('panel.start')}>
        <Form
          id="trajectory"
          action={action}
          locale={locale}
          path={path}
          strings={strings}
          submit={
            <Submit busy={strings.busy} variant="quiet">
              {t('panel.start')}
            </Submit>
          }
        >
          <input type="hidden" name="personId" value={personId} />
          <SelectField
            name="templateId"
            label={t('panel.which')}
            options={templates.map((template) => ({
              value: template.id,
              label: templateName(words, template, locale).text,
            }))}
          />
          <DateField name="startedOn" label={t('panel.from')} defaultValue={today} />
        </Form>
      </Details>
    </Panel>
  )
}
