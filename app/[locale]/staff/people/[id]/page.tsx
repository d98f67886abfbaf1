import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { PassportPanel } from '@/components/passport/person-panel'
import { FoundPeople } from '@/components/people/found-people'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Panel } from '@/components/ui/card'
import { Crumbs } from '@/components/ui/navigation'
import { Avatar } from '@/components/ui/people'
import { Status } from '@/components/ui/status'
import { can, personIdOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { isStaff } from '@/lib/access/roles'
import { wordsOf } from '@/lib/auth/typed-words'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { listTemplates, trajectoriesOfPerson } from '@/lib/passport/queries'
import { likelyTheSame } from '@/lib/people/search'
import { viewPerson } from '@/lib/people/staff-queries'
import { townZone } from '@/lib/time/clock'
import { dayOf } from '@/lib/time/time'
import { startTrajectoryAction } from '../../passport/actions'
import { undoMergeAction } from '../actions'
import { AboutPanels } from './about-panels'
import { AccountPanel, CardPanel, HoldPanel } from './access-panels'
import { FactsPanel, HistoryPanel, RolesPanel } from './person-panels'

type Props = PageProps<'/[locale]/staff/people/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('peopleStaff')
  // No name in a title: titles stay behind in the history of a shared computer.
  return { title: t('title') }
}

const notices = {
  added: 'added',
  saved: 'saved',
  given: 'given',
  taken: 'taken',
  disabledDone: 'disabledDone',
  enabledDone: 'enabledDone',
  sessionsEnded: 'sessionsEnded',
  merged: 'merge.done',
  undone: 'merge.undone',
  cardRevoked: 'accessCard.revoked',
  factorReset: 'factor.resetDone',
  holdPlaced: 'hold.placed',
  holdLifted: 'hold.lifted',
  linked: 'household.linked',
  unlinked: 'household.unlinked',
} as const

/** One person: how to reach them, who they are here, and what happened. Opening it is recorded. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/staff/people/${id}`
  const { ctx } = await requirePermission('people.person.view', { locale, path })
  const person = isId(id) ? await viewPerson(ctx, id) : null
  if (!person) notFound()
  const query = await searchParams
  const { done } = query
  const notice = typeof done === 'string' && done in notices ? notices[done as keyof typeof notices] : null
  const own = personIdOf(ctx.actor) === person.id
  const mayRoles = can(ctx.actor, 'people.role.manage') && !own && !person.mergedInto
  const mayMerge = can(ctx.actor, 'people.person.merge') && !person.mergedInto
  const held = person.roles.map(({ role }) => role)
  const [t, staff, alike] = await Promise.all([
    getTranslations('peopleStaff'),
    getTranslations('staff'),
    mayMerge ? likelyTheSame(ctx, { ...person, not: person.id }) : [],
  ])
  const name = <bdi>{person.fullName}</bdi>
  return (
    <StaffPage locale={locale} path={path} section="people">
      <Crumbs
        label={t('title')}
        home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
        items={[{ href: `/${locale}/staff/people`, label: t('title') }]}
      />
      {notice && (
        <Banner tone="ok" live>
          <p>{t(notice)}</p>
        </Banner>
      )}
      <StaffHead
        avatar={<Avatar name={person.callName ?? person.fullName} seed={person.id} size="l" />}
        title={name}
        lead={
          person.callName && person.callName !== person.fullName ? <bdi>{person.callName}</bdi> : undefined
        }
        meta={person.disabledAt && <Status phase="full">{t('disabled')}</Status>}
        actions={
          can(ctx.actor, 'people.person.edit') &&
          !person.mergedInto && (
            <LinkButton variant="quiet" small icon="pencil-simple" href={`/${locale}${path}/edit`}>
              {t('edit')}
            </LinkButton>
          )
        }
      />
      {person.mergedInto && (
        <Banner tone="warn" title={t('mergedInto')}>
          <p>
            <a href={`/${locale}/staff/people/${person.mergedInto.id}`}>
              <bdi>{person.mergedInto.fullName}</bdi>
            </a>
          </p>
        </Banner>
      )}
      <div className="cols">
        <div>
          <HistoryPanel ctx={ctx} person={person} locale={locale} f={f} />
          {alike.length > 0 && (
            <Panel title={t('maybeSame')} count={alike.length} colour="rose">
              <p className="panel__foot soft">{t('maybeSameText')}</p>
              <FoundPeople
                people={alike}
                locale={locale}
                f={f}
                also={(other) => (
                  <LinkButton
                    variant="quiet"
                    small
                    href={`/${locale}/staff/people/${person.id}/merge/${other.id}`}
                  >
                    {t('compare')}
                  </LinkButton>
                )}
              />
            </Panel>
          )}
        </div>
        <div>
          {can(ctx.actor, 'passport.trajectory.list') && (
            <PassportPanel
              locale={locale}
              path={path}
              personId={person.id}
              today={dayOf(ctx.now, townZone())}
              trajectories={await trajectoriesOfPerson(ctx, person.id)}
              templates={await listTemplates(ctx)}
              action={startTrajectoryAction}
            />
          )}
          <FactsPanel person={person} f={f} />
          {can(ctx.actor, 'people.profile.view') && (
            <AboutPanels ctx={ctx} person={person} locale={locale} f={f} path={path} words={wordsOf(query)} />
          )}
          <RolesPanel person={person} may={mayRoles} locale={locale} f={f} path={path} />
          <AccountPanel ctx={ctx} person={person} locale={locale} path={path} />
          {can(ctx.actor, 'auth.card.issue') && !person.disabledAt && !isStaff(held) && (
            <CardPanel ctx={ctx} person={person} locale={locale} f={f} path={path} />
          )}
          {can(ctx.actor, 'people.hold.place') && (
            <HoldPanel ctx={ctx} person={person} locale={locale} f={f} path={path} />
          )}
          {mayMerge &&
            person.merges.map((merge) => (
              <section className="panel stack" key={merge.id}>
                <p>
                  {t('merge.was', {
                    name: merge.fullName,
                    day: f.fullDay(merge.mergedAt),
                    until: f.fullDay(merge.until),
                  })}
                </p>
                <OneButton
                  id={`undo-${merge.id}`}
                  action={undoMergeAction}
                  locale={locale}
                  path={path}
                  fields={{ mergeId: merge.id }}
                  about={t('merge.undoAbout', { name: merge.fullName })}
                  small
                  icon="arrow-counter-clockwise"
                >
                  {t('merge.undo')}
                </OneButton>
              </section>
            ))}
        </div>
      </div>
    </StaffPage>
  )
}
