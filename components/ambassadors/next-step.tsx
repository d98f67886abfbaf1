import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Checkbox, CheckboxGroup, RadioGroup, SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField, TextArea, TextField, TimeField } from '@/components/forms/text-fields'
import type { StaffAmbassador } from '@/lib/ambassadors/staff-queries'
import type { RoleCard } from '@/lib/ambassadors/types'
import { declineReasons, leaveReasons, talkWays } from '@/lib/ambassadors/vocabulary'
import type { FormServerAction } from '@/lib/forms/state'
import type { Locale } from '@/lib/i18n/locales'

export type StepActions = Record<
  | 'planTalk'
  | 'recordTalk'
  | 'recordCheck'
  | 'checkNotNeeded'
  | 'recordTrained'
  | 'activate'
  | 'decline'
  | 'recordLeave'
  | 'recordPause'
  | 'recordResume',
  FormServerAction
>

type Props = {
  locale: Locale
  path: string
  who: StaffAmbassador
  roles: readonly RoleCard[]
  actions: StepActions
}

/** What a colleague can record now: the usual step open, the others folded. */
export async function NextStep({ locale, path, who, roles, actions }: Props) {
  const [t, strings] = await Promise.all([getTranslations('ambassadorsStaff'), formStrings()])
  const form = (
    id: keyof StepActions,
    label: string,
    children: ReactNode,
    look: { open?: boolean; variant?: 'fill' | 'quiet' | 'late' } = {},
  ) => (
    <details className="data" open={look.open} key={id}>
      <summary>{label}</summary>
      <Form
        id={id}
        action={actions[id]}
        locale={locale}
        path={path}
        strings={strings}
        submit={
          <Submit busy={strings.busy} variant={look.variant ?? (look.open ? 'fill' : 'quiet')} small>
            {label}
          </Submit>
        }
      >
        <input type="hidden" name="ambassadorId" value={who.id} />
        {children}
      </Form>
    </details>
  )
  const choose = { empty: t('do.choose') }
  const planTalk = (open: boolean) =>
    form(
      'planTalk',
      t(who.talk ? 'do.moveTalk' : 'do.planTalk'),
      <>
        <DateField name="on" label={t('do.on')} />
        <TimeField name="at" label={t('do.at')} />
        <SelectField
          name="way"
          label={t('do.way')}
          short
          defaultValue="centre"
          options={talkWays.map((value) => ({ value, label: t(`do.ways.${value}`) }))}
        />
      </>,
      { open },
    )
  const recordTalk = (open: boolean) =>
    form(
      'recordTalk',
      t('do.recordTalk'),
      <>
        <RadioGroup
          name="outcome"
          label={t('do.outcome')}
          options={(['held', 'missed'] as const).map((value) => ({ value, label: t(`do.${value}`) }))}
        />
        <CheckboxGroup
          name="roles"
          label={t('do.rolesAgreed')}
          plain
          columns={2}
          defaultValues={who.roles.map((role) => role.key)}
          options={roles.map((role) => ({ value: role.key, label: role.name }))}
        />
        <TextArea
          name="notes"
          label={t('do.notes')}
          hint={t('do.notesHint')}
          optional
          rows={4}
          defaultValue={who.talkNotes ?? undefined}
        />
      </>,
      { open },
    )
  const signed = !who.codeSigned && <Checkbox name="code" label={t('do.codeOnPaper')} />
  const check = (open: boolean) =>
    form(
      'recordCheck',
      t('do.recordCheck'),
      <>
        <DateField name="issuedOn" label={t('do.issuedOn')} hint={t('do.issuedHint')} />
        {signed}
      </>,
      { open },
    )
  const trained = (open: boolean) =>
    form(
      'recordTrained',
      t('do.trained'),
      <TextField name="note" label={t('do.trainedNote')} optional={who.modules.every((one) => one.done)} />,
      { open },
    )
  const decline = form(
    'decline',
    t('do.decline'),
    <>
      <p>{t('do.declineHint')}</p>
      <SelectField
        name="reason"
        label={t('do.reason')}
        {...choose}
        options={declineReasons.map((value) => ({ value, label: t(`do.reasons.${value}`) }))}
      />
      <TextField name="note" label={t('do.noteOwn')} optional />
    </>,
    { variant: 'late' },
  )
  const leave = form(
    'recordLeave',
    t('do.leave'),
    <>
      <SelectField
        name="reason"
        label={t('do.reason')}
        {...choose}
        options={leaveReasons.map((value) => ({ value, label: t(`do.leaveReasons.${value}`) }))}
      />
      <TextField name="note" label={t('do.noteOwn')} optional />
    </>,
    { variant: 'late' },
  )
  switch (who.state) {
    case 'applied':
      return [planTalk(true), recordTalk(false), decline]
    case 'talkPlanned':
      return [recordTalk(true), planTalk(false), decline]
    case 'screened': {
      const needs = who.roles.some((role) => role.agreed && role.needsPoliceRecord)
      return [
        needs ? check(true) : form('checkNotNeeded', t('do.noCheck'), signed, { open: true }),
        trained(false),
        decline,
      ]
    }
    case 'checked':
      return [trained(true), check(false), decline]
    case 'trained':
      return [form('activate', t('do.activate'), null, { open: true }), check(false), decline]
    case 'active':
      return [
        check(false),
        form('recordPause', t('do.pause'), <DateField name="until" label={t('do.until')} optional />),
        leave,
      ]
    case 'paused':
      return [form('recordResume', t('do.resume'), null, { open: true }), check(false), leave]
    case 'left':
      return null
  }
}
