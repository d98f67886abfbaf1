import { Checkbox, RadioGroup, SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextField } from '@/components/forms/text-fields'
import { LinkButton } from '@/components/ui/button'
import type { FormServerAction } from '@/lib/forms/state'
import type { HouseholdMemberOf, LanguageOf } from '@/lib/people/profile/types'
import { relations, skillLevels, skills, spokenLanguages } from '@/lib/people/profile/vocabulary'
import { at, type Frame } from './frame'
import { Hidden } from './step'

type ListProps = {
  frame: Frame
  kind: 'languages' | 'household'
  drop: FormServerAction
  finish: FormServerAction
  back: string
}

/** The languages or the household so far: change, take away, add, and go on. */
export async function ProfileList({ frame, kind, drop, finish, back }: ListProps) {
  const { asked, profile } = frame
  const { busy, ...strings } = await formStrings()
  const path = `${frame.base}/${kind}`
  const rows =
    kind === 'languages'
      ? profile.languages.map((row) => ({
          id: row.language,
          field: { language: row.language },
          title: asked.languageName(row.language),
          note: languageNote(frame, row),
        }))
      : profile.household.map((row) => ({
          id: row.id,
          field: { memberId: row.id },
          title: row.name ?? asked.text('household.somebody'),
          note: memberNote(frame, row),
        }))
  return (
    <div className="stack">
      {rows.length === 0 && <p className="soft">{asked.say(`${kind}.none`)}</p>}
      <ul className="stack">
        {rows.map((row) => (
          <li key={row.id} className="card row row--apart">
            <div>
              <p className="strong">
                <bdi>{row.title}</bdi>
              </p>
              <p className="small soft">{row.note}</p>
            </div>
            <div className="row row--tight">
              <a
                className="btn btn--quiet btn--s"
                href={at(frame, kind, row.id)}
                aria-label={asked.together ? undefined : asked.text('changeAbout', { what: row.title })}
              >
                {asked.say('change')}
              </a>
              <OneButton
                id={`drop-${row.id}`}
                action={drop}
                locale={frame.locale}
                path={path}
                fields={
                  kind === 'languages'
                    ? { ...spoken(frame.fields), ...row.field }
                    : { ...frame.fields, ...row.field }
                }
                {...(asked.together ? {} : { about: asked.text('removeAbout', { what: row.title }) })}
                icon="trash"
                variant="bare"
                small
              >
                {asked.say('remove')}
              </OneButton>
            </div>
          </li>
        ))}
      </ul>
      <p>
        <LinkButton href={at(frame, kind, 'new')} variant="quiet" icon="plus">
          {asked.say(`${kind}.add`)}
        </LinkButton>
      </p>
      <Form
        action={finish}
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
        <Hidden fields={{ ...frame.fields, step: kind }} />
      </Form>
    </div>
  )
}

/** Where a language is the answer, the one that is spoken meanwhile goes by another name. */
function spoken({ language, ...fields }: Readonly<Record<string, string>>): Record<string, string> {
  return language ? { ...fields, spoken: language } : fields
}

/** "spreekt: heel goed, leest: een beetje" */
export function languageNote(frame: Frame, row: LanguageOf): string {
  const { asked } = frame
  const known = skills.flatMap((skill) => {
    const level = row[skill]
    return level
      ? [asked.text(`languages.${skill}Short`, { level: asked.text(`languages.${level}Short`) })]
      : []
  })
  return [
    ...known,
    ...(row.interprets ? [asked.text('languages.interprets')] : []),
    ...(row.forLetters ? [asked.text('languages.forLetters')] : []),
  ].join(' · ')
}

export function memberNote(frame: Frame, row: HouseholdMemberOf): string {
  return [
    frame.asked.text(`household.${row.relation}`),
    ...(row.birthYear ? [String(row.birthYear)] : []),
  ].join(' · ')
}

type FormProps = { frame: Frame; keep: FormServerAction }

/** How well somebody knows a language, and for what. */
export async function LanguageForm({ frame, keep, known }: FormProps & { known: LanguageOf | null }) {
  const { asked, profile } = frame
  const { busy, ...strings } = await formStrings()
  const taken = new Set(profile.languages.map(({ language }) => language))
  const options = spokenLanguages
    .filter((code) => !taken.has(code))
    .map((code) => ({ value: code, label: asked.languageName(code) }))
  return (
    <Form
      action={keep}
      locale={frame.locale}
      path={`${frame.base}/languages/${known?.language ?? 'new'}`}
      strings={strings}
      submit={
        <>
          <Submit busy={busy}>{asked.say('save')}</Submit>
          <a className="btn btn--bare" href={at(frame, 'languages')}>
            {asked.say('cancel')}
          </a>
        </>
      }
    >
      <Hidden fields={spoken(frame.fields)} />
      {known ? (
        <input type="hidden" name="language" value={known.language} />
      ) : (
        <SelectField
          name="language"
          label={asked.say('languages.language')}
          empty={asked.text('languages.choose')}
          options={options}
        />
      )}
      {skills.map((skill) => (
        <RadioGroup
          key={skill}
          name={skill}
          label={asked.say(`languages.${skill}`)}
          columns={2}
          defaultValue={known ? (known[skill] ?? '') : undefined}
          options={[
            ...skillLevels.map((value) => ({ value, label: asked.say(`languages.${value}`) })),
            { value: '', label: asked.say('languages.nothing') },
          ]}
        />
      ))}
      <div className="tiles">
        <Checkbox
          name="interprets"
          label={asked.say('languages.interprets')}
          defaultChecked={known?.interprets}
          tile
        />
        <Checkbox
          name="forLetters"
          label={asked.say('languages.forLetters')}
          defaultChecked={known?.forLetters}
          tile
        />
      </div>
    </Form>
  )
}

/** Somebody of the household. */
export async function MemberForm({ frame, keep, known }: FormProps & { known: HouseholdMemberOf | null }) {
  const { asked } = frame
  const { busy, ...strings } = await formStrings()
  return (
    <Form
      action={keep}
      locale={frame.locale}
      path={`${frame.base}/household/${known?.id ?? 'new'}`}
      strings={strings}
      submit={
        <>
          <Submit busy={busy}>{asked.say('save')}</Submit>
          <a className="btn btn--bare" href={at(frame, 'household')}>
            {asked.say('cancel')}
          </a>
        </>
      }
    >
      <Hidden fields={{ ...frame.fields, memberId: known?.id ?? '' }} />
      <TextField
        name="name"
        label={asked.say('household.name')}
        hint={asked.say('household.nameHint')}
        autoComplete="off"
        defaultValue={known?.name ?? undefined}
      />
      <RadioGroup
        name="relation"
        label={asked.say('household.relation')}
        defaultValue={known?.relation}
        options={relations.map((value) => ({
          value,
          label: asked.say(`household.${value}`),
          icon: relationIcons[value],
        }))}
      />
      <TextField
        name="birthYear"
        label={asked.say('household.birthYear')}
        optional
        tiny
        dir="ltr"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={known?.birthYear ?? undefined}
      />
    </Form>
  )
}

const relationIcons = {
  partner: 'heart',
  child: 'baby',
  parent: 'user-circle',
  sibling: 'users',
  other: 'question',
} as const
