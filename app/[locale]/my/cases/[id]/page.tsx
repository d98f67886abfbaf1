import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import {
  checkTranslationAction,
  translateMessageAction,
  writeMessageAction,
} from '@/app/[locale]/threads/actions'
import { EmergencyNumbers } from '@/components/cases/emergency-numbers'
import { NextThing, nextWords } from '@/components/cases/next-thing'
import { TermLine, termDates } from '@/components/cases/term-line'
import { TypeName } from '@/components/cases/type-name'
import { DocumentsPanel } from '@/components/files/documents-panel'
import { MyPage } from '@/components/layout/my-page'
import { PrintButton } from '@/components/layout/print-button'
import { ThreadPanel } from '@/components/threads/thread-panel'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { ReadAloud } from '@/components/ui/read-aloud'
import { Stepper } from '@/components/ui/steps'
import { requirePermission } from '@/lib/access/require'
import { caseFiles, caseThread } from '@/lib/cases/conversation'
import { keptCase } from '@/lib/cases/join-cases'
import { myCase } from '@/lib/cases/own-queries'
import { paperWords, sentenceWords, taskWords, typeName } from '@/lib/cases/words'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { removeDocumentAction } from '../../documents/actions'
import { finishOwnTaskAction } from '../actions'
import { HelperCard, HistoryCard, NotesCard, PapersCard } from './parts'
import { VisitCard } from './visit-card'

type Props = PageProps<'/[locale]/my/cases/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('cases.my')
  // Not what it is about: titles stay behind in the history of a shared phone.
  return { title: t('title') }
}

/** My question: where it stands, the one thing I must do, what the centre does, the days that matter, who helps. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/my/cases/${id}`
  const { ctx } = await requirePermission('cases.own.view', { locale, path })
  const kept = isId(id) ? await keptCase(ctx, id, 'own') : null
  if (kept) redirect(`/${locale}/my/cases/${kept}`)
  const own = isId(id) ? await myCase(ctx, id) : null
  if (!own) notFound()
  const query = await searchParams
  const { done } = query
  const t = await getTranslations('cases')
  const current = own.closedAt ? own.stages.length : own.stages.findIndex((stage) => stage.key === own.stage)
  const centre = own.tasks.filter((task) => task.who === 'centre' && !task.doneAt).slice(0, 4)
  const terms = own.terms.filter((term) => term.told || (!term.metOn && !term.missedOn))
  const asked = own.papers.find((paper) => paper.id === query.about)
  const answers = new Map(own.papers.map((paper) => [paper.id, paperWords(t, paper)]))
  // What matters, in the order in which one would tell it.
  const spoken = [
    `${typeName(t, own, locale)}.`,
    `${t('my.now')} ${nextWords(t, f, own, locale)}`,
    ...terms
      .filter((term) => term.told)
      .map((term) => `${sentenceWords(t, term, locale)}: ${termDates(t, f, term) ?? ''}.`),
    own.helper.name ? `${t('my.helper')} ${own.helper.name}.` : '',
  ]
  return (
    <MyPage
      locale={locale}
      path={path}
      tab="overview"
      title={<TypeName type={own} locale={locale} />}
      lead={
        <>
          {t('my.number', { number: '' })} <bdi dir="ltr">{own.number}</bdi>
        </>
      }
      actions={
        <>
          <ReadAloud
            text={spoken.join(' ')}
            lang={locale}
            words={{ read: t('my.listen'), stop: t('my.stop') }}
          />
          <PrintButton label={t('my.print')} />
        </>
      }
    >
      <div className="stack" style={{ '--gap': 'var(--s6)' } as React.CSSProperties}>
        {done === '1' && (
          <Banner tone="ok" live>
            {t('my.saved')}
          </Banner>
        )}
        {own.sensitive && <EmergencyNumbers />}
        {own.sensitive && <Banner>{t('my.safe')}</Banner>}
        <Card>
          <Stepper
            label={t('my.step', {
              step: Math.min(current + 1, own.stages.length),
              steps: own.stages.length,
            })}
            current={Math.max(0, current)}
            doneLabel={t('my.done')}
            steps={own.stages.map((stage) => ({
              label: t(`stage.${stage.key}`),
              note: stage.on ? f.shortDay(stage.on) : undefined,
            }))}
          />
        </Card>
        <div className="split split--form">
          <div className="stack" style={{ '--gap': 'var(--s5)' } as React.CSSProperties}>
            <Card kind="panel" colour="green">
              <h2 className="h3">{t('my.now')}</h2>
              <NextThing own={own} f={f} locale={locale} path={path} taskAction={finishOwnTaskAction} />
              {!own.answered && !own.closedAt && (
                <p>{t('my.answerBy', { day: f.fullDay(new Date(`${own.answerBy}T00:00:00Z`)) })}</p>
              )}
            </Card>
            <Card>
              <h2 className="h3">{t('my.dates')}</h2>
              {terms.length === 0 ? (
                <p className="soft">{t('my.noDates')}</p>
              ) : (
                <ul>
                  {terms.map((term) => (
                    <TermLine
                      locale={locale}
                      key={term.id}
                      term={term}
                      f={f}
                      calendarHref={`/${locale}/my/cases/${own.id}/terms/${term.id}/term.ics`}
                    />
                  ))}
                </ul>
              )}
            </Card>
            <PapersCard own={own} locale={locale} path={path} />
            <NotesCard own={own} f={f} locale={locale} />
            <ThreadPanel
              ctx={ctx}
              owner={caseThread}
              ownerId={own.id}
              locale={locale}
              path={path}
              f={f}
              actions={{
                write: writeMessageAction,
                translate: translateMessageAction,
                check: checkTranslationAction,
              }}
              query={query}
            />
            <DocumentsPanel
              ctx={ctx}
              owner={caseFiles}
              ownerId={own.id}
              locale={locale}
              path={path}
              f={f}
              remove={removeDocumentAction}
              query={query}
              about={asked && { id: asked.id, words: paperWords(t, asked) }}
              answers={answers}
            />
          </div>
          <div className="stack" style={{ '--gap': 'var(--s5)' } as React.CSSProperties}>
            <HelperCard own={own} f={f} />
            <VisitCard ctx={ctx} own={own} f={f} locale={locale} />
            <Card>
              <h2 className="h3">{t('my.centre')}</h2>
              {centre.length === 0 ? (
                <p>{t('my.centreNothing')}</p>
              ) : (
                <ul className="ticks">
                  {centre.map((task) => (
                    <li key={task.id}>{taskWords(t, task)}</li>
                  ))}
                </ul>
              )}
            </Card>
            {own.question && (
              <Card>
                <h2 className="h3">{t('my.myQuestion')}</h2>
                <p className="pre" lang={own.language} dir="auto">
                  {own.question}
                </p>
              </Card>
            )}
            <HistoryCard own={own} f={f} />
          </div>
        </div>
      </div>
    </MyPage>
  )
}
