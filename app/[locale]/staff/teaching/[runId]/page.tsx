import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { StaffPage } from '@/components/layout/staff-page'
import { CertificatePanel } from '@/components/teaching/certificate-panel'
import { EvaluationPanel } from '@/components/teaching/evaluation-panel'
import { LearnerTable } from '@/components/teaching/learner-table'
import { LessonTable } from '@/components/teaching/lesson-table'
import { MessagePanel } from '@/components/teaching/message-panel'
import { SubstitutePanel } from '@/components/teaching/substitute-panel'
import { UnsentSheets } from '@/components/teaching/unsent-sheets'
import { Banner } from '@/components/ui/banner'
import { Panel } from '@/components/ui/card'
import { Crumbs } from '@/components/ui/navigation'
import { Foreign } from '@/components/ui/text'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { isId, newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { listCertificates } from '@/lib/teaching/certificate'
import { evaluationOf } from '@/lib/teaching/evaluation'
import { getGroup, listTeachers } from '@/lib/teaching/queries'
import { dayToDate } from '@/lib/time/time'
import {
  endSubstituteAction,
  nameSubstituteAction,
  reissueCertificateAction,
  revokeCertificateAction,
  startCertificatesAction,
} from '../actions'

type Props = PageProps<'/[locale]/staff/teaching/[runId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('teachingStaff')
  return { title: t('group') }
}

/** One group: its lessons and sheets, its people, a message to all, who stands in. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { runId } = await params
  const path = `/staff/teaching/${runId}`
  const { ctx, session } = await requirePermission('teaching.group.view', { locale, path })
  const group = isId(runId) ? await getGroup(ctx, runId, locale) : null
  if (!group) notFound()
  const [t, courses, staff, teachers, query] = await Promise.all([
    getTranslations('teachingStaff'),
    getTranslations('courses'),
    getTranslations('staff'),
    listTeachers(ctx, locale),
    searchParams,
  ])
  const shared = { locale, f, path, group }
  return (
    <StaffPage locale={locale} path={path} section="teaching">
      <Crumbs
        label={courses('crumbs')}
        home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
        items={[{ href: `/${locale}/staff/teaching`, label: t('title') }]}
      />
      {query.done === 'sent' && (
        <Banner tone="ok" live>
          {t('message.sent', { count: Number(query.count) || 0 })}
        </Banner>
      )}
      {query.done === 'saved' && (
        <Banner tone="ok" live>
          {t('learner.done')}
        </Banner>
      )}
      <h1>
        <Foreign lang={group.lang}>{group.title}</Foreign>
      </h1>
      <p className="soft">
        {t('substitute.period', {
          from: f.fullDay(dayToDate(group.startsOn)),
          until: f.fullDay(dayToDate(group.endsOn)),
        })}{' '}
        · <bdi>{group.teacherName}</bdi>
      </p>
      <UnsentSheets owner={session.personId} words={{ unsent: t('sheet.unsent'), open: t('record') }} />
      <div className="cols">
        <div className="stack">
          <Panel title={t('lessons')} count={group.lessons.length} colour="ochre">
            <LessonTable {...shared} />
          </Panel>
          <Panel title={t('group')} count={group.learners.length} colour="green">
            <LearnerTable {...shared} />
          </Panel>
        </div>
        <div className="stack">
          <CertificatePanel
            locale={locale}
            f={f}
            path={path}
            runId={runId}
            over={group.over}
            rows={await listCertificates(ctx, runId)}
            formKey={newId()}
            actions={
              can(ctx.actor, 'teaching.certificate.issue')
                ? {
                    start: startCertificatesAction,
                    reissue: reissueCertificateAction,
                    revoke: revokeCertificateAction,
                  }
                : undefined
            }
          />
          {group.over && <EvaluationPanel summary={await evaluationOf(ctx, runId)} />}
          {can(ctx.actor, 'teaching.group.message') && <MessagePanel {...shared} />}
          {can(ctx.actor, 'teaching.substitute.name') && (
            <SubstitutePanel
              {...shared}
              teachers={teachers.filter((teacher) => teacher.id !== session.personId)}
              nameAction={nameSubstituteAction}
              formKey={newId()}
              endAction={endSubstituteAction}
            />
          )}
        </div>
      </div>
    </StaffPage>
  )
}
