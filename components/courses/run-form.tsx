import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { NumberField, TextField } from '@/components/forms/text-fields'
import { settings } from '@/lib/courses/vocabulary'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import { timeOfMinute } from '@/lib/time/time'

export type EditedRun = {
  id: string
  version: number
  setting: string
  venueId: string | null
  onlineUrl: string | null
  teacherName: string
  roomId: string | null
  teacherId: string | null
  groupId: string | null
  childcarePlaces: { capacity: number } | null
  capacity: number
  startsOn: string
  endsOn: string
  weekly: readonly { weekday: number; fromMinute: number; toMinute: number }[]
}

/** How many lessons a week the form offers; an empty line is no lesson. */
const lines = 4

/** Plans or changes a run: where, who, how many, from when to when, and its weekly lessons. */
export async function RunForm({
  action,
  locale,
  f,
  path,
  idempotencyKey,
  courseId,
  run: edited,
  draft,
  venues,
  teachers,
  groups,
  back,
}: {
  action: FormServerAction
  locale: string
  f: Formats
  path: string
  idempotencyKey: string
  courseId: string
  run?: EditedRun
  /** A new run that is filled in already: a copy, or what the demand report asks for. */
  draft?: Partial<Omit<EditedRun, 'id' | 'version'>>
  venues: readonly {
    id: string
    name: string
    rooms: readonly { id: string; name: string; capacity: number }[]
  }[]
  teachers: readonly { id: string; fullName: string }[]
  groups: readonly { id: string; name: string }[]
  back: string
}) {
  const [t, courses, strings] = await Promise.all([
    getTranslations('coursesStaff'),
    getTranslations('courses'),
    formStrings(),
  ])
  const run: Partial<EditedRun> | undefined = edited ?? draft
  const weekdays = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    value: String(weekday),
    label: f.weekdayName(weekday),
  }))
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
      <input type="hidden" name="courseId" value={courseId} />
      {edited && (
        <>
          <input type="hidden" name="runId" value={edited.id} />
          <input type="hidden" name="version" value={edited.version} />
        </>
      )}
      <div className="form__row">
        <SelectField
          name="setting"
          label={t('form.setting')}
          defaultValue={run?.setting ?? 'centre'}
          options={settings.map((setting) => ({ value: setting, label: courses(`setting.${setting}`) }))}
        />
        <SelectField
          name="venueId"
          label={t('form.venue')}
          empty={t('form.noVenue')}
          defaultValue={run?.venueId ?? undefined}
          options={venues.map((venue) => ({ value: venue.id, label: venue.name }))}
        />
      </div>
      <SelectField
        name="roomId"
        label={t('form.room')}
        empty={t('form.roomAny')}
        defaultValue={run?.roomId ?? undefined}
        options={venues.flatMap((venue) =>
          venue.rooms.map((room) => ({
            value: room.id,
            label: t('form.roomOption', { venue: venue.name, room: room.name, capacity: room.capacity }),
          })),
        )}
      />
      <TextField
        name="onlineUrl"
        type="url"
        label={t('form.onlineUrl')}
        hint={t('form.onlineUrlHint')}
        optional
        inputMode="url"
        defaultValue={run?.onlineUrl ?? undefined}
      />
      <div className="form__row">
        <SelectField
          name="teacherId"
          label={t('form.teacherAccount')}
          empty={t('form.teacherOther')}
          defaultValue={run?.teacherId ?? undefined}
          options={teachers.map((teacher) => ({ value: teacher.id, label: teacher.fullName }))}
        />
        <TextField
          name="teacherName"
          label={t('form.teacher')}
          hint={t('form.teacherHint')}
          optional
          defaultValue={run?.teacherId ? undefined : run?.teacherName}
        />
      </div>
      <div className="form__row">
        <TextField
          name="capacity"
          type="number"
          label={t('form.capacity')}
          min={1}
          max={500}
          defaultValue={String(run?.capacity ?? 12)}
        />
        <TextField name="startsOn" type="date" label={t('form.startsOn')} defaultValue={run?.startsOn} />
        <TextField name="endsOn" type="date" label={t('form.endsOn')} defaultValue={run?.endsOn} />
      </div>
      <fieldset className="f">
        <legend>{t('form.weekly')}</legend>
        <p className="f__hint">{t('form.holidays')}</p>
        {Array.from({ length: Math.max(lines, run?.weekly?.length ?? 0) }, (_, n) => {
          const lesson = run?.weekly?.[n]
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line of the form is its position
            <div className="form__row" key={n}>
              <SelectField
                name={`weekly[${n}].weekday`}
                label={t('form.weekday', { number: n + 1 })}
                empty={t('form.noDay')}
                options={weekdays}
                defaultValue={lesson ? String(lesson.weekday) : undefined}
              />
              <TextField
                name={`weekly[${n}].from`}
                type="time"
                label={t('form.from')}
                defaultValue={lesson ? timeOfMinute(lesson.fromMinute) : undefined}
              />
              <TextField
                name={`weekly[${n}].to`}
                type="time"
                label={t('form.to')}
                defaultValue={lesson ? timeOfMinute(lesson.toMinute) : undefined}
              />
            </div>
          )
        })}
      </fieldset>
      <div className="form__row">
        <NumberField
          name="childcarePlaces"
          label={t('form.childcarePlaces')}
          hint={t('form.childcareHint')}
          optional
          defaultValue={run?.childcarePlaces?.capacity}
        />
        <SelectField
          name="groupId"
          label={t('form.group')}
          empty={t('form.groupAll')}
          defaultValue={run?.groupId ?? undefined}
          options={groups.map((group) => ({ value: group.id, label: group.name }))}
        />
      </div>
    </Form>
  )
}
