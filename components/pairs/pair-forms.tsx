import { Checkbox, RadioGroup } from '@/components/forms/choice-fields'
import { Form, type FormStrings } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { Submit } from '@/components/forms/submit'
import { DateField, TextArea } from '@/components/forms/text-fields'
import { endReasons, meetingKinds, meetingMinutes } from '@/lib/ambassadors/matching/vocabulary'
import type { OwnPair } from '@/lib/ambassadors/pairs/queries'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import { type PairWords, pictograms } from './words'

type Shared = { pair: OwnPair; t: PairWords; f: Formats; locale: string; strings: FormStrings; busy: string }

/** Two taps on a phone: today and an hour are chosen already, so often it is one. */
export function MeetingForm({
  pair,
  t,
  f,
  locale,
  strings,
  busy,
  action,
  idempotencyKey,
}: Shared & { action: FormServerAction; idempotencyKey: string }) {
  return (
    <Form
      id="meeting"
      action={action}
      locale={locale}
      path={`/my/pairs/${pair.id}`}
      strings={strings}
      idempotencyKey={idempotencyKey}
      wide
      submit={
        <Submit busy={busy} icon="check" wide>
          {t('met')}
        </Submit>
      }
    >
      <input type="hidden" name="pairId" value={pair.id} />
      <RadioGroup
        name="kind"
        label={t('what')}
        columns={2}
        defaultValue={meetingKinds[0]}
        options={meetingKinds.map((value) => ({ value, label: t(`kind.${value}`), icon: pictograms[value] }))}
      />
      <RadioGroup
        name="minutes"
        label={t('long')}
        columns={2}
        defaultValue="60"
        options={meetingMinutes.map((count) => ({
          value: String(count),
          label: t('minutes', { count: f.number(count) }),
        }))}
      />
      <RadioGroup
        name="on"
        label={t('when')}
        columns={2}
        defaultValue="today"
        options={(['today', 'yesterday', 'before'] as const).map((value) => ({
          value,
          label: t(`on.${value}`),
        }))}
      />
      <DateField name="day" label={t('day')} optional />
    </Form>
  )
}

const faces = [
  { value: '3', key: 'good', icon: 'smiley' },
  { value: '2', key: 'fair', icon: 'smiley-meh' },
  { value: '1', key: 'bad', icon: 'smiley-sad' },
] as const
const loads = [
  { value: '1', key: 'light' },
  { value: '2', key: 'right' },
  { value: '3', key: 'much' },
] as const

/** "How is it going?" with faces; ambassadors also say how much it asks. */
export function CheckInForm({
  pair,
  t,
  locale,
  strings,
  busy,
  action,
}: Shared & { action: FormServerAction }) {
  if (!pair.checkIn) return null
  const question = t(pair.checkIn.moment === 'end' ? 'checkInEnd' : 'checkIn')
  return (
    <section className="card card--panel stack" data-door="ochre">
      <h2 className="h3">{question}</h2>
      <Form
        id="check-in"
        action={action}
        locale={locale}
        path={`/my/pairs/${pair.id}`}
        strings={strings}
        wide
        submit={<Submit busy={busy}>{t('sendCheckIn')}</Submit>}
      >
        <input type="hidden" name="checkInId" value={pair.checkIn.id} />
        <RadioGroup
          name="face"
          label={question}
          options={faces.map(({ value, key, icon }) => ({ value, label: t(`face.${key}`), icon }))}
        />
        {pair.side === 'helper' && (
          <RadioGroup
            name="load"
            label={t('load')}
            options={loads.map(({ value, key }) => ({ value, label: t(`loadOf.${key}`) }))}
          />
        )}
        <Checkbox name="wantsCall" label={t('wantsCall')} tile />
      </Form>
    </section>
  )
}

/** Going on, a pause, an end, and a way to say that something is wrong. */
export function PairChoices({
  pair,
  t,
  locale,
  strings,
  busy,
  actions,
  mayRenew,
}: Shared & {
  mayRenew: boolean
  actions: Record<'renew' | 'pause' | 'end' | 'report', FormServerAction>
}) {
  const path = `/my/pairs/${pair.id}`
  const fields = { pairId: pair.id }
  return (
    <>
      <div className="row">
        {mayRenew && (
          <OneButton
            id="renew"
            action={actions.renew}
            locale={locale}
            path={path}
            fields={fields}
            icon="arrow-clockwise"
          >
            {t('renew')}
          </OneButton>
        )}
        <OneButton id="pause" action={actions.pause} locale={locale} path={path} fields={fields} icon="pause">
          {pair.pausedUntil ? t('resume') : t('pause')}
        </OneButton>
      </div>
      <details className="stack">
        <summary className="btn btn--bare">{t('end')}</summary>
        <div className="stack pt-4">
          <Form
            id="end"
            action={actions.end}
            locale={locale}
            path={path}
            strings={strings}
            submit={
              <Submit busy={busy} variant="late">
                {t('endYes')}
              </Submit>
            }
          >
            <input type="hidden" name="pairId" value={pair.id} />
            <RadioGroup
              name="reason"
              label={t('endWhy')}
              options={endReasons.map((value) => ({ value, label: t(`endReason.${value}`) }))}
            />
          </Form>
        </div>
      </details>
      <ReportForm pair={pair} t={t} locale={locale} strings={strings} busy={busy} action={actions.report} />
    </>
  )
}

/** Also after the end: what was wrong can be said later. Never with a key that would tie it to a sender. */
export function ReportForm({
  pair,
  t,
  locale,
  strings,
  busy,
  action,
}: Omit<Shared, 'f'> & { action: FormServerAction }) {
  return (
    <details className="stack">
      <summary className="btn btn--bare">{t('report')}</summary>
      <div className="stack pt-4">
        <p>{t('reportLead')}</p>
        <p className="strong">{t('danger')}</p>
        <Form
          id="report"
          action={action}
          locale={locale}
          path={`/my/pairs/${pair.id}`}
          strings={strings}
          submit={<Submit busy={busy}>{t('sendReport')}</Submit>}
        >
          <input type="hidden" name="pairId" value={pair.id} />
          <RadioGroup
            name="kind"
            label={t('reportKind')}
            options={(['problem', 'safety'] as const).map((value) => ({ value, label: t(value) }))}
          />
          <TextArea name="words" label={t('reportWords')} rows={4} optional />
          <Checkbox name="anonymous" label={t('anonymous')} hint={t('anonymousHint')} tile />
        </Form>
      </div>
    </details>
  )
}
