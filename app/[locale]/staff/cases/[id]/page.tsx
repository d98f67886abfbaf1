import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import {
  checkTranslationAction,
  translateMessageAction,
  writeMessageAction,
} from '@/app/[locale]/threads/actions'
import { NoDanger } from '@/components/cases/no-danger'
import { TypeName } from '@/components/cases/type-name'
import { DocumentsPanel } from '@/components/files/documents-panel'
import { OneButton } from '@/components/forms/plain-form'
import { PrintButton } from '@/components/layout/print-button'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { ThreadPanel } from '@/components/threads/thread-panel'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { IconWords } from '@/components/ui/facts'
import { Crumbs } from '@/components/ui/navigation'
import { Avatar } from '@/components/ui/people'
import { Status, Tag } from '@/components/ui/status'
import { Stepper } from '@/components/ui/steps'
import { PhoneLink } from '@/components/ui/text'
import { requirePermission } from '@/lib/access/require'
import { caseFiles, caseThread } from '@/lib/cases/conversation'
import { colleagues } from '@/lib/cases/inbox'
import { keptCase } from '@/lib/cases/join-cases'
import { viewCase, whereTo } from '@/lib/cases/staff-case'
import { recentMerges } from '@/lib/cases/unmerge-cases'
import { paperWords } from '@/lib/cases/words'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { dayToDate } from '@/lib/time/time'
import { removeDocumentAction } from '../../../my/documents/actions'
import { claimCaseAction, clearDangerAction, releaseCaseAction } from '../actions'
import { ClosePanel } from './close-panel'
import { FactsPanel, TermsPanel } from './facts-panel'
import { HistoryPanel } from './history-panel'
import { LettersPanel, ReferPanel } from './letters-panel'
import { NotesPanel } from './notes-panel'
import { PapersPanel } from './papers-panel'
import { FlagsPanel, PeoplePanel } from './people-panel'
import { TasksPanel } from './tasks-panel'

type Props = PageProps<'/[locale]/staff/cases/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('casesStaff')
  // No name in a title: titles stay behind in the history of a shared computer.
  return { title: t('title') }
}

/** A case: where it stands, what is to do and by when, what is known, who works on it. Opening it is recorded. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/staff/cases/${id}`
  const { ctx } = await requirePermission('cases.case.view', { locale, path })
  // A double leads to the case that was kept.
  const kept = isId(id) ? await keptCase(ctx, id, 'staff') : null
  if (kept) redirect(`/${locale}/staff/cases/${kept}`)
  const one = isId(id) ? await viewCase(ctx, id) : null
  if (!one) notFound()
  const query = await searchParams
  const { done } = query
  const [t, cases, staff, people, targets, merges] = await Promise.all([
    getTranslations('casesStaff'),
    getTranslations('cases'),
    getTranslations('staff'),
    colleagues(ctx, [one.team.id]),
    whereTo(ctx, one.team.id),
    recentMerges(ctx, one.id),
  ])
  const place = { locale, path, f, one }
  const current = one.closedAt ? one.stages.length : Math.max(0, one.stages.indexOf(one.stage))
  const me = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  return (
    <StaffPage locale={locale} path={path} section="cases">
      <StaffHead
        crumbs={
          <Crumbs
            label={t('title')}
            home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
            items={[{ href: `/${locale}/staff/cases`, label: t('title') }, { label: one.number }]}
          />
        }
        avatar={<Avatar name={one.person.callName} seed={one.person.id} size="l" />}
        title={<bdi>{one.person.name}</bdi>}
        lead={<TypeName type={one} locale={locale} />}
        meta={
          <>
            <IconWords icon="translate">
              {t('case.speaks', { language: f.languageName(one.language) })}
            </IconWords>
            {one.person.phone && (
              <IconWords icon="phone">
                <PhoneLink number={one.person.phone} shown={one.person.phone} />
              </IconWords>
            )}
            <IconWords icon="user-circle">
              <a href={`/${locale}/staff/people/${one.person.id}`}>{t('case.openPerson')}</a>
            </IconWords>
            {one.sensitive && <Tag icon="lock-simple">{t('list.sensitive')}</Tag>}
            {one.alarm === 'red' && <Tag icon="warning">{t('list.red')}</Tag>}
          </>
        }
        actions={
          <>
            {!one.assignee && !one.closedAt && (
              <OneButton
                id="claim"
                action={claimCaseAction}
                locale={locale}
                path={path}
                fields={{ caseId: one.id }}
                variant="fill"
              >
                {t('case.claim')}
              </OneButton>
            )}
            {one.assignee?.id === me && !one.closedAt && (
              <OneButton
                id="release"
                action={releaseCaseAction}
                locale={locale}
                path={path}
                fields={{ caseId: one.id }}
              >
                {t('case.release')}
              </OneButton>
            )}
            <PrintButton label={t('case.print')} />
          </>
        }
      />
      {done === '1' && (
        <Banner tone="ok" live>
          {t('case.saved')}
        </Banner>
      )}
      {one.closedAt && (
        <Banner title={t('case.closedAs', { outcome: one.outcome ? cases(`outcome.${one.outcome}`) : '' })}>
          {f.fullDay(one.closedAt)}
        </Banner>
      )}
      <Card>
        <Stepper
          label={t('case.step', { step: Math.min(current + 1, one.stages.length), steps: one.stages.length })}
          current={current}
          doneLabel={t('case.done')}
          steps={one.stages.map((stage, index) => ({
            label: cases(`stage.${stage}`),
            note:
              index === current && one.dueOn
                ? f.shortDay(dayToDate(one.dueOn))
                : index === 0
                  ? f.shortDay(one.openedAt)
                  : undefined,
          }))}
        />
      </Card>
      <div className="cols">
        <div className="stack" style={{ '--gap': 'var(--s5)' } as React.CSSProperties}>
          <TasksPanel {...place} />
          <ThreadPanel
            ctx={ctx}
            owner={caseThread}
            ownerId={one.id}
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
          <TermsPanel {...place} />
          <FactsPanel {...place} />
          <NotesPanel {...place} me={me} />
        </div>
        <div className="stack" style={{ '--gap': 'var(--s5)' } as React.CSSProperties}>
          <section className="panel stack" style={{ '--gap': 'var(--s2)' } as React.CSSProperties}>
            <div className="panel__head">
              <h2>{t('case.question')}</h2>
            </div>
            {one.question ? (
              <p className="pre" lang={one.language} dir="auto">
                {one.question}
              </p>
            ) : (
              <p className="soft">{t('case.noQuestion')}</p>
            )}
            <p className="soft small">
              {t(`case.openedBy.${one.openedBy as 'self'}`)} · {f.fullDay(one.openedAt)} ·{' '}
              {cases(`urgency.${one.urgency as 'week'}`)}
            </p>
            <p className="small">
              <b>{t('case.reach')}:</b> {cases(`reach.${one.reachBy as 'phone'}`)}
              {one.reachWhen.map((time) => ` · ${cases(`when.${time as 'morning'}`)}`)}{' '}
              {one.reachNote && <span dir="auto">· {one.reachNote}</span>}
            </p>
            <p className="small">
              {one.firstAnswerAt ? (
                <Status phase="done" tone="ok">
                  {t('case.answered', { day: f.shortDay(one.firstAnswerAt) })}
                </Status>
              ) : (
                t('case.answerBy', { day: f.fullDay(dayToDate(one.answerBy)) })
              )}
            </p>
            {one.dangerHeard && !one.closedAt && (
              <NoDanger caseId={one.id} action={clearDangerAction} locale={locale} path={path} />
            )}
          </section>
          <PeoplePanel {...place} people={people} teams={targets.teams} merges={merges} />
          <PapersPanel {...place} />
          <DocumentsPanel
            ctx={ctx}
            owner={caseFiles}
            ownerId={one.id}
            locale={locale}
            path={path}
            f={f}
            remove={removeDocumentAction}
            query={query}
            staff
            answers={new Map(one.papers.map((paper) => [paper.id, paperWords(cases, paper)]))}
          />
          <FlagsPanel {...place} />
          <ReferPanel {...place} partners={targets.partners} />
          <LettersPanel {...place} />
          <ClosePanel {...place} me={me} />
          <HistoryPanel {...place} />
        </div>
      </div>
    </StaffPage>
  )
}
