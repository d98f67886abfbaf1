import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { NumberField, TextField } from '@/components/forms/text-fields'
import type { Definition } from '@/lib/cases/definition'
import { typeTaskRows } from '@/lib/cases/schema'
import { doers, taskKeys } from '@/lib/cases/vocabulary'
import { limits } from '@/lib/config/limits'

/** The tasks that are laid out when a case opens: what, who, and within how many working days. */
export async function TaskRows({ tasks }: { tasks: Definition['tasks'] }) {
  const [t, cases, words] = await Promise.all([
    getTranslations('casesStaff.types'),
    getTranslations('cases'),
    getTranslations('casesStaff.tasks'),
  ])
  // Two empty rows to add to; a row that is emptied is gone.
  const rows = Math.min(typeTaskRows, tasks.length + 2)
  return (
    <fieldset className="f">
      <legend>{t('tasks')}</legend>
      <p className="f__hint">{t('tasksHint')}</p>
      {Array.from({ length: rows }, (_, n) => {
        const task = tasks[n]
        const about = (label: string) => `${label} (${n + 1})`
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
          <div className="form__row" key={n}>
            <SelectField
              name={`task${n}Key`}
              label={about(words('words'))}
              optional
              empty={t('taskOwn')}
              defaultValue={task?.key}
              options={taskKeys.map((key) => ({ value: key, label: cases(`task.${key}`) }))}
            />
            <TextField
              name={`task${n}Words`}
              label={about(t('taskWords'))}
              optional
              defaultValue={task?.words}
              maxLength={limits.text.title}
            />
            <SelectField
              name={`task${n}Who`}
              label={about(words('who'))}
              defaultValue={task?.who ?? 'centre'}
              options={doers.map((who) => ({ value: who, label: words(`doer.${who}`) }))}
            />
            <NumberField
              name={`task${n}Due`}
              label={about(t('taskDue'))}
              optional
              defaultValue={task?.dueWorkingDays}
            />
          </div>
        )
      })}
    </fieldset>
  )
}
