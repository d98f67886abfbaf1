import { getTranslations } from 'next-intl/server'
import { reachIcons, urgencyIcons } from '@/components/cases/look'
import { TypeName } from '@/components/cases/type-name'
import { CheckboxGroup, RadioGroup } from '@/components/forms/choice-fields'
import { TextArea, TextField } from '@/components/forms/text-fields'
import { Answers } from '@/components/ui/facts'
import type { AskDraft } from '@/lib/cases/ask-help'
import { reaches, reachTimes, urgencies } from '@/lib/cases/vocabulary'
import { limits } from '@/lib/config/limits'
import type { Locale } from '@/lib/i18n/locales'

type Props = { draft: AskDraft }

export async function TellFields({ draft }: Props) {
  const t = await getTranslations('cases.ask')
  return (
    <TextArea
      name="question"
      label={t('question')}
      hint={t('tellHint')}
      optional
      rows={6}
      maxLength={limits.text.message}
      defaultValue={draft.question ?? ''}
    />
  )
}

export async function ReachFields({ draft }: Props) {
  const t = await getTranslations('cases')
  // A guest has no address with us: only what a telephone or their own feet can do.
  const ways = reaches.filter((way) => !draft.guest || way !== 'email')
  return (
    <>
      {draft.guest && (
        <TextField
          name="fullName"
          label={t('ask.name')}
          hint={t('ask.nameHint')}
          autoComplete="name"
          defaultValue={draft.fullName ?? ''}
          maxLength={limits.text.name}
        />
      )}
      <TextField
        name="phone"
        type="tel"
        label={t('ask.phone')}
        hint={t('ask.phoneHint')}
        autoComplete="tel"
        short
        defaultValue={draft.phone ?? ''}
      />
      <RadioGroup
        name="reachBy"
        label={t('ask.reach')}
        columns={2}
        defaultValue={draft.reachBy ?? undefined}
        options={ways.map((way) => ({ value: way, label: t(`reach.${way}`), icon: reachIcons[way] }))}
      />
      <CheckboxGroup
        name="reachWhen"
        label={t('ask.when')}
        hint={t('ask.whenHint')}
        optional
        columns={2}
        defaultValues={draft.reachWhen}
        options={reachTimes.map((time) => ({ value: time, label: t(`when.${time}`) }))}
      />
      <TextField
        name="reachNote"
        label={t('ask.note')}
        hint={t('ask.noteHint')}
        optional
        defaultValue={draft.reachNote ?? ''}
        maxLength={300}
      />
    </>
  )
}

export async function UrgencyFields({ draft }: Props) {
  const t = await getTranslations('cases')
  return (
    <RadioGroup
      name="urgency"
      label={t('ask.urgency')}
      defaultValue={draft.urgency ?? undefined}
      options={urgencies.map((key) => ({ value: key, label: t(`urgency.${key}`), icon: urgencyIcons[key] }))}
    />
  )
}

/** Look at what was answered before it goes. */
export async function CheckFields({ draft, home, locale }: Props & { home: string; locale: Locale }) {
  const t = await getTranslations('cases')
  const change = (href: string, what: string) => ({
    href,
    label: t('ask.change'),
    about: t('ask.changeWhat', { what }),
  })
  const when = draft.reachWhen.map((time) => t(`when.${time}` as 'when.morning')).join(', ')
  return (
    <Answers
      items={[
        {
          label: t('ask.topic'),
          value: draft.topic ? (
            <TypeName type={{ typeKey: draft.topic, typeWords: draft.typeWords }} locale={locale} />
          ) : (
            t('ask.empty')
          ),
          change: change(`/${locale}/help/ask?draft=${draft.id}`, t('ask.topic')),
        },
        {
          label: t('ask.question'),
          value: draft.question ? <span dir="auto">{draft.question}</span> : t('ask.empty'),
          change: change(`${home}/tell`, t('ask.question')),
        },
        ...(draft.guest
          ? [
              {
                label: t('ask.name'),
                value: <bdi>{draft.fullName}</bdi>,
                change: change(`${home}/reach`, t('ask.name')),
              },
            ]
          : []),
        {
          label: t('ask.phone'),
          value: draft.phone ? <bdi dir="ltr">{draft.phone}</bdi> : t('ask.empty'),
          change: change(`${home}/reach`, t('ask.phone')),
        },
        {
          label: t('ask.reach'),
          value: [draft.reachBy && t(`reach.${draft.reachBy}`), when].filter(Boolean).join(' · '),
          change: change(`${home}/reach`, t('ask.reach')),
        },
        {
          label: t('ask.urgency'),
          value: draft.urgency ? t(`urgency.${draft.urgency}`) : t('ask.empty'),
          change: change(`${home}/urgency`, t('ask.urgency')),
        },
      ]}
    />
  )
}
