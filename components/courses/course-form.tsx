import { getTranslations } from 'next-intl/server'
import { Checkbox, CheckboxGroup, SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { NumberField, TextArea, TextField } from '@/components/forms/text-fields'
import { levels } from '@/lib/cefr/cefr'
import {
  audiences,
  exemptions,
  kinds,
  type Skill,
  sectors,
  skills,
  type Track,
} from '@/lib/courses/vocabulary'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'

export type EditedCourse = {
  id: string
  version: number
  kind: string
  levelFrom: string | null
  levelTo: string | null
  track: string | null
  digitalSkill: number
  supportLanguages: string[]
  audience: string[]
  sector: string | null
  price: number
  priceExemptions: string[]
  renewalMonths: number | null
  levelGate: boolean
  skills: { skill: string; levelFrom: string; levelTo: string }[]
  requires: string[]
  source: { title: string; summary: string; outcomes: string[]; bring: string | null }
}

/** Makes or changes a course: its facts and its Dutch source text. */
export async function CourseForm({
  action,
  locale,
  path,
  idempotencyKey,
  course,
  wish,
  others,
  trackHours,
  f,
  back,
}: {
  action: FormServerAction
  locale: string
  path: string
  idempotencyKey: string
  course?: EditedCourse
  /** What the demand report asks for. */
  wish?: { level?: string; support?: string }
  /** Courses that may come before this one. */
  others: readonly { id: string; title: string }[]
  trackHours: readonly { key: Track; hours: number | null }[]
  f: Formats
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
          defaultValue={course?.levelFrom ?? wish?.level}
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
        options={trackHours.map(({ key, hours }) => ({
          value: key,
          label: hours
            ? t('form.hoursOf', { track: courses(`track.${key}`), hours: f.unit(hours, 'hour') })
            : courses(`track.${key}`),
        }))}
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
        defaultValue={course?.supportLanguages.join(', ') ?? wish?.support}
      />
      <CheckboxGroup
        name="audience"
        label={t('form.audience')}
        hint={t('form.audienceHint')}
        columns={2}
        plain
        options={audiences.map((audience) => ({ value: audience, label: courses(`audience.${audience}`) }))}
        defaultValues={course?.audience ?? ['newcomers']}
      />
      <SelectField
        name="sector"
        label={t('form.sector')}
        empty={t('form.noSector')}
        options={sectors.map((sector) => ({ value: sector, label: courses(`sector.${sector}`) }))}
        defaultValue={course?.sector ?? undefined}
      />
      <Checkbox
        name="levelGate"
        label={t('form.levelGate')}
        hint={t('form.levelGateHint')}
        defaultChecked={course?.levelGate}
      />
      <details className="data">
        <summary>{t('form.skills')}</summary>
        {skills.map((skill: Skill) => {
          const known = course?.skills.find((one) => one.skill === skill)
          const name = courses(`skill.${skill}`)
          return (
            <div className="form__row" key={skill}>
              <SelectField
                name={`skills.${skill}.from`}
                label={t('form.skillFrom', { skill: name })}
                empty={t('form.noLevel')}
                options={levelOptions}
                defaultValue={known?.levelFrom}
              />
              <SelectField
                name={`skills.${skill}.to`}
                label={t('form.skillTo', { skill: name })}
                empty={t('form.noLevel')}
                options={levelOptions}
                defaultValue={known?.levelTo}
              />
            </div>
          )
        })}
      </details>
      {others.length > 0 && (
        <details className="data">
          <summary>{t('form.requires')}</summary>
          <CheckboxGroup
            name="requires"
            label={t('form.requires')}
            plain
            columns={2}
            options={others.map((other) => ({ value: other.id, label: other.title }))}
            defaultValues={course?.requires}
          />
        </details>
      )}
      <div className="form__row">
        <TextField
          name="price"
          label={t('form.price')}
          hint={t('form.priceHint')}
          optional
          inputMode="decimal"
          dir="ltr"
          defaultValue={course?.price ? (course.price / 100).toFixed(2) : undefined}
        />
        <NumberField
          name="renewalMonths"
          label={t('form.renewalMonths')}
          hint={t('form.renewalHint')}
          optional
          defaultValue={course?.renewalMonths ?? undefined}
        />
      </div>
      <CheckboxGroup
        name="priceExemptions"
        label={t('form.exemptions')}
        plain
        columns={2}
        options={exemptions.map((one) => ({ value: one, label: courses(`exemption.${one}`) }))}
        defaultValues={course?.priceExemptions}
      />
    </Form>
  )
}
