import { CheckboxGroup, RadioGroup } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { NumberField, TextField } from '@/components/forms/text-fields'
import type { IconName } from '@/components/ui/icon'
import type { FormServerAction } from '@/lib/forms/state'
import type { AnswerStep } from '@/lib/people/profile/schema'
import { contactChannels, dayPartNames, genders, literacies } from '@/lib/people/profile/vocabulary'
import type { Frame } from './frame'

export const stepIcons: Record<string, IconName> = {
  name: 'hand-waving',
  languages: 'translate',
  reading: 'book-open',
  school: 'student',
  digital: 'laptop',
  neighbourhood: 'map-pin',
  household: 'users-three',
  contact: 'phone',
  times: 'clock',
  gender: 'user-circle',
}

const readingIcons = { none: 'x', slow: 'hourglass-medium', fluent: 'book-open' } as const
const digitalIcons = ['x', 'question', 'device-mobile', 'laptop'] as const
const channelIcons = {
  email: 'envelope-simple',
  sms: 'chat-circle-dots',
  call: 'phone',
  post: 'mailbox',
  desk: 'door-open',
} as const
const partIcons = { morning: 'sun-horizon', afternoon: 'sun', evening: 'moon' } as const

type Props = {
  frame: Frame
  step: AnswerStep
  neighbourhoods: readonly { id: string; name: string }[]
  answer: FormServerAction
  skip: FormServerAction
  back: string
}

/** One question: its answer is kept when one goes on; it may be passed over. */
export async function StepForm({ frame, step, neighbourhoods, answer, skip, back }: Props) {
  const { asked } = frame
  const { busy, ...strings } = await formStrings()
  const path = `${frame.base}/${step}`
  return (
    <div className="stack">
      <Form
        action={answer}
        locale={frame.locale}
        path={path}
        strings={strings}
        submit={
          <>
            <Submit busy={busy}>{asked.say('next')}</Submit>
            <a className="btn btn--bare" href={back}>
              {asked.say('back')}
            </a>
          </>
        }
      >
        <Hidden fields={frame.fields} />
        <input type="hidden" name="step" value={step} />
        <Fields frame={frame} step={step} neighbourhoods={neighbourhoods} />
      </Form>
      <OneButton
        id="skip"
        action={skip}
        locale={frame.locale}
        path={path}
        fields={{ ...frame.fields, step }}
        variant="quiet"
      >
        {asked.say('skip')}
      </OneButton>
    </div>
  )
}

export function Hidden({ fields }: { fields: Readonly<Record<string, string>> }) {
  return Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
}

function Fields({ frame, step, neighbourhoods }: Pick<Props, 'frame' | 'step' | 'neighbourhoods'>) {
  const { asked, profile } = frame
  const { say } = asked
  const none = { value: '', label: say('noAnswer'), icon: 'question' as const }
  switch (step) {
    case 'name':
      return (
        <TextField
          name="callName"
          label={say('name.short')}
          autoComplete="nickname"
          defaultValue={profile.callName ?? undefined}
        />
      )
    case 'reading':
      return (['own', 'latin'] as const).map((script) => (
        <RadioGroup
          key={script}
          name={script === 'own' ? 'literacyOwn' : 'literacyLatin'}
          label={say(`reading.${script}`)}
          defaultValue={profile.literacy[script] ?? undefined}
          options={literacies.map((value) => ({
            value,
            label: say(`reading.${value}`),
            icon: readingIcons[value],
          }))}
        />
      ))
    case 'school':
      return (
        <NumberField
          name="schoolingYears"
          label={say('school.years')}
          defaultValue={profile.schoolingYears ?? undefined}
        />
      )
    case 'digital':
      return (
        <RadioGroup
          name="digitalSkill"
          label={say('digital.question')}
          defaultValue={profile.digitalSkill === null ? undefined : String(profile.digitalSkill)}
          options={digitalIcons.map((icon, value) => ({
            value: String(value),
            label: say(`digital.${value}`),
            icon,
          }))}
        />
      )
    case 'neighbourhood':
      return (
        <RadioGroup
          name="neighbourhoodId"
          label={say('neighbourhood.question')}
          columns={2}
          defaultValue={profile.neighbourhood?.id ?? undefined}
          options={[
            ...neighbourhoods.map(({ id, name }) => ({ value: id, label: <bdi>{name}</bdi>, lang: 'nl' })),
            { value: '', label: say('neighbourhood.unknown') },
          ]}
        />
      )
    case 'contact':
      return (
        <>
          <RadioGroup
            name="contactChannel"
            label={say('contact.channel')}
            defaultValue={profile.contact.channel ?? undefined}
            options={contactChannels.map((value) => ({
              value,
              label: say(`contact.${value}`),
              icon: channelIcons[value],
            }))}
          />
          <RadioGroup
            name="phoneShared"
            label={say('contact.shared')}
            defaultValue={
              profile.contact.phoneShared === null ? undefined : profile.contact.phoneShared ? 'yes' : 'no'
            }
            options={[
              { value: 'yes', label: say('contact.yes'), icon: 'ear' },
              { value: 'no', label: say('contact.no'), icon: 'lock-simple' },
              none,
            ]}
          />
        </>
      )
    case 'times':
      return <TimesFields frame={frame} />
    default:
      return (
        <RadioGroup
          name="gender"
          label={say('gender.question')}
          defaultValue={profile.gender ?? undefined}
          options={[...genders.map((value) => ({ value, label: say(`gender.${value}`) })), none]}
        />
      )
  }
}

/** A group a day: three boxes each, that all carry one name. */
function TimesFields({ frame: { asked, profile } }: { frame: Frame }) {
  const chosen = profile.contact.times.map(({ weekday, part }) => `${weekday}-${part}`)
  return (
    <>
      <p>{asked.say('times.hint')}</p>
      {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
        <CheckboxGroup
          key={weekday}
          name="times"
          label={asked.f.weekdayName(weekday)}
          plain
          defaultValues={chosen}
          options={dayPartNames.map((part) => ({
            value: `${weekday}-${part}`,
            label: asked.say(`times.${part}`),
            icon: partIcons[part],
          }))}
        />
      ))}
    </>
  )
}
