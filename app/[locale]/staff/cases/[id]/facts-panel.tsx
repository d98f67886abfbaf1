import { getTranslations } from 'next-intl/server'
import type { PanelProps } from '@/components/cases/staff-panel'
import { TermSaid } from '@/components/cases/term-line'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField } from '@/components/forms/text-fields'
import { Panel } from '@/components/ui/card'
import { Status, Tag } from '@/components/ui/status'
import { lightLook } from '@/lib/cases/deadlines/rules'
import { choiceFacts, isChoiceFact } from '@/lib/cases/vocabulary'
import { now } from '@/lib/time/clock'
import { dayToDate } from '@/lib/time/time'
import { recordFactAction, renewTermAction, retractFactAction } from '../actions'

/** The days that count, told or not, with where they come from; the law's window beside the safe one. */
export async function TermsPanel({ locale, path, f, one }: PanelProps) {
  const [t, cases] = await Promise.all([getTranslations('casesStaff.terms'), getTranslations('cases')])
  const [doer, authority] = await Promise.all([
    getTranslations('casesStaff.tasks.doer'),
    getTranslations('casesStaff.authority'),
  ])
  const day = (on: string | null) => (on ? f.fullDay(dayToDate(on)) : '…')
  return (
    <Panel id="terms" title={t('title')} count={one.terms.length} colour="blue">
      {one.terms.length === 0 && <p className="panel__foot soft">{t('none')}</p>}
      {one.observed && (
        <p className="panel__foot soft">
          {t(one.observed.type ? 'observedType' : 'observedAuthority', {
            authority: authority(one.observed.authority),
            days: one.observed.days,
            cases: one.observed.cases,
          })}
        </p>
      )}
      <ul>
        {one.terms.map((term) => (
          <li className="task task--plain" key={term.id}>
            <div>
              <p className="strong">
                <TermSaid term={term} locale={locale} /> <span className="soft small">{term.ruleKey}</span>
              </p>
              {(term.safeFromOn || term.safeUntilOn) && term.kind === 'act' && (
                <p>{t('safe', { from: day(term.safeFromOn), until: day(term.safeUntilOn) })}</p>
              )}
              {term.latestOn && (
                <p className="soft small">
                  {term.earliestOn
                    ? t('law', { from: day(term.earliestOn), until: day(term.latestOn) })
                    : t('lawUntil', { until: day(term.latestOn) })}
                </p>
              )}
              {term.usualOn && (
                <p className="soft small">{cases('term.usual', { day: day(term.usualOn) })}</p>
              )}
              {term.observed && <p className="soft small">{t('observed', term.observed)}</p>}
              {term.missedBy && (
                <p className="small">{t('missedBy', { who: doer(term.missedBy as 'centre') })}</p>
              )}
              <p className="row row--tight">
                <Tag icon={term.told ? 'check-circle' : 'lock-simple'}>
                  {t(term.told ? 'told' : 'untold')}
                </Tag>
                <Tag icon="seal-check">{t(`confidence.${term.confidence as 'verified'}`)}</Tag>
              </p>
              <p className="soft small">
                {term.sourceUrl ? (
                  <a href={term.sourceUrl} rel="noreferrer">
                    {t('source', { source: term.source })}
                  </a>
                ) : (
                  t('source', { source: term.source })
                )}{' '}
                · {t('review', { day: f.shortDay(dayToDate(term.reviewBy)) })}
              </p>
              {term.note && (
                <p className="small" lang="nl">
                  {term.note}
                </p>
              )}
              {term.outdated && !one.closedAt && (
                <>
                  <p className="small">{t('outdated')}</p>
                  <OneButton
                    id={`renew-${term.id}`}
                    action={renewTermAction}
                    locale={locale}
                    path={path}
                    fields={{ caseId: one.id, termId: term.id }}
                    small
                  >
                    {t('renew')}
                  </OneButton>
                </>
              )}
            </div>
            <div className="task__due">
              <Status {...lightLook[term.light]} fill>
                {cases(`light.${term.light}`)}
              </Status>
              {term.daysLeft !== null && !term.metOn && !term.missedOn && term.daysLeft >= 0 && (
                <p className="soft small">{cases('term.left', { days: term.daysLeft })}</p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What is known: stages and terms follow from it, so nobody types those. */
export async function FactsPanel({ locale, path, f, one }: PanelProps) {
  const [t, words, strings] = await Promise.all([
    getTranslations('casesStaff.facts'),
    getTranslations('cases.fact'),
    formStrings(),
  ])
  const seenAt = now().toISOString()
  const known = one.factKeys.filter((key) => one.facts.has(key))
  const choices = one.factKeys.filter(isChoiceFact)
  const days = one.factKeys.filter((key) => !isChoiceFact(key))
  const shown = (key: (typeof known)[number]) => {
    const fact = one.facts.get(key)
    return fact?.on
      ? f.fullDay(dayToDate(fact.on))
      : fact?.value
        ? words(`choice.${fact.value as 'yes'}`)
        : ''
  }
  if (one.factKeys.length === 0) return null
  return (
    <Panel id="facts" title={t('title')} count={known.length} colour="green">
      <p className="panel__foot soft">{t('text')}</p>
      {known.length === 0 && <p className="panel__foot">{t('none')}</p>}
      <ul>
        {known.map((key) => (
          <li className="task task--plain" key={key}>
            <div>
              <p className="soft small">{words(`key.${key}`)}</p>
              <p className="strong">{shown(key)}</p>
            </div>
            {!one.closedAt && (
              <a
                className="small"
                href={`/${locale}${path}/facts/${key}`}
                aria-label={t('editAbout', { fact: words(`key.${key}`) })}
              >
                {t('edit')}
              </a>
            )}
            {!one.closedAt && (
              <OneButton
                id={`retract-${key}`}
                action={retractFactAction}
                locale={locale}
                path={path}
                fields={{ caseId: one.id, key }}
                about={t('retractAbout', { fact: words(`key.${key}`) })}
                small
                variant="bare"
              >
                {t('retract')}
              </OneButton>
            )}
          </li>
        ))}
      </ul>
      {!one.closedAt && (
        <div className="panel__foot stack">
          {days.length > 0 && (
            <Form
              id="day-fact"
              action={recordFactAction}
              locale={locale}
              path={path}
              strings={strings}
              submit={
                <Submit busy={strings.busy} small>
                  {t('set')}
                </Submit>
              }
            >
              <input type="hidden" name="caseId" value={one.id} />
              <input type="hidden" name="seenAt" value={seenAt} />
              <SelectField
                name="key"
                label={t('which')}
                options={days.map((key) => ({ value: key, label: words(`key.${key}`) }))}
              />
              <DateField name="on" label={t('day')} />
            </Form>
          )}
          {choices.map((key) => (
            <Form
              key={key}
              id={`choice-${key}`}
              action={recordFactAction}
              locale={locale}
              path={path}
              strings={strings}
              submit={
                <Submit
                  busy={strings.busy}
                  small
                  variant="quiet"
                  about={`${t('set')}: ${words(`key.${key}`)}`}
                >
                  {t('set')}
                </Submit>
              }
            >
              <input type="hidden" name="caseId" value={one.id} />
              <input type="hidden" name="seenAt" value={seenAt} />
              <input type="hidden" name="key" value={key} />
              <SelectField
                name="value"
                label={words(`key.${key}`)}
                defaultValue={one.facts.get(key)?.value ?? undefined}
                options={choiceFacts[key].map((value) => ({ value, label: words(`choice.${value}`) }))}
              />
            </Form>
          ))}
        </div>
      )}
    </Panel>
  )
}
