import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextArea } from '@/components/forms/text-fields'
import { StaffPage } from '@/components/layout/staff-page'
import { PairTabs } from '@/components/pairs/staff-head'
import { staffRole } from '@/components/pairs/staff-words'
import { Banner } from '@/components/ui/banner'
import { Panel } from '@/components/ui/card'
import { requirePermission } from '@/lib/access/require'
import { openProposals } from '@/lib/ambassadors/pairs/staff-queries'
import { pageLocale } from '@/lib/i18n/page'
import { answerForAction, answerQuestionAction, withdrawProposalAction } from '../actions'

type Props = PageProps<'/[locale]/staff/pairs/proposals'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('pairsStaff')
  return { title: t('openProposals') }
}

/** Proposals that wait for an answer, what people ask first, and a yes that came by telephone. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/staff/pairs/proposals'
  const { ctx } = await requirePermission('ambassadors.match.propose', { locale, path })
  const [s, t, { busy, ...strings }, rows, query] = await Promise.all([
    getTranslations('pairsStaff'),
    getTranslations('pairs'),
    formStrings(),
    openProposals(ctx),
    searchParams,
  ])
  const done = (['saved', 'withdrawn', 'answered'] as const).find((key) => key === query.done)
  return (
    <StaffPage locale={locale} path={path} section="pairs">
      <h1>{s('openProposals')}</h1>
      <PairTabs ctx={ctx} locale={locale} current="proposals" />
      {done && (
        <Banner tone="ok" live>
          <p>{s(`done.${done}`)}</p>
        </Banner>
      )}
      <Panel title={s('openProposals')} count={rows.length} colour="brick">
        {rows.length === 0 && <p>{s('none')}</p>}
        <ul>
          {rows.map((row) => (
            <li
              className="suggestion stack"
              style={{ '--gap': 'var(--s2)' } as React.CSSProperties}
              key={row.id}
            >
              <p className="strong">
                <bdi>{s('two', { one: row.seeker.name, other: row.helper.name })}</bdi>
              </p>
              <p className="soft">
                {staffRole(s, row.roleKey)} · {s('expires')} {f.dayAndTime(row.expiresAt)}
              </p>
              <p>
                <bdi>{row.seeker.name}</bdi> {s(`answers.${row.seekerAnswer ?? 'open'}`)} ·{' '}
                <bdi>{row.helper.name}</bdi> {s(`answers.${row.helperAnswer ?? 'open'}`)}
              </p>
              {row.questions.map((question) => (
                <div
                  key={question.id}
                  className="stack"
                  style={{ '--gap': 'var(--s2)' } as React.CSSProperties}
                >
                  <p dir="auto">
                    <bdi className="strong">{question.from}</bdi>: {question.text}
                  </p>
                  {question.answer ? (
                    <p dir="auto" className="soft">
                      {question.answer}
                    </p>
                  ) : (
                    <Form
                      id={`q-${question.id}`}
                      action={answerQuestionAction}
                      locale={locale}
                      path={path}
                      strings={strings}
                      submit={
                        <Submit busy={busy} small>
                          {s('sendAnswer')}
                        </Submit>
                      }
                    >
                      <input type="hidden" name="questionId" value={question.id} />
                      <TextArea name="text" label={s('answer')} rows={2} />
                    </Form>
                  )}
                </div>
              ))}
              <div className="row">
                {(['seeker', 'helper'] as const)
                  .filter((side) => row[`${side}Answer`] !== 'yes')
                  .map((side) => (
                    <OneButton
                      key={side}
                      id={`${side}-${row.id}`}
                      action={answerForAction}
                      locale={locale}
                      path={path}
                      fields={{ proposalId: row.id, side }}
                      icon="phone"
                      small
                    >
                      {s('yesFor', { name: row[side].name })}
                    </OneButton>
                  ))}
                <OneButton
                  id={`w-${row.id}`}
                  action={withdrawProposalAction}
                  locale={locale}
                  path={path}
                  fields={{ proposalId: row.id }}
                  variant="bare"
                  small
                >
                  {s('withdraw')}
                </OneButton>
              </div>
            </li>
          ))}
        </ul>
      </Panel>
    </StaffPage>
  )
}
