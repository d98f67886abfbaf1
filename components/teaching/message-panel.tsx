import { getTranslations } from 'next-intl/server'
import { RadioGroup, SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { Panel } from '@/components/ui/card'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import type { Group } from '@/lib/teaching/types'
import { sentences } from '@/lib/teaching/vocabulary'

type Props = {
  locale: string
  f: Formats
  path: string
  group: Group
  now: Date
  action: FormServerAction
  /** One per drawing of the page: the same form sent twice does its work once. */
  formKey: string
}

/** One sentence to everybody in the group, each in their own language. */
export async function MessagePanel({ locale, f, path, group, now, action, formKey }: Props) {
  const [t, words, strings] = await Promise.all([
    getTranslations('teachingStaff'),
    getTranslations('teaching'),
    formStrings(),
  ])
  const blanks = { day: t('message.aDay'), time: t('message.aTime') }
  return (
    <Panel title={t('message.title')} colour="blue" id="message">
      <Form
        id="message-form"
        action={action}
        locale={locale}
        path={path}
        idempotencyKey={formKey}
        strings={strings}
        submit={<Submit busy={strings.busy}>{t('message.send')}</Submit>}
      >
        <input type="hidden" name="runId" value={group.runId} />
        <RadioGroup
          name="sentence"
          label={t('message.sentence')}
          hint={t('message.hint')}
          plain
          options={sentences.map((sentence) => ({
            value: sentence,
            label: words(`sentence.${sentence}`, blanks),
          }))}
        />
        <SelectField
          name="lessonId"
          label={t('message.lesson')}
          hint={t('message.lessonHint')}
          optional
          empty=""
          options={group.lessons
            .filter((lesson) => lesson.endsAt > now)
            .slice(0, 12)
            .map((lesson) => ({ value: lesson.id, label: f.dayAndTime(lesson.startsAt) }))}
        />
      </Form>
      {group.messages.length > 0 && (
        <details className="data pt-3">
          <summary>{t('message.before')}</summary>
          <ul>
            {group.messages.map((message) => (
              <li key={message.id} className="pt-2">
                {words(`sentence.${message.sentence}`, {
                  day: message.lessonAt ? f.day(message.lessonAt) : '',
                  time: message.lessonAt ? f.time(message.lessonAt) : '',
                })}
                <span className="soft small block">
                  {f.dayAndTime(message.sentAt)} · {t('message.sent', { count: message.told })}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}
