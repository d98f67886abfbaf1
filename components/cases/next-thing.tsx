import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { Status } from '@/components/ui/status'
import { lightLook } from '@/lib/cases/deadlines/rules'
import type { MyCaseCard } from '@/lib/cases/types'
import { paperWords, sentenceWords, taskWords } from '@/lib/cases/words'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { TermSaid, termDates } from './term-line'
import type { CaseWords } from './words'

/** The same as one sentence, to be read aloud. */
export function nextWords(
  t: CaseWords,
  f: Formats,
  own: Pick<MyCaseCard, 'next' | 'outcome'>,
  locale: Locale,
): string {
  const { next } = own
  switch (next.kind) {
    case 'closed':
      return t('my.closed', { outcome: own.outcome ? t(`outcome.${own.outcome}`) : '' })
    case 'wait':
      return t('my.nothing')
    case 'term':
      return `${sentenceWords(t, next.term, locale)}: ${termDates(t, f, next.term) ?? ''}.`
    case 'task':
      return `${taskWords(t, next.task)}.`
    case 'papers':
      return `${t('my.bring')}: ${f.list(next.papers.map((paper) => paperWords(t, paper)))}.`
  }
}

/** The one thing to do now, or that there is none. */
export async function NextThing({
  own,
  f,
  locale,
  path,
  taskAction,
}: {
  own: Pick<MyCaseCard, 'id' | 'next' | 'outcome'>
  f: Formats
  locale: Locale
  path: string
  taskAction?: FormServerAction
}) {
  const t = await getTranslations('cases')
  const { next } = own
  switch (next.kind) {
    case 'closed':
      return <p>{t('my.closed', { outcome: own.outcome ? t(`outcome.${own.outcome}`) : '' })}</p>
    case 'wait':
      return <p>{t('my.nothing')}</p>
    case 'term':
      return (
        <>
          <p className="h3">
            <TermSaid term={next.term} locale={locale} />
          </p>
          <p>{termDates(t, f, next.term)}</p>
          <p>
            <Status {...lightLook[next.term.light]} fill>
              {t(`light.${next.term.light}`)}
            </Status>
          </p>
        </>
      )
    case 'task':
      return (
        <>
          <p className="h3">{taskWords(t, next.task)}</p>
          {taskAction && (
            <OneButton
              id={`next-${next.task.id}`}
              action={taskAction}
              locale={locale}
              path={path}
              fields={{ caseId: own.id, taskId: next.task.id }}
              icon="check"
            >
              {t('my.didIt')}
            </OneButton>
          )}
        </>
      )
    case 'papers':
      return (
        <>
          <p className="h3">{t('my.bring')}</p>
          <ul className="ticks">
            {next.papers.map((paper) => (
              <li key={paper.id}>{paperWords(t, paper)}</li>
            ))}
          </ul>
        </>
      )
  }
}
