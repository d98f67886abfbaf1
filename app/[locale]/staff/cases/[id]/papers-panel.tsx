import { getTranslations } from 'next-intl/server'
import type { PanelProps } from '@/components/cases/staff-panel'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextField } from '@/components/forms/text-fields'
import { Panel } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { paperKeys } from '@/lib/cases/vocabulary'
import { paperWords } from '@/lib/cases/words'
import { limits } from '@/lib/config/limits'
import { askPaperAction, markPaperAction } from '../actions'

const look = {
  missing: { phase: 'open', tone: 'warn' },
  ready: { phase: 'busy', tone: 'info' },
  seen: { phase: 'done', tone: 'ok' },
  waived: { phase: 'full', tone: undefined },
} as const

/** The checklist as staff see it: seen with one's own eyes, or not needed here. */
export async function PapersPanel({ locale, path, one }: PanelProps) {
  const [t, cases, strings] = await Promise.all([
    getTranslations('casesStaff.papers'),
    getTranslations('cases'),
    formStrings(),
  ])
  const missing = one.papers.filter((paper) => paper.required && paper.state === 'missing').length
  return (
    <Panel id="papers" title={t('title')} count={missing} colour="ochre">
      {one.papers.length === 0 && <p className="panel__foot soft">{t('none')}</p>}
      <ul>
        {one.papers.map((paper) => {
          const words = paperWords(cases, paper)
          const mark = (as: 'seen' | 'waived', label: string, about: string) => (
            <OneButton
              id={`${as}-${paper.id}`}
              action={markPaperAction}
              locale={locale}
              path={path}
              fields={{ caseId: one.id, paperId: paper.id, as }}
              about={about}
              small
              variant={as === 'seen' && paper.state !== 'seen' ? 'quiet' : 'bare'}
            >
              {label}
            </OneButton>
          )
          return (
            <li className="task task--plain" key={paper.id}>
              <div>
                <p className="strong" dir="auto">
                  {words}
                </p>
                <Status
                  phase={look[paper.state].phase}
                  tone={paper.required ? look[paper.state].tone : undefined}
                >
                  {paper.state === 'missing' && !paper.required
                    ? cases('my.optional')
                    : t(`state.${paper.state}`)}
                </Status>
                {!one.closedAt && (
                  <div className="row row--tight">
                    {paper.state !== 'waived' &&
                      mark(
                        'seen',
                        paper.state === 'seen' ? t('unsee') : t('see'),
                        paper.state === 'seen' ? `${t('unsee')}: ${words}` : t('seeAbout', { paper: words }),
                      )}
                    {paper.state !== 'seen' &&
                      mark(
                        'waived',
                        paper.state === 'waived' ? t('unwaive') : t('waive'),
                        paper.state === 'waived'
                          ? `${t('unwaive')}: ${words}`
                          : t('waiveAbout', { paper: words }),
                      )}
                  </div>
                )}
              </div>
            </li>
          )
        })}
      </ul>
      {!one.closedAt && (
        <details className="panel__foot">
          <summary>{t('ask')}</summary>
          <Form
            id="ask-paper"
            action={askPaperAction}
            locale={locale}
            path={path}
            strings={strings}
            submit={
              <Submit busy={strings.busy} small>
                {t('ask')}
              </Submit>
            }
          >
            <input type="hidden" name="caseId" value={one.id} />
            <SelectField
              name="key"
              label={t('which')}
              empty={t('other')}
              options={paperKeys.map((key) => ({ value: key, label: cases(`paper.${key}`) }))}
            />
            <TextField name="words" label={t('words')} optional maxLength={limits.text.title} />
          </Form>
        </details>
      )}
    </Panel>
  )
}
