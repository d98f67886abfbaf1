import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField } from '@/components/forms/text-fields'
import { Panel } from '@/components/ui/card'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import type { Group } from '@/lib/teaching/types'
import { dayToDate } from '@/lib/time/time'

type Props = {
  locale: string
  f: Formats
  path: string
  group: Group
  teachers: readonly { id: string; name: string }[]
  nameAction: FormServerAction
  /** One per drawing of the page: the same form sent twice does its work once. */
  formKey: string
  endAction: FormServerAction
}

/** Who stands in for the teacher, and from when until when. */
export async function SubstitutePanel({
  locale,
  f,
  path,
  group,
  teachers,
  nameAction,
  endAction,
  formKey,
}: Props) {
  const [t, strings] = await Promise.all([getTranslations('teachingStaff'), formStrings()])
  return (
    <Panel title={t('substitute.title')} colour="violet" id="substitute">
      {group.substitutes.length === 0 ? (
        <p className="soft">{t('substitute.none')}</p>
      ) : (
        <ul>
          {group.substitutes.map((one) => (
            <li key={one.id} className="person">
              <span className="col-span-2">
                <bdi className="strong">{one.name}</bdi>
                <span className="soft small block">
                  {t('substitute.period', {
                    from: f.day(dayToDate(one.fromOn)),
                    until: f.day(dayToDate(one.untilOn)),
                  })}
                </span>
              </span>
              <OneButton
                id={`end-${one.id}`}
                action={endAction}
                locale={locale}
                path={path}
                fields={{ substitutionId: one.id }}
                about={t('substitute.endFor', { name: one.name })}
                small
              >
                {t('substitute.end')}
              </OneButton>
            </li>
          ))}
        </ul>
      )}
      {teachers.length > 0 && (
        <Form
          id="substitute-form"
          action={nameAction}
          locale={locale}
          path={path}
          idempotencyKey={formKey}
          strings={strings}
          submit={
            <Submit busy={strings.busy} variant="quiet">
              {t('substitute.save')}
            </Submit>
          }
        >
          <input type="hidden" name="runId" value={group.runId} />
          <SelectField
            name="personId"
            label={t('substitute.who')}
            empty=""
            options={teachers.map((teacher) => ({ value: teacher.id, label: teacher.name }))}
          />
          <DateField name="fromOn" label={t('substitute.from')} />
          <DateField name="untilOn" label={t('substitute.until')} />
        </Form>
      )}
    </Panel>
  )
}
