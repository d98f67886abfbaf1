import { getTranslations } from 'next-intl/server'
import type { PanelProps } from '@/components/cases/staff-panel'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextArea, TextField } from '@/components/forms/text-fields'
import { Panel } from '@/components/ui/card'
import { closingOutcomes } from '@/lib/cases/vocabulary'
import { limits } from '@/lib/config/limits'
import { closeCaseAction, confirmClosingAction, refuseClosingAction, reopenCaseAction } from '../actions'

/** Closing with an outcome, by two people where the type asks it; opening again with a reason. */
export async function ClosePanel({ locale, path, one, me }: PanelProps & { me: string | null }) {
  const [t, cases, strings] = await Promise.all([
    getTranslations('casesStaff.close'),
    getTranslations('cases'),
    formStrings(),
  ])
  const form = { locale, path, strings }
  const hidden = <input type="hidden" name="caseId" value={one.id} />
  if (one.closedAt)
    return (
      <Panel id="close" title={t('reopen')}>
        <div className="panel__foot">
          <Form
            {...form}
            id="reopen"
            action={reopenCaseAction}
            submit={
              <Submit busy={strings.busy} small variant="quiet">
                {t('reopen')}
              </Submit>
            }
          >
            {hidden}
            <TextField name="reason" label={t('why')} maxLength={limits.text.reason} />
          </Form>
        </div>
      </Panel>
    )
  return (
    <Panel id="close" title={t('title')}>
      <div className="panel__foot stack">
        {one.closeAsked && (
          <>
            <p className="strong">{t('asked', { name: one.closeAsked.by })}</p>
            {one.closeAsked.byId !== me && (
              <OneButton
                id="confirm-close"
                action={confirmClosingAction}
                locale={locale}
                path={path}
                fields={{ caseId: one.id }}
                variant="fill"
                small
              >
                {t('confirm')}
              </OneButton>
            )}
            <Form
              {...form}
              id="refuse-close"
              action={refuseClosingAction}
              submit={
                <Submit busy={strings.busy} small variant="quiet">
                  {t('refuse')}
                </Submit>
              }
            >
              {hidden}
              <TextField name="reason" label={t('why')} maxLength={limits.text.reason} />
            </Form>
          </>
        )}
        {!one.closeAsked && (
          <details>
            <summary>{one.fourEyes ? t('ask') : t('do')}</summary>
            {one.fourEyes && <p className="soft">{t('fourEyes')}</p>}
            <Form
              {...form}
              id="close-form"
              action={closeCaseAction}
              submit={
                <Submit busy={strings.busy} small>
                  {one.fourEyes ? t('ask') : t('do')}
                </Submit>
              }
            >
              {hidden}
              <SelectField
                name="outcome"
                label={t('outcome')}
                options={closingOutcomes.map((outcome) => ({
                  value: outcome,
                  label: cases(`outcome.${outcome}`),
                }))}
              />
              <TextArea name="reason" label={t('reason')} optional rows={3} />
            </Form>
          </details>
        )}
      </div>
    </Panel>
  )
}
