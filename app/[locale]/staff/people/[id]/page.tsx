import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextField } from '@/components/forms/text-fields'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { FoundPeople } from '@/components/people/found-people'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Panel } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { Crumbs } from '@/components/ui/navigation'
import { Avatar } from '@/components/ui/people'
import { Status } from '@/components/ui/status'
import { MailLink, PhoneLink } from '@/components/ui/text'
import { can, personIdOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { isStaff, roles } from '@/lib/access/roles'
import { listTrail } from '@/lib/audit/queries'
import { viewEvents } from '@/lib/audit/views'
import { cardNumberShown, cardOf } from '@/lib/auth/access-card'
import { countSessions } from '@/lib/auth/own-sessions'
import { hasSecondFactor } from '@/lib/auth/second-factor'
import { isId, newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { holdOn } from '@/lib/people/erase-person'
import { likelyTheSame } from '@/lib/people/search'
import { viewPerson } from '@/lib/people/staff-queries'
import {
  disableAction,
  enableAction,
  endSessionsAction,
  giveRoleAction,
  issueCardAction,
  liftHoldAction,
  placeHoldAction,
  resetFactorAction,
  revokeCardAction,
  takeRoleAction,
  undoMergeAction,
} from '../actions'

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
} as const

/** One person: how to reach them, who they are here, and what happened. Opening it is recorded. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/staff/people/${id}`
  const { ctx } = await requirePermission('people.person.view', { locale, path })
  const person = isId(id) ? await viewPerson(ctx, id) : null
  if (!person) notFound()
  const { done } = await searchParams
  const notice = typeof done === 'string' && done in notices ? notices[done as keyof typeof notices] : null
  const own = personIdOf(ctx.actor) === person.id
  const mayRoles = can(ctx.actor, 'people.role.manage') && !own && !person.mergedInto
  const mayDisable = can(ctx.actor, 'people.person.disable') && !own && !person.mergedInto
  const mayMerge = can(ctx.actor, 'people.person.merge') && !person.mergedInto
  const mayTrail = can(ctx.actor, 'audit.trail.view')
  const [t, staff, strings, sessions, alike, trail, card, hold, factor] = await Promise.all([
    getTranslations('peopleStaff'),
    getTranslations('staff'),
    formStrings(),
    countSessions(ctx, person.id),
    mayMerge ? likelyTheSame(ctx, { ...person, not: person.id }) : [],
    listTrail(ctx, { personId: person.id }, 40),
    cardOf(ctx, person.id),
    holdOn(ctx, person.id),
    hasSecondFactor(ctx, person.id),
  ])
  const name = <bdi>{person.fullName}</bdi>
  const happened = trail.rows.filter(
    (row) => mayTrail || !(viewEvents as readonly string[]).includes(row.event),
  )
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
          <Panel title={t('history')} colour="blue">
            {happened.length === 0 ? (
              <p className="panel__foot soft">{t('noHistory')}</p>
            ) : (
              <table className="tbl tbl--stack">
                <thead>
                  <tr>
                    <th>{t('trail.when')}</th>
                    <th>{t('trail.what')}</th>
                    <th>{t('trail.who')}</th>
                  </tr>
                </thead>
                <tbody>
                  {happened.map((row) => (
                    <tr key={row.id}>
                      <td data-th={t('trail.when')}>{f.fullDayAndTime(row.at)}</td>
                      <td data-th={t('trail.what')}>
                        <code>{row.event}</code>
                      </td>
                      <td data-th={t('trail.who')}>
                        <bdi>
                          {row.actor?.name ??
                            (row.actorKind === 'system' ? t('trail.system') : t('trail.anonymous'))}
                        </bdi>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            {mayTrail && (
              <p className="panel__foot">
                <a href={`/${locale}/staff/trail?person=${person.id}`}>{t('trail.title')}</a>
              </p>
            )}
          </Panel>
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
          <section className="panel stack">
            <Facts
              items={[
                ...(person.phone
                  ? [
                      {
                        icon: 'phone' as const,
                        label: t('phone'),
                        value: <PhoneLink number={person.phone} shown={person.phone} />,
                      },
                    ]
                  : []),
                ...(person.email
                  ? [
                      {
                        icon: 'envelope-simple' as const,
                        label: t('email'),
                        value: <MailLink address={person.email} />,
                      },
                    ]
                  : []),
                { icon: 'translate', label: t('language'), value: f.languageName(person.locale) },
                ...(person.birthYear
                  ? [
                      {
                        icon: 'calendar-blank' as const,
                        label: t('birthYear'),
                        value: String(person.birthYear),
                      },
                    ]
                  : []),
                ...(person.neighbourhood
                  ? [
                      {
                        icon: 'map-pin' as const,
                        label: t('neighbourhood'),
                        value: <bdi>{person.neighbourhood}</bdi>,
                      },
                    ]
                  : []),
                { icon: 'clock', label: t('since'), value: f.fullDay(person.createdAt) },
              ]}
            />
          </section>
          <Panel title={t('roles')} count={person.roles.length} colour="violet">
            {person.roles.length === 0 && <p className="panel__foot soft">{t('noRoles')}</p>}
            {person.roles.map(({ role, grantedAt }) => (
              <div className="row row--tight" key={role}>
                <p>
                  <b>{staff(`role.${role}`)}</b>{' '}
                  <span className="soft small">{t('roleSince', { day: f.fullDay(grantedAt) })}</span>
                </p>
                {mayRoles && (
                  <OneButton
                    id={`take-${role}`}
                    action={takeRoleAction}
                    locale={locale}
                    path={path}
                    fields={{ personId: person.id, role }}
                    about={t('takeRoleAbout', { role: staff(`role.${role}`) })}
                    small
                    variant="bare"
                  >
                    {t('takeRole')}
                  </OneButton>
                )}
              </div>
            ))}
            {mayRoles && (
              <Form
                id="give"
                action={giveRoleAction}
                locale={locale}
                path={path}
                strings={strings}
                submit={
                  <Submit busy={strings.busy} small variant="quiet">
                    {t('giveRole')}
                  </Submit>
                }
              >
                <input type="hidden" name="personId" value={person.id} />
                <SelectField
                  name="role"
                  label={t('role')}
                  options={roles
                    .filter((role) => !person.roles.some((held) => held.role === role))
                    .map((role) => ({ value: role, label: staff(`role.${role}`) }))}
                />
              </Form>
            )}
          </Panel>
          <Panel title={t('account')} colour="green">
            <p className="panel__foot">{t('sessions', { count: sessions })}</p>
            {sessions > 0 && can(ctx.actor, 'auth.session.endFor') && (
              <OneButton
                id="end-sessions"
                action={endSessionsAction}
                locale={locale}
                path={path}
                fields={{ personId: person.id }}
                small
                icon="sign-out"
              >
                {t('endSessions')}
              </OneButton>
            )}
            {isStaff(person.roles.map(({ role }) => role)) && (
              <p className="panel__foot">{factor ? t('factor.has') : t('factor.hasNot')}</p>
            )}
            {factor && !own && can(ctx.actor, 'auth.factor.reset') && (
              <OneButton
                id="reset-factor"
                action={resetFactorAction}
                locale={locale}
                path={path}
                fields={{ personId: person.id }}
                small
                icon="key"
              >
                {t('factor.reset')}
              </OneButton>
            )}
            {mayDisable && (
              <OneButton
                id="disable"
                action={person.disabledAt ? enableAction : disableAction}
                locale={locale}
                path={path}
                fields={{ personId: person.id }}
                small
                icon="lock-simple"
              >
                {person.disabledAt ? t('enable') : t('disable')}
              </OneButton>
            )}
          </Panel>
          {can(ctx.actor, 'auth.card.issue') && !person.disabledAt && (
            <Panel title={t('accessCard.title')} colour="ochre">
              <p className="panel__foot">
                {card
                  ? t('accessCard.has', {
                      number: cardNumberShown(card.number),
                      day: f.fullDay(card.issuedAt),
                    })
                  : t('accessCard.none')}
              </p>
              {card?.pin && (
                <p>
                  <LinkButton small variant="quiet" icon="printer" href={`/${locale}${path}/card`}>
                    {t('accessCard.print')}
                  </LinkButton>
                </p>
              )}
              {card && <p className="soft small">{t('accessCard.againNote')}</p>}
              <OneButton
                id="issue-card"
                action={issueCardAction}
                locale={locale}
                path={path}
                idempotencyKey={newId()}
                fields={{ personId: person.id }}
                small
                icon="identification-card"
              >
                {card ? t('accessCard.again') : t('accessCard.make')}
              </OneButton>
              {card && (
                <OneButton
                  id="revoke-card"
                  action={revokeCardAction}
                  locale={locale}
                  path={path}
                  fields={{ personId: person.id }}
                  small
                  variant="bare"
                >
                  {t('accessCard.revoke')}
                </OneButton>
              )}
            </Panel>
          )}
          {can(ctx.actor, 'people.hold.place') && (
            <Panel title={t('hold.title')} colour="brick">
              <p className="panel__foot">
                {hold
                  ? t('hold.held', { day: f.fullDay(hold.placedAt), reason: hold.reason })
                  : t('hold.none')}
              </p>
              {hold ? (
                <OneButton
                  id="lift-hold"
                  action={liftHoldAction}
                  locale={locale}
                  path={path}
                  fields={{ personId: person.id }}
                  small
                >
                  {t('hold.lift')}
                </OneButton>
              ) : (
                <details className="data">
                  <summary>{t('hold.place')}</summary>
                  <Form
                    id="place-hold"
                    action={placeHoldAction}
                    locale={locale}
                    path={path}
                    strings={strings}
                    submit={
                      <Submit busy={strings.busy} small variant="quiet">
                        {t('hold.place')}
                      </Submit>
                    }
                  >
                    <input type="hidden" name="personId" value={person.id} />
                    <TextField name="reason" label={t('hold.reason')} hint={t('hold.reasonHint')} />
                  </Form>
                </details>
              )}
            </Panel>
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
