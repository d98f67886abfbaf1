import { getTranslations } from 'next-intl/server'
import type { PanelProps } from '@/components/cases/staff-panel'
import { Checkbox, SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextArea } from '@/components/forms/text-fields'
import { Panel } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { letterTemplates } from '@/lib/cases/vocabulary'
import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import { makeLetterAction, referCaseAction, withdrawReferralAction } from '../actions'

const phases = { open: 'waiting', accepted: 'done', rejected: 'full', withdrawn: 'full' } as const

/** Asking a partner, with the person's yes; and what became of it. */
export async function ReferPanel({
  locale,
  path,
  f,
  one,
  partners,
}: PanelProps & { partners: readonly { id: string; name: string }[] }) {
  const [t, strings] = await Promise.all([getTranslations('casesStaff.refer'), formStrings()])
  const waiting = one.referrals.some((referral) => referral.state === 'open')
  return (
    <Panel id="refer" title={t('title')} count={one.referrals.length} colour="blue">
      <ul>
        {one.referrals.map((referral) => (
          <li className="task task--plain" key={referral.id}>
            <div>
              <p className="strong">{referral.partner}</p>
              <p className="pre small">{referral.reason}</p>
              <Status phase={phases[referral.state]}>{t(referral.state)}</Status>{' '}
              <span className="soft small">{f.shortDay(referral.sentAt)}</span>
              {referral.answer && (
                <p className="pre small" dir="auto">
                  {referral.answer}
                </p>
              )}
            </div>
            {referral.state === 'open' && !one.closedAt && (
              <OneButton
                id={`withdraw-${referral.id}`}
                action={withdrawReferralAction}
                locale={locale}
                path={path}
                fields={{ caseId: one.id, referralId: referral.id }}
                small
                variant="bare"
              >
                {t('withdraw')}
              </OneButton>
            )}
          </li>
        ))}
      </ul>
      {partners.length === 0 && <p className="panel__foot soft">{t('noPartner')}</p>}
      {!one.closedAt && !waiting && partners.length > 0 && (
        <details className="panel__foot">
          <summary>{t('do')}</summary>
          <Form
            id="refer-form"
            action={referCaseAction}
            locale={locale}
            path={path}
            strings={strings}
            idempotencyKey={newId()}
            submit={
              <Submit busy={strings.busy} small>
                {t('do')}
              </Submit>
            }
          >
            <input type="hidden" name="caseId" value={one.id} />
            <SelectField
              name="organisationId"
              label={t('to')}
              options={partners.map((partner) => ({ value: partner.id, label: partner.name }))}
            />
            <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} rows={4} />
            <Checkbox name="consent" label={t('consent')} />
          </Form>
        </details>
      )}
    </Panel>
  )
}

/** Letters from templates: Dutch beside the person's language. */
export async function LettersPanel({ locale, path, f, one }: PanelProps) {
  const [t, strings] = await Promise.all([getTranslations('casesStaff.letters'), formStrings()])
  if (one.sensitive)
    return (
      <Panel id="letters" title={t('title')}>
        <p className="panel__foot soft">{t('unsafe')}</p>
      </Panel>
    )
  return (
    <Panel id="letters" title={t('title')} count={one.letters.length} colour="ochre">
      <ul className="ticks panel__foot">
        {one.letters.map((letter) => (
          <li key={letter.id}>
            <a href={`/${locale}${path}/letters/${letter.id}/letter.pdf`}>
              {t('open', { letter: t(letter.template as 'papers'), day: f.shortDay(letter.createdAt) })}
            </a>
          </li>
        ))}
      </ul>
      {!one.closedAt && (
        <details className="panel__foot">
          <summary>{t('make')}</summary>
          <Form
            id="letter"
            action={makeLetterAction}
            locale={locale}
            path={path}
            strings={strings}
            idempotencyKey={newId()}
            submit={
              <Submit busy={strings.busy} small>
                {t('do')}
              </Submit>
            }
          >
            <input type="hidden" name="caseId" value={one.id} />
            <SelectField
              name="template"
              label={t('template')}
              options={letterTemplates.map((template) => ({ value: template, label: t(template) }))}
            />
            <TextArea name="words" label={t('words')} optional rows={4} maxLength={limits.text.message} />
          </Form>
        </details>
      )}
    </Panel>
  )
}
