import { getTranslations } from 'next-intl/server'
import { DaysLeft } from '@/components/cases/days-left'
import type { PanelProps } from '@/components/cases/staff-panel'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField, TextField } from '@/components/forms/text-fields'
import { Panel } from '@/components/ui/card'
import { Moon, Status } from '@/components/ui/status'
import { daysUntil } from '@/lib/cases/deadlines/rules'
import { doers } from '@/lib/cases/vocabulary'
import { taskWords } from '@/lib/cases/words'
import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import { now, townZone } from '@/lib/time/clock'
import { dayOf, dayToDate } from '@/lib/time/time'
import { addTaskAction, dropTaskAction, finishTaskAction, reopenTaskAction } from '../actions'

/** What is to be done, by whom and by when; ticking off is one press. */
export async function TasksPanel({ locale, path, f, one }: PanelProps) {
  const [t, cases, strings] = await Promise.all([
    getTranslations('casesStaff.tasks'),
    getTranslations('cases'),
    formStrings(),
  ])
  const open = one.tasks.filter((task) => !task.doneAt)
  const today = dayOf(now(), townZone())
  return (
    <Panel id="tasks" title={t('title')} count={open.length} colour="rose">
      {one.tasks.length === 0 && <p className="panel__foot soft">{t('none')}</p>}
      <ul>
        {one.tasks.map((task) => {
          const words = task.rule ? t('rule', { rule: task.rule }) : taskWords(cases, task)
          const fields = { caseId: one.id, taskId: task.id }
          return (
            <li className="task" key={task.id}>
              <Moon phase={task.doneAt ? 'done' : 'open'} />
              <div>
                <p className="strong" dir="auto">
                  {words}
                </p>
                <p className="soft small">{t(`doer.${task.who}`)}</p>
                {!one.closedAt && (
                  <div className="row row--tight">
                    <OneButton
                      id={`task-${task.id}`}
                      action={task.doneAt ? reopenTaskAction : finishTaskAction}
                      locale={locale}
                      path={path}
                      fields={fields}
                      about={task.doneAt ? `${t('reopen')}: ${words}` : t('finishAbout', { task: words })}
                      small
                      variant={task.doneAt ? 'bare' : 'quiet'}
                      icon={task.doneAt ? undefined : 'check'}
                    >
                      {task.doneAt ? t('reopen') : t('finish')}
                    </OneButton>
                    {!task.doneAt && !task.rule && (
                      <a
                        className="small"
                        href={`/${locale}${path}/tasks/${task.id}`}
                        aria-label={t('editAbout', { task: words })}
                      >
                        {t('edit')}
                      </a>
                    )}
                    {!task.doneAt && (
                      <OneButton
                        id={`drop-${task.id}`}
                        action={dropTaskAction}
                        locale={locale}
                        path={path}
                        fields={fields}
                        about={t('dropAbout', { task: words })}
                        small
                        variant="bare"
                      >
                        {t('drop')}
                      </OneButton>
                    )}
                  </div>
                )}
              </div>
              <div className="task__due">
                {task.doneAt ? (
                  <Status phase="done" tone="ok">
                    {t('done')}
                  </Status>
                ) : (
                  <DaysLeft
                    daysLeft={task.dueOn ? daysUntil(today, task.dueOn) : null}
                    day={task.dueOn ? f.shortDay(dayToDate(task.dueOn)) : null}
                  />
                )}
              </div>
            </li>
          )
        })}
      </ul>
      {!one.closedAt && (
        <details className="panel__foot">
          <summary>{t('add')}</summary>
          <Form
            id="add-task"
            action={addTaskAction}
            locale={locale}
            path={path}
            strings={strings}
            idempotencyKey={newId()}
            submit={
              <Submit busy={strings.busy} small>
                {t('save')}
              </Submit>
            }
          >
            <input type="hidden" name="caseId" value={one.id} />
            <TextField name="words" label={t('words')} maxLength={limits.text.title} />
            <SelectField
              name="who"
              label={t('who')}
              defaultValue="centre"
              options={doers.map((who) => ({ value: who, label: t(`doer.${who}`) }))}
            />
            <DateField name="dueOn" label={t('due')} optional />
          </Form>
        </details>
      )}
    </Panel>
  )
}
