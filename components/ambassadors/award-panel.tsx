import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField, NumberField, TextField } from '@/components/forms/text-fields'
import { Panel } from '@/components/ui/card'
import type { AwardDesk } from '@/lib/ambassadors/award/queries'
import type { FormServerAction } from '@/lib/forms/state'
import type { formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { shift } from '@/lib/time/time'

type Props = {
  locale: Locale
  path: string
  f: ReturnType<typeof formats>
  award: AwardDesk | null
  thisYear: number
  actions: { start: FormServerAction; addJuror: FormServerAction; decide: FormServerAction }
}

/** The year's prize: its days, its jury, who was named, and its end. */
export async function AwardPanel({ locale, path, f, award, thisYear, actions }: Props) {
  const [t, strings] = await Promise.all([getTranslations('ambassadorsStaff'), formStrings()])
  const open = award && !award.decided
  return (
    <Panel title={t('thanks.award')} count={award?.nominations.length ?? 0} colour="violet">
      <div className="panel__body stack">
        {award && (
          <>
            <p>
              <span className="strong">{String(award.year)}</span> · {t('thanks.nominateUntil')}{' '}
              {f.fullDay(shift(award.nominateUntil, -1))} · {t('thanks.voteUntil')}{' '}
              {f.fullDay(shift(award.voteUntil, -1))} · {t('thanks.votes', { count: award.votes })}
            </p>
            {award.winner && (
              <p className="strong">{t('thanks.winner', { name: award.winner, year: String(award.year) })}</p>
            )}
            <h3>{t('thanks.jurors')}</h3>
            <ul>
              {award.jurors.map((name) => (
                <li key={name}>
                  <bdi>{name}</bdi>
                </li>
              ))}
            </ul>
            <h3>{t('thanks.nominations')}</h3>
            <ul>
              {award.nominations.map((one) => (
                <li key={one.id}>
                  <bdi className="strong">{one.name}</bdi>: <span dir="auto">{one.reason}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        {open ? (
          <>
            <Form
              id="juror"
              action={actions.addJuror}
              locale={locale}
              path={path}
              strings={strings}
              submit={
                <Submit busy={strings.busy} variant="quiet" small>
                  {t('thanks.add')}
                </Submit>
              }
            >
              <input type="hidden" name="roundId" value={award.id} />
              <TextField name="email" type="email" label={t('thanks.jurorAdd')} />
            </Form>
            <OneButton
              id="decide"
              action={actions.decide}
              locale={locale}
              path={path}
              fields={{ roundId: award.id }}
              small
            >
              {t('thanks.decide')}
            </OneButton>
          </>
        ) : (
          <Form
            id="round"
            action={actions.start}
            locale={locale}
            path={path}
            strings={strings}
            submit={
              <Submit busy={strings.busy} variant="quiet" small>
                {t('thanks.roundNew')}
              </Submit>
            }
          >
            <NumberField name="year" label={t('thanks.year')} defaultValue={thisYear} />
            <DateField name="nominateUntil" label={t('thanks.nominateUntil')} />
            <DateField name="voteUntil" label={t('thanks.voteUntil')} />
          </Form>
        )}
      </div>
    </Panel>
  )
}
