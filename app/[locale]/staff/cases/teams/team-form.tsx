import { getTranslations } from 'next-intl/server'
import { CheckboxGroup } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextField, TimeField } from '@/components/forms/text-fields'
import type { Team } from '@/lib/cases/teams'
import type { TypeChoice } from '@/lib/cases/type-list'
import { typeName } from '@/lib/cases/words'
import { limits } from '@/lib/config/limits'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { timeOfMinute } from '@/lib/time/time'
import { saveTeamAction } from '../actions'

type Props = { locale: Locale; path: string; f: Formats; team?: Team; types: readonly TypeChoice[] }

/** A team's name, what lands with it and when its telephone is answered. */
export async function TeamForm({ locale, path, f, team, types }: Props) {
  const [t, cases, strings] = await Promise.all([
    getTranslations('casesStaff.teams'),
    getTranslations('cases'),
    formStrings(),
  ])
  const time = (minute: number | null | undefined) =>
    minute === null || minute === undefined ? undefined : timeOfMinute(minute)
  return (
    <Form
      id="team"
      action={saveTeamAction}
      locale={locale}
      path={path}
      strings={strings}
      submit={<Submit busy={strings.busy}>{t('save')}</Submit>}
    >
      {team && <input type="hidden" name="teamId" value={team.id} />}
      <TextField name="name" label={t('name')} defaultValue={team?.name} maxLength={limits.text.name} />
      <CheckboxGroup
        name="typeKeys"
        label={t('types')}
        hint={t('typesHint')}
        optional
        plain
        columns={2}
        defaultValues={team?.typeKeys}
        options={types.map((type) => ({ value: type.typeKey, label: typeName(cases, type, locale) }))}
      />
      <TextField
        name="phone"
        label={t('phone')}
        optional
        type="tel"
        dir="ltr"
        defaultValue={team?.phone ?? undefined}
      />
      <CheckboxGroup
        name="weekdays"
        label={t('days')}
        optional
        plain
        columns={2}
        defaultValues={team?.weekdays.map(String)}
        options={[1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: f.weekdayName(day) }))}
      />
      <TimeField name="fromMinute" label={t('from')} optional defaultValue={time(team?.fromMinute)} />
      <TimeField name="toMinute" label={t('until')} optional defaultValue={time(team?.toMinute)} />
    </Form>
  )
}
