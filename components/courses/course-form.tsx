import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextArea, TextField } from '@/components/forms/text-fields'
import { levels } from '@/lib/cefr/cefr'
import { kinds, tracks } from '@/lib/courses/vocabulary'
import type { FormServerAction } from '@/lib/forms/state'

export type EditedCourse = {
  id: string
  version: number
  kind: string
  levelFrom: string | null
  levelTo: string | null
  track: string | null
  digitalSkill: number
  supportLanguages: string[]
  source: { title: string; summary: string; outcomes: string[]; bring: string | null }
}

/** Makes or changes a course: its facts and its Dutch source text. */
export async function CourseForm({
  action,
  locale,
  path,
  idempotencyKey,
  course,
  back,
}: {
  action: FormServerAction
  locale: string
  path: string
  idempotencyKey: string
  course?: EditedCourse
  back: string
}) {
  const [t, courses, strings] = await Promise.all([
    getTranslations('coursesStaff'),
    getTranslations('courses'),
    formStrings(),
  ])
  const levelOptions = levels.map((level) => ({ value: level, label: level }))
  return (
    <Form
      action={action}
      locale={locale}
      path={path}
      idempotencyKey={idempotencyKey}
      strings={strings}
      submit={
        <>
          <Submit busy={strings.busy}>{t('form.save')}</Submit>
          <a className="btn btn--bare" href={back}>
            {t('form.cancelLink')}
          </a>
        </>
      }
    >
      {course && (
        <>
          <input type="hidden" name="courseId" value={course.id} />
          <input type="hidden" name="version" value={course.version} />
        </>
      )}
      <SelectField
        name="kind"
        label={t('form.kind')}
        defaultValue={course?.kind ?? 'language'}
        options={kinds.map((kind) => ({ value: kind, label: courses(`kind.${kind}`) }))}
      />
      <TextField name="title" label={t('form.title')} defaultValue={course?.source.title} />
      <TextArea
        name="summary"
        label={t('form.summary')}
        hint={t('form.summaryHint')}
        rows={3}
        defaultValue={course?.source.summary}
        lang="nl"
      />
      <TextArea
        name="outcomes"
        label={t('form.outcomes')}
        hint={t('form.outcomesHint')}
        rows={5}
        defaultValue={course?.source.outcomes.join('\n')}
        lang="nl"
      />
      <TextField
        name="bring"
        label={t('form.bring')}
        optional
        defaultValue={course?.source.bring ?? undefined}
      />
      <div className="form__row">
        <SelectField
          name="levelFrom"
          label={t('form.levelFrom')}
          empty={t('form.noLevel')}
          options={levelOptions}
          defaultValue={course?.levelFrom ?? undefined}
        />
        <SelectField
          name="levelTo"
          label={t('form.levelTo')}
          empty={t('form.noLevel')}
          options={levelOptions}
          defaultValue={course?.levelTo ?? undefined}
        />
      </div>
      <SelectField
        name="track"
        label={t('form.track')}
        empty={t('form.noTrack')}
        options={tracks.map((track) => ({ value: track, label: t(`form.tracks.${track}`) }))}
        defaultValue={course?.track ?? undefined}
      />
      <TextField
        name="digitalSkill"
        type="number"
        short
        min={0}
        max={3}
        label={t('form.digitalSkill')}
        defaultValue={String(course?.digitalSkill ?? 0)}
      />
      <TextField
        name="supportLanguages"
        label={t('form.supportLanguages')}
        hint={t('form.supportLanguagesHint')}
        optional
        defaultValue={course?.supportLanguages.join(', ')}
      />
    </Form>
  )
}
