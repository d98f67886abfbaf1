import { RadioGroup } from '@/components/forms/choice-fields'
import { Form, type FormStrings } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { Submit } from '@/components/forms/submit'
import { TextArea } from '@/components/forms/text-fields'
import { IconWords } from '@/components/ui/facts'
import { declineReasons } from '@/lib/ambassadors/matching/vocabulary'
import type { OwnProposal } from '@/lib/ambassadors/pairs/queries'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import { type PairWords, Reasons, roleWords } from './words'

type Props = {
  proposal: OwnProposal
  t: PairWords
  f: Formats
  locale: string
  strings: FormStrings
  busy: string
  answer: FormServerAction
  ask: FormServerAction
}

/** A proposal as one of the two sees it: why it fits, and three ways to answer. No name before both said yes. */
export function ProposalCard({ proposal, t, f, locale, strings, busy, answer, ask }: Props) {
  const { id } = proposal
  const path = '/my/pairs'
  return (
    <section className="card card--table stack" data-door="brick">
      <h2 className="h3">{proposal.side === 'seeker' ? t('proposalSeeker') : t('proposalHelper')}</h2>
      <p className="meta meta--ink">
        <IconWords icon="handshake">{roleWords(t, proposal.roleKey)}</IconWords>
        <IconWords icon="clock">{t('before', { time: f.dayAndTime(proposal.expiresAt) })}</IconWords>
      </p>
      <h3 className="h4">{t('why')}</h3>
      <Reasons t={t} f={f} reasons={proposal.reasons} cautions={proposal.cautions} />
      <p className="soft">{t('noName')}</p>
      {proposal.questions.map((question) => (
        <div className="stack" style={{ '--gap': 'var(--s1)' } as React.CSSProperties} key={question.id}>
          <p className="strong">{t('youAsked')}</p>
          <p dir="auto">{question.text}</p>
          <p className="strong">{t('weSay')}</p>
          <p dir="auto">{question.answer ?? t('noAnswer')}</p>
        </div>
      ))}
      {proposal.mine === 'yes' ? (
        <p className="strong">{t('saidYes')}</p>
      ) : (
        <>
          <p>{t('yesMeans')}</p>
          <OneButton
            id={`yes-${id}`}
            action={answer}
            locale={locale}
            path={path}
            fields={{ proposalId: id, answer: 'yes' }}
            variant="fill"
            icon="check"
            wide
          >
            {t('yes')}
          </OneButton>
        </>
      )}
      <details className="stack">
        <summary className="btn btn--quiet">{t('no')}</summary>
        <div className="stack pt-4">
          <Form
            id={`no-${id}`}
            action={answer}
            locale={locale}
            path={path}
            strings={strings}
            submit={
              <Submit busy={busy} variant="quiet">
                {t('sendNo')}
              </Submit>
            }
          >
            <input type="hidden" name="proposalId" value={id} />
            <input type="hidden" name="answer" value="no" />
            <RadioGroup
              name="reason"
              label={t('noWhy')}
              options={declineReasons.map((value) => ({ value, label: t(`declineReason.${value}`) }))}
            />
          </Form>
        </div>
      </details>
      <details className="stack">
        <summary className="btn btn--bare">{t('ask')}</summary>
        <div className="stack pt-4">
          <Form
            id={`ask-${id}`}
            action={ask}
            locale={locale}
            path={path}
            strings={strings}
            submit={
              <Submit busy={busy} variant="quiet">
                {t('sendAsk')}
              </Submit>
            }
          >
            <input type="hidden" name="proposalId" value={id} />
            <TextArea name="text" label={t('askLabel')} rows={3} />
          </Form>
        </div>
      </details>
    </section>
  )
}
