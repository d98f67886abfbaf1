import { getTranslations } from 'next-intl/server'
import { Checkbox, CheckboxGroup, RadioGroup, SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextArea, TextField } from '@/components/forms/text-fields'
import type { IconName } from '@/components/ui/icon'
import type { JoinAnswers } from '@/lib/ambassadors/schema'
import type { RoleCard } from '@/lib/ambassadors/types'
import { dayParts, heardFrom, occupationGroups, offeredLanguages } from '@/lib/ambassadors/vocabulary'
import { limits } from '@/lib/config/limits'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { LegalNote } from './legal'
import { TimesField } from './times-field'

type Common = {
  action: FormServerAction
  locale: Locale
  path: string
  draftId?: string
  idempotencyKey?: string
}

async function Question({
  action,
  locale,
  path,
  draftId,
  idempotencyKey,
  children,
}: Common & { children: React.ReactNode }) {
  const [courses, strings] = await Promise.all([getTranslations('courses'), formStrings()])
  return (
    <Form
      action={action}
      locale={locale}
      path={path}
      strings={strings}
      idempotencyKey={idempotencyKey}
      wide
      submit={
        <Submit busy={strings.busy} iconEnd="arrow-right">
          {courses('next')}
        </Submit>
      }
    >
      {draftId && <input type="hidden" name="draftId" value={draftId} />}
      {children}
    </Form>
  )
}

/** What would you like to do? */
export async function RolesQuestion({
  roles,
  chosen,
  ...common
}: Common & { roles: readonly RoleCard[]; chosen: readonly string[] }) {
  const t = await getTranslations('ambassadors')
  return (
    <Question {...common}>
      <CheckboxGroup
        name="roles"
        label={<span className="sr">{t('q.rolesTitle')}</span>}
        hint={t('q.rolesHint')}
        columns={2}
        defaultValues={chosen}
        options={roles.map((role) => ({
          value: role.key,
          label: role.name,
          hint: role.summary,
          icon: role.icon as IconName,
        }))}
      />
    </Question>
  )
}

/** Which languages do you speak? Each in its own name, with the page's word for it. */
export async function LanguagesQuestion({
  f,
  chosen,
  ...common
}: Common & { f: Formats; chosen: readonly string[] }) {
  const t = await getTranslations('ambassadors')
  return (
    <Question {...common}>
      <CheckboxGroup
        name="languages"
        label={<span className="sr">{t('q.languagesTitle')}</span>}
        hint={t('q.languagesHint')}
        columns={2}
        defaultValues={chosen}
        options={offeredLanguages.map((language) => ({ value: language, label: f.languageName(language) }))}
      />
    </Question>
  )
}

/** When can you, and how many people at once? */
export async function TimeQuestion({ f, answers, ...common }: Common & { f: Formats; answers: JoinAnswers }) {
  const [t, courses] = await Promise.all([getTranslations('ambassadors'), getTranslations('courses')])
  return (
    <Question {...common}>
      <TimesField
        name="times"
        legend={t('q.timeTitle')}
        hint={t('q.timeHint')}
        days={[1, 2, 3, 4, 5, 6, 7].map((day) => f.weekdayName(day))}
        parts={dayParts.map((value) => ({ value, label: courses(`daypart.${value}`) }))}
        chosen={answers.times ?? []}
      />
      <RadioGroup
        name="capacity"
        label={t('q.capacity')}
        defaultValue={String(answers.capacity ?? 1)}
        options={Array.from({ length: limits.ambassadors.capacity }, (_, n) => ({
          value: String(n + 1),
          label: f.number(n + 1),
        }))}
      />
    </Question>
  )
}

/** Who are you? Somebody who is signed in is only asked why. */
export async function YouQuestion({
  answers,
  email,
  signedInAs,
  asksOccupation,
  ...common
}: Common & {
  answers: JoinAnswers
  email: string | null
  signedInAs: string | null
  asksOccupation: boolean
}) {
  const [t, courses] = await Promise.all([getTranslations('ambassadors'), getTranslations('courses')])
  const you = answers.you
  return (
    <Question {...common}>
      {signedInAs ? (
        <p className="lead">{courses('signedInAs', { name: signedInAs })}</p>
      ) : (
        <>
          <p>{courses('noAccountLong')}</p>
          <TextField
            name="fullName"
            label={courses('field.name')}
            hint={courses('field.nameHint')}
            autoComplete="name"
            defaultValue={you?.fullName ?? undefined}
          />
          <TextField
            name="email"
            type="email"
            label={courses('field.email')}
            hint={courses('field.emailHint')}
            autoComplete="email"
            inputMode="email"
            defaultValue={email ?? undefined}
          />
          <TextField
            name="phone"
            type="tel"
            label={courses('field.phone')}
            optional
            short
            autoComplete="tel"
            inputMode="tel"
            defaultValue={you?.phone ?? undefined}
          />
        </>
      )}
      {asksOccupation && (
        <SelectField
          name="occupation"
          label={t('q.occupation')}
          hint={t('q.occupationHint')}
          optional
          empty={t('q.occupationNone')}
          defaultValue={you?.occupation ?? undefined}
          options={occupationGroups.map((group) => ({ value: group, label: t(`occupation.${group}`) }))}
        />
      )}
      <TextArea
        name="motivation"
        label={t('q.motivation')}
        hint={t('q.motivationHint')}
        optional
        rows={3}
        defaultValue={you?.motivation ?? undefined}
      />
      <SelectField
        name="heardFrom"
        label={t('q.heardFrom')}
        optional
        short
        empty={t('q.heardNone')}
        defaultValue={you?.heardFrom ?? undefined}
        options={heardFrom.map((value) => ({ value, label: t(`heard.${value}`) }))}
      />
    </Question>
  )
}

/** The law's note, and a yes to it. */
export async function NoteQuestion(common: Common) {
  const t = await getTranslations('ambassadors')
  return (
    <Question {...common}>
      <LegalNote />
      <Checkbox name="accept" label={t('q.accept')} tile />
    </Question>
  )
}
