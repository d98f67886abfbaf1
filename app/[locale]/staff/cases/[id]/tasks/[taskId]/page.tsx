import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SideBySide } from '@/components/cases/side-by-side'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField, TextField } from '@/components/forms/text-fields'
import { requirePermission } from '@/lib/access/require'
import { viewOneTask } from '@/lib/cases/versions'
import { doers } from '@/lib/cases/vocabulary'
import { taskWords } from '@/lib/cases/words'
import { limits } from '@/lib/config/limits'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { dayToDate } from '@/lib/time/time'
import { changeTaskAction } from '../../../actions'

type Props = PageProps<'/[locale]/staff/cases/[id]/tasks/[taskId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('casesStaff.conflict')
  return { title: t('task') }
}

/** One task: who does it and by when, beside how it stands now. Its version stands in the form. */
export default async function Page({ params }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id, taskId } = await params
  const path = `/staff/cases/${id}/tasks/${taskId}`
  const { ctx } = await requirePermission('cases.case.change', { locale, path })
  const task = isId(id) && isId(taskId) ? await viewOneTask(ctx, id, taskId) : null
  if (!task) notFound()
  const [t, tasks, cases, strings] = await Promise.all([
    getTranslations('casesStaff.conflict'),
    getTranslations('casesStaff.tasks'),
    getTranslations('cases'),
    formStrings(),
  ])
  const words = task.rule ? tasks('rule', { rule: task.rule }) : taskWords(cases, task)
  return (
    <SideBySide
      locale={locale}
      path={path}
      caseId={id}
      number={task.number}
      title={t('task')}
      lead={<span dir="auto">{words}</span>}
      mine={
        <Form
          action={changeTaskAction}
          locale={locale}
          path={path}
          strings={strings}
          submit={<Submit busy={strings.busy}>{t('save')}</Submit>}
        >
          <input type="hidden" name="caseId" value={id} />
          <input type="hidden" name="taskId" value={task.id} />
          <input type="hidden" name="version" value={task.version} />
          {!task.key && (
            <TextField
              name="words"
              label={tasks('words')}
              defaultValue={task.words ?? ''}
              maxLength={limits.text.title}
              dir="auto"
            />
          )}
          <SelectField
            name="who"
            label={tasks('who')}
            defaultValue={task.who}
            options={doers.map((who) => ({ value: who, label: tasks(`doer.${who}`) }))}
          />
          <DateField name="dueOn" label={tasks('due')} optional defaultValue={task.dueOn ?? undefined} />
        </Form>
      }
      theirs={
        <>
          <p className="strong" dir="auto">
            {words}
          </p>
          <p>
            {tasks(`doer.${task.who}`)}
            {task.dueOn && ` · ${f.fullDay(dayToDate(task.dueOn))}`} · {t(`state.${task.state}`)}
          </p>
          <p className="soft small">
            {t('by', { name: task.changedBy ?? t('unknown'), time: f.dayAndTime(task.changedAt) })}
          </p>
        </>
      }
    />
  )
}
