import { getTranslations } from 'next-intl/server'
import type { PanelProps } from '@/components/cases/staff-panel'
import { TypeName } from '@/components/cases/type-name'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField, TextField } from '@/components/forms/text-fields'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/card'
import { PersonLine } from '@/components/ui/people'
import { Tag } from '@/components/ui/status'
import { flagKinds } from '@/lib/cases/vocabulary'
import { limits } from '@/lib/config/limits'
import { dayToDate } from '@/lib/time/time'
import {
  assignCaseAction,
  clearFlagAction,
  linkCasesAction,
  raiseFlagAction,
  transferCaseAction,
  unlinkCaseAction,
  unmergeCasesAction,
} from '../actions'

type Named = { id: string; name: string }

/** Who works on it; the person's other cases and those of the household. */
export async function PeoplePanel({
  locale,
  path,
  f,
  one,
  people,
  teams,
  merges,
}: PanelProps & {
  people: readonly (Named & { safety: boolean })[]
  teams: readonly Named[]
  /** Doubles that can still be taken out again. */
  merges: readonly { id: string; number: string; mergedAt: Date }[]
}) {
  const [t, strings] = await Promise.all([getTranslations('casesStaff.people'), formStrings()])
  const form = { locale, path, strings }
  const linked = (rows: typeof one.others) => (
    <ul className="ticks">
      {rows.map((row) => (
        <li key={row.id}>
          <a href={`/${locale}/staff/cases/${row.id}`}>
            <TypeName type={row} locale={locale} /> · <bdi dir="ltr">{row.number}</bdi>
          </a>
        </li>
      ))}
    </ul>
  )
  return (
    <Panel id="people" title={t('title')}>
      <PersonLine name={one.assignee?.name ?? t('nobody')} seed={one.assignee?.id}>
        {one.team.name}
      </PersonLine>
      {one.others.length > 0 && (
        <div className="panel__foot">
          <p className="strong small">{t('otherCases')}</p>
          {linked(one.others)}
        </div>
      )}
      {one.household.length > 0 && (
        <div className="panel__foot">
          <p className="strong small">{t('household')}</p>
          {linked(one.household)}
          <OneButton
            id="unlink"
            action={unlinkCaseAction}
            locale={locale}
            path={path}
            fields={{ caseId: one.id }}
            small
            variant="bare"
          >
            {t('unlink')}
          </OneButton>
        </div>
      )}
      {merges.length > 0 && (
        <div className="panel__foot">
          <p className="strong small">{t('merged')}</p>
          {merges.map((merge) => (
            <p className="row" key={merge.id}>
              <span>
                <bdi dir="ltr">{merge.number}</bdi> · {f.fullDay(merge.mergedAt)}
              </span>
              <OneButton
                id={`unmerge-${merge.id}`}
                action={unmergeCasesAction}
                locale={locale}
                path={path}
                fields={{ caseId: one.id, mergeId: merge.id }}
                about={t('unmergeAbout', { number: merge.number })}
                small
                variant="bare"
              >
                {t('unmerge')}
              </OneButton>
            </p>
          ))}
        </div>
      )}
      {!one.closedAt && (
        <details className="panel__foot">
          <summary>{t('assign')}</summary>
          <Form
            {...form}
            id="assign"
            action={assignCaseAction}
            submit={
              <Submit busy={strings.busy} small>
                {t('assign')}
              </Submit>
            }
          >
            <input type="hidden" name="caseId" value={one.id} />
            <SelectField
              name="personId"
              label={t('to')}
              defaultValue={one.assignee?.id}
              options={people
                .filter((person) => !one.sensitive || person.safety)
                .map((person) => ({ value: person.id, label: person.name }))}
            />
          </Form>
          {teams.length > 0 && (
            <Form
              {...form}
              id="transfer"
              action={transferCaseAction}
              submit={
                <Submit busy={strings.busy} small variant="quiet">
                  {t('doTransfer')}
                </Submit>
              }
            >
              <input type="hidden" name="caseId" value={one.id} />
              <SelectField
                name="teamId"
                label={t('transfer')}
                options={teams.map((team) => ({ value: team.id, label: team.name }))}
              />
              <TextField name="reason" label={t('reason')} maxLength={limits.text.reason} />
            </Form>
          )}
        </details>
      )}
      <details className="panel__foot">
        <summary>{t('household')}</summary>
        <Form
          {...form}
          id="link"
          action={linkCasesAction}
          submit={
            <Submit busy={strings.busy} small variant="quiet">
              {t('doLink')}
            </Submit>
          }
        >
          <input type="hidden" name="caseId" value={one.id} />
          <TextField name="otherNumber" label={t('link')} hint={t('number')} short dir="ltr" />
        </Form>
        {!one.closedAt && (
          <form method="get" action={`/${locale}${path}/merge`} className="stack">
            <label className="f">
              <span className="f__label">{t('merge')}</span>
              <span className="f__hint">{t('number')}</span>
              <input className="input input--s" name="with" dir="ltr" maxLength={20} required />
            </label>
            <Button variant="quiet" small>
              {t('showMerge')}
            </Button>
          </form>
        )}
      </details>
    </Panel>
  )
}

/** Signs on the case, some until a day. */
export async function FlagsPanel({ locale, path, f, one }: PanelProps) {
  const [t, strings] = await Promise.all([getTranslations('casesStaff.flags'), formStrings()])
  if (one.closedAt && one.flags.length === 0) return null
  return (
    <Panel id="flags" title={t('title')} count={one.flags.length} colour="brick">
      <ul>
        {one.flags.map((flag) => (
          <li className="task task--plain" key={flag.id}>
            <div>
              <Tag icon="flag-pennant">{t(flag.kind as 'callBack')}</Tag>{' '}
              {flag.words && <span dir="auto">{flag.words}</span>}
              {flag.until && (
                <span className="soft small">
                  {' '}
                  {t('untilDay', { day: f.shortDay(dayToDate(flag.until)) })}
                </span>
              )}
            </div>
            {!one.closedAt && (
              <OneButton
                id={`clear-${flag.id}`}
                action={clearFlagAction}
                locale={locale}
                path={path}
                fields={{ caseId: one.id, flagId: flag.id }}
                about={t('clearAbout', { flag: t(flag.kind as 'callBack') })}
                small
                variant="bare"
              >
                {t('clear')}
              </OneButton>
            )}
          </li>
        ))}
      </ul>
      {!one.closedAt && (
        <details className="panel__foot">
          <summary>{t('raise')}</summary>
          <Form
            id="flag"
            action={raiseFlagAction}
            locale={locale}
            path={path}
            strings={strings}
            submit={
              <Submit busy={strings.busy} small>
                {t('raise')}
              </Submit>
            }
          >
            <input type="hidden" name="caseId" value={one.id} />
            <SelectField
              name="kind"
              label={t('kind')}
              options={flagKinds.map((kind) => ({ value: kind, label: t(kind) }))}
            />
            <TextField name="words" label={t('words')} optional maxLength={limits.text.title} />
            <DateField name="until" label={t('until')} optional />
          </Form>
        </details>
      )}
    </Panel>
  )
}
