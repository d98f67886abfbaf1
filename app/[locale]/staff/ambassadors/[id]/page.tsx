import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { BadgePanel } from '@/components/ambassadors/badge-panel'
import { EvidenceList } from '@/components/ambassadors/evidence-list'
import { NextStep } from '@/components/ambassadors/next-step'
import { ServicesPanel } from '@/components/ambassadors/services-panel'
import { timesWords } from '@/components/ambassadors/words'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { Panel } from '@/components/ui/card'
import { Facts, IconWords } from '@/components/ui/facts'
import { Avatar } from '@/components/ui/people'
import { Status } from '@/components/ui/status'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { listCoordinators } from '@/lib/ambassadors/hand-over'
import { badgesOf } from '@/lib/ambassadors/recognition/manage'
import { listRoles } from '@/lib/ambassadors/roles'
import { servicesOf } from '@/lib/ambassadors/services'
import { viewAmbassador } from '@/lib/ambassadors/staff-queries'
import { builtInModules, dayParts, heardFrom, isOneOf } from '@/lib/ambassadors/vocabulary'
import { isId, newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { dayToDate } from '@/lib/time/time'
import { revokeBadgeAction } from '../thanks/actions'
import {
  activateAction,
  checkNotNeededAction,
  declineAction,
  handOverAction,
  planTalkAction,
  recordCheckAction,
  recordLeaveAction,
  recordPauseAction,
  recordResumeAction,
  recordServiceAction,
  recordTalkAction,
  recordTrainedAction,
  voidServiceAction,
  voidStepAction,
} from './actions'

type Props = PageProps<'/[locale]/staff/ambassadors/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('ambassadorsStaff')
  return { title: t('title') }
}

/** One ambassador: where they stand and why, what is next, and what they told. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/staff/ambassadors/${id}`
  const { ctx } = await requirePermission('ambassadors.board.view', { locale, path })
  const who = isId(id) ? await viewAmbassador(ctx, id) : null
  if (!who) notFound()
  const [t, a, courses, strings, roles, colleagues, badges, services, query] = await Promise.all([
    getTranslations('ambassadorsStaff'),
    getTranslations('ambassadors'),
    getTranslations('courses'),
    formStrings(),
    listRoles(ctx, locale, true),
    listCoordinators(ctx),
    badgesOf(ctx, id),
    servicesOf(ctx, id),
    searchParams,
  ])
  const may = can(ctx.actor, 'ambassadors.step.record') && !who.own
  const roleName = new Map(roles.map((role) => [role.key, role.name]))
  const parts = new Map(dayParts.map((part) => [part as string, courses(`daypart.${part}`)]))
  return (
    <StaffPage locale={locale} path={path} section="ambassadors">
      <StaffHead
        title={<bdi>{who.name}</bdi>}
        avatar={<Avatar name={who.name} seed={who.personId} size="l" />}
        crumbs={
          <p className="small">
            <a href={`/${locale}/staff/ambassadors`}>{t('title')}</a>
          </p>
        }
        meta={
          <>
            <Status
              phase={who.state === 'active' ? 'done' : 'busy'}
              tone={who.state === 'active' ? 'ok' : undefined}
            >
              {t(`states.${who.state}`)} · {t('since', { day: f.shortDay(who.since) })}
            </Status>
            <IconWords icon="translate">{f.languageName(who.locale)}</IconWords>
            <IconWords icon="user-circle">{who.coordinator ?? t('nobodyYet')}</IconWords>
          </>
        }
      />
      {query.done && (
        <Banner tone="ok">
          <p>{t(query.done === 'handed' ? 'doneHanded' : 'done')}</p>
        </Banner>
      )}
      {who.own && (
        <Banner tone="info">
          <p>{t('page.own')}</p>
        </Banner>
      )}
      <div className="cols">
        <div className="stack" style={{ '--gap': 'var(--s5)' } as React.CSSProperties}>
          {may && who.state !== 'left' && (
            <Panel title={t('page.next')} colour="brick">
              <div className="stack panel__body">
                <NextStep
                  locale={locale}
                  path={path}
                  who={who}
                  roles={roles}
                  actions={{
                    planTalk: planTalkAction,
                    recordTalk: recordTalkAction,
                    recordCheck: recordCheckAction,
                    checkNotNeeded: checkNotNeededAction,
                    recordTrained: recordTrainedAction,
                    activate: activateAction,
                    decline: declineAction,
                    recordLeave: recordLeaveAction,
                    recordPause: recordPauseAction,
                    recordResume: recordResumeAction,
                  }}
                />
              </div>
            </Panel>
          )}
          <Panel title={t('page.evidence')} count={who.steps.length} colour="violet">
            <div className="panel__body stack">
              <p className="soft small">{t('page.evidenceHint')}</p>
              <EvidenceList
                locale={locale}
                f={f}
                path={path}
                who={who}
                voidStep={may && can(ctx.actor, 'ambassadors.step.void') ? voidStepAction : undefined}
              />
            </div>
          </Panel>
        </div>
        <div className="stack" style={{ '--gap': 'var(--s5)' } as React.CSSProperties}>
          <Panel title={t('page.about', { name: who.name })} colour="green">
            <div className="panel__body">
              <Facts
                items={[
                  ...(who.talk
                    ? [
                        {
                          icon: 'calendar-check' as const,
                          label: t('states.talkPlanned'),
                          value: f.dayAndTime(who.talk.startsAt),
                        },
                      ]
                    : []),
                  {
                    icon: 'handshake',
                    label: t('column.roles'),
                    value: who.roles
                      .map((role) => `${roleName.get(role.key) ?? role.key}${role.agreed ? ' ✓' : ''}`)
                      .join(', '),
                  },
                  {
                    icon: 'translate',
                    label: t('page.languages'),
                    value:
                      who.languages.length > 0
                        ? f.list(who.languages.map((one) => f.languageName(one)))
                        : '–',
                  },
                  { icon: 'clock', label: t('page.times'), value: timesWords(f, parts, who.times) || '–' },
                  { icon: 'users', label: t('page.capacity'), value: f.number(who.capacity) },
                  {
                    icon: 'shield-check',
                    label: t('page.record'),
                    value: who.recordUntil
                      ? `${t('recordUntil', { day: f.fullDay(dayToDate(who.recordUntil)) })}${who.recordSeenBy ? ` · ${t('by', { name: who.recordSeenBy })}` : ''}`
                      : t('page.recordNone'),
                  },
                  {
                    icon: 'list-checks',
                    label: t('page.code'),
                    value: t(who.codeSigned ? 'page.signed' : 'page.notSigned'),
                  },
                  {
                    icon: 'graduation-cap',
                    label: t('page.training'),
                    value:
                      who.modules
                        .map((one) => {
                          const name = isOneOf(builtInModules, one.key) ? a(`my.module.${one.key}`) : one.key
                          return `${name}: ${one.done ? a('my.moduleDone') : t('page.trainingOpen')}`
                        })
                        .join(' · ') || '–',
                  },
                  { icon: 'star', label: t('page.hours'), value: f.number(Math.floor(who.minutes / 60)) },
                  ...(who.occupation
                    ? [{ icon: 'certificate' as const, label: t('page.occupation'), value: who.occupation }]
                    : []),
                  ...(isOneOf(heardFrom, who.heardFrom)
                    ? [
                        {
                          icon: 'chat-circle-dots' as const,
                          label: t('page.heard'),
                          value: a(`heard.${who.heardFrom}`),
                        },
                      ]
                    : []),
                ]}
              />
              {who.motivation && (
                <>
                  <h3>{t('page.motivation')}</h3>
                  <p dir="auto">{who.motivation}</p>
                </>
              )}
              {who.talkNotes && (
                <>
                  <h3>{t('page.notes')}</h3>
                  <p dir="auto" className="pre">
                    {who.talkNotes}
                  </p>
                </>
              )}
              {can(ctx.actor, 'people.person.view') && (
                <p>
                  <a href={`/${locale}/staff/people/${who.personId}`}>{t('page.person')}</a>
                </p>
              )}
            </div>
          </Panel>
          {may && (
            <ServicesPanel
              locale={locale}
              path={path}
              f={f}
              ambassadorId={who.id}
              services={services}
              roles={roles}
              record={recordServiceAction}
              takeBack={voidServiceAction}
              idempotencyKey={newId()}
            />
          )}
          {badges.length > 0 && (
            <BadgePanel
              locale={locale}
              path={path}
              f={f}
              badges={badges}
              revoke={can(ctx.actor, 'ambassadors.recognition.manage') ? revokeBadgeAction : undefined}
            />
          )}
          {may && can(ctx.actor, 'ambassadors.caseload.handOver') && (
            <Panel title={t('coordinator')} colour="blue">
              <div className="panel__body">
                <Form
                  id="hand-over"
                  action={handOverAction}
                  locale={locale}
                  path={path}
                  strings={strings}
                  submit={
                    <Submit busy={strings.busy} variant="quiet" small>
                      {t('do.handOver')}
                    </Submit>
                  }
                >
                  <input type="hidden" name="ambassadorId" value={who.id} />
                  <SelectField
                    name="toId"
                    label={t('do.to')}
                    empty={t('do.choose')}
                    defaultValue={who.coordinatorId ?? undefined}
                    options={colleagues.map((one) => ({ value: one.id, label: one.name }))}
                  />
                </Form>
              </div>
            </Panel>
          )}
        </div>
      </div>
    </StaffPage>
  )
}
