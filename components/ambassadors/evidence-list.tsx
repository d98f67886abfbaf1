import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextField } from '@/components/forms/text-fields'
import type { StaffAmbassador } from '@/lib/ambassadors/staff-queries'
import { declineReasons, isOneOf, leaveReasons } from '@/lib/ambassadors/vocabulary'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'

/** The evidence, newest first: what, when, by whom. A slip is undone with a reason and stays readable. */
export async function EvidenceList({
  locale,
  f,
  path,
  who,
  voidStep,
}: {
  locale: Locale
  f: Formats
  path: string
  who: StaffAmbassador
  /** Left out: nothing can be undone here. */
  voidStep?: FormServerAction
}) {
  const [t, strings] = await Promise.all([getTranslations('ambassadorsStaff'), formStrings()])
  const why = (reason: string | null) =>
    isOneOf(declineReasons, reason)
      ? t(`do.reasons.${reason}`)
      : isOneOf(leaveReasons, reason)
        ? t(`do.leaveReasons.${reason}`)
        : null
  return (
    <ol className="amb-evidence">
      {who.steps.map((step) => (
        <li key={step.id} className={step.voided ? 'amb-evidence__void' : undefined}>
          <p>
            <span className="strong">
              {step.voided ? <s>{t(`step.${step.kind}`)}</s> : t(`step.${step.kind}`)}
            </span>{' '}
            <span className="soft">
              {f.fullDayAndTime(step.at)} · {step.by ? t('by', { name: step.by }) : t('byMachine')}
              {step.voided && ` · ${t('voided')}`}
            </span>
          </p>
          {(why(step.reason) || step.note) && (
            <p className="small">
              {why(step.reason)} {step.note && <bdi>{step.note}</bdi>}
            </p>
          )}
          {voidStep && !step.voided && step.kind !== 'applied' && (
            <details className="data">
              <summary className="small">{t('void')}</summary>
              <Form
                id={`void-${step.id}`}
                action={voidStep}
                locale={locale}
                path={path}
                strings={strings}
                submit={
                  <Submit busy={strings.busy} variant="quiet" small>
                    {t('void')}
                  </Submit>
                }
              >
                <input type="hidden" name="ambassadorId" value={who.id} />
                <input type="hidden" name="stepId" value={step.id} />
                <TextField name="reason" label={t('voidWhy')} />
              </Form>
            </details>
          )}
        </li>
      ))}
    </ol>
  )
}
