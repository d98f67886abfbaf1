import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField, NumberField, TextArea, TextField, TimeField } from '@/components/forms/text-fields'
import type { StaffGathering } from '@/lib/ambassadors/gatherings/staff-queries'
import type { RoleCard } from '@/lib/ambassadors/types'
import { offeredLanguages } from '@/lib/ambassadors/vocabulary'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import { type Locale, localeNames, locales } from '@/lib/i18n/locales'
import { townZone } from '@/lib/time/clock'
import { dayOf, inTown } from '@/lib/time/time'

type Common = { locale: Locale; path: string; action: FormServerAction; idempotencyKey: string }

/** Day, hours and place; the same for a gathering and an info evening. */
async function WhenFields({ gathering }: { gathering?: StaffGathering }) {
  const t = await getTranslations('ambassadorsStaff.gatherings')
  const time = (at?: Date) =>
    at ? inTown(at, townZone()).toPlainTime().toString({ smallestUnit: 'minute' }) : undefined
  return (
    <>
      <DateField
        name="on"
        label={t('on')}
        defaultValue={gathering && dayOf(gathering.startsAt, townZone())}
      />
      <TimeField name="from" label={t('from')} defaultValue={time(gathering?.startsAt)} />
      <TimeField name="until" label={t('until')} defaultValue={time(gathering?.endsAt)} />
      <TextField name="place" label={t('place')} hint={t('placeHint')} defaultValue={gathering?.place} />
    </>
  )
}

/** The next evening at which anybody hears what the programme is. */
export async function InfoEveningForm({ locale, path, action, idempotencyKey }: Common) {
  const [t, strings] = await Promise.all([getTranslations('ambassadorsStaff.gatherings'), formStrings()])
  return (
    <Form
      id="info"
      action={action}
      locale={locale}
      path={path}
      strings={strings}
      idempotencyKey={idempotencyKey}
      submit={
        <Submit busy={strings.busy} variant="quiet">
          {t('save')}
        </Submit>
      }
    >
      <WhenFields />
    </Form>
  )
}

type Props = Common & {
  f: Formats
  roles: readonly RoleCard[]
  neighbourhoods: readonly { id: string; name: string }[]
  gathering?: StaffGathering
}

/** When, where, how many, for whom, and the invitation in as many languages as somebody can write; Dutch is asked for. */
export async function GatheringForm(props: Props) {
  const { locale, path, action, idempotencyKey, f, roles, neighbourhoods, gathering } = props
  const [t, a, strings] = await Promise.all([
    getTranslations('ambassadorsStaff.gatherings'),
    getTranslations('ambassadorsStaff'),
    formStrings(),
  ])
  const words = (language: Locale) => (
    <>
      <TextField
        name={`subject_${language}`}
        label={`${t('name')} (${localeNames[language]})`}
        lang={language}
        defaultValue={gathering?.texts[language]?.subject}
        optional={language !== 'nl'}
      />
      <TextArea
        name={`body_${language}`}
        label={`${t('text')} (${localeNames[language]})`}
        lang={language}
        defaultValue={gathering?.texts[language]?.body}
        optional={language !== 'nl'}
      />
    </>
  )
  return (
    <Form
      id="gathering"
      action={action}
      locale={locale}
      path={path}
      strings={strings}
      idempotencyKey={idempotencyKey}
      submit={<Submit busy={strings.busy}>{t('save')}</Submit>}
    >
      {gathering && <input type="hidden" name="gatheringId" value={gathering.id} />}
      {gathering && <input type="hidden" name="version" value={gathering.version} />}
      <WhenFields gathering={gathering} />
      <NumberField name="capacity" label={t('capacity')} defaultValue={gathering?.capacity} />
      <p className="strong">{t('whom')}</p>
      <p className="soft small">{t('whomHint')}</p>
      <SelectField
        name="role"
        label={a('role')}
        empty={t('everyone')}
        optional
        options={roles.map((role) => ({ value: role.key, label: role.name }))}
        defaultValue={gathering?.audience.role ?? ''}
      />
      <SelectField
        name="language"
        label={t('language')}
        empty={t('everyone')}
        optional
        options={offeredLanguages.map((value) => ({ value, label: f.languageName(value) }))}
        defaultValue={gathering?.audience.language ?? ''}
      />
      <SelectField
        name="neighbourhoodId"
        label={t('neighbourhood')}
        empty={t('everyone')}
        optional
        options={neighbourhoods.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={gathering?.audience.neighbourhoodId ?? ''}
      />
      {words('nl')}
      {locales
        .filter((language) => language !== 'nl')
        .map((language) => (
          <details key={language} open={gathering?.texts[language] ? true : undefined}>
            <summary>{localeNames[language]}</summary>
            <div className="stack">{words(language)}</div>
          </details>
        ))}
    </Form>
  )
}
