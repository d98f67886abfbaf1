import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextArea } from '@/components/forms/text-fields'
import { Facts } from '@/components/ui/facts'
import { Details } from '@/components/ui/text'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import type { ActivityKind } from '@/lib/passport/vocabulary'
import { dayToDate } from '@/lib/time/time'

type Props = {
  locale: string
  path: string
  f: Formats
  id: string
  asked: { name: string; what: string | null; activityKind: ActivityKind; minutes: number; on: string }
  fields: Readonly<Record<string, string>>
  action: FormServerAction
}

/** What somebody says they did, and the two answers of who was there. */
export async function AnswerForm({ locale, path, f, id, asked, fields, action }: Props) {
  const [t, strings] = await Promise.all([getTranslations('passport'), formStrings()])
  const hidden = Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
  return (
    <div className="stack">
      <Facts
        items={[
          {
            icon: 'list-checks',
            label: t('add.what'),
            value: <bdi dir="auto">{asked.what || t(`kind.${asked.activityKind}`)}</bdi>,
          },
          { icon: 'calendar-blank', label: t('add.on'), value: f.fullDay(dayToDate(asked.on)) },
          {
            icon: 'clock',
            label: t('proof.hours'),
            value: <bdi>{t('duration', { hours: f.number(Math.round(asked.minutes / 6) / 10) })}</bdi>,
          },
        ]}
      />
      <Form
        id={`${id}-yes`}
        action={action}
        locale={locale}
        path={path}
        strings={strings}
        submit={
          <Submit busy={strings.busy} icon="check">
            {t('confirm.yes')}
          </Submit>
        }
      >
        {hidden}
        <input type="hidden" name="answer" value="confirm" />
      </Form>
      <Details summary={t('confirm.no')}>
        <Form
          id={`${id}-no`}
          action={action}
          locale={locale}
          path={path}
          strings={strings}
          submit={
            <Submit busy={strings.busy} variant="quiet">
              {t('confirm.no')}
            </Submit>
          }
        >
          {hidden}
          <input type="hidden" name="answer" value="refuse" />
          <TextArea
            name="reason"
            label={t('confirm.reason')}
            hint={t('confirm.reasonHint', { name: asked.name })}
            rows={3}
          />
        </Form>
      </Details>
    </div>
  )
}
