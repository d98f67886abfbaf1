import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { eventWords } from '@/components/people/event-words'
import { Panel } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { MailLink, PhoneLink } from '@/components/ui/text'
import { can } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { roles } from '@/lib/access/roles'
import { listTrail } from '@/lib/audit/queries'
import { viewEvents } from '@/lib/audit/views'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { StaffPerson } from '@/lib/people/types'
import { giveRoleAction, takeRoleAction } from '../actions'

/** How to reach them. */
export async function FactsPanel({ person, f }: { person: StaffPerson; f: Formats }) {
  const t = await getTranslations('peopleStaff')
  return (
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
  )
}

/** What happened to them; who looked is for those who may read the trail. */
export async function HistoryPanel({
  ctx,
  person,
  locale,
  f,
}: {
  ctx: Ctx
  person: StaffPerson
  locale: Locale
  f: Formats
}) {
  const [t, trail, said] = await Promise.all([
    getTranslations('peopleStaff'),
    listTrail(ctx, { personId: person.id }, 40),
    eventWords(),
  ])
  const mayTrail = can(ctx.actor, 'audit.trail.view')
  const happened = trail.rows.filter(
    (row) => mayTrail || !(viewEvents as readonly string[]).includes(row.event),
  )
  return (
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
                  <span title={row.event}>{said(row.event)}</span>
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
  )
}

/** Who they are here. */
export async function RolesPanel({
  person,
  may,
  locale,
  f,
  path,
}: {
  person: StaffPerson
  /** May the reader give and take? */
  may: boolean
  locale: Locale
  f: Formats
  path: string
}) {
  const [t, staff, strings] = await Promise.all([
    getTranslations('peopleStaff'),
    getTranslations('staff'),
    formStrings(),
  ])
  return (
    <Panel title={t('roles')} count={person.roles.length} colour="violet">
      {person.roles.length === 0 && <p className="panel__foot soft">{t('noRoles')}</p>}
      {person.roles.map(({ role, grantedAt, source }) => (
        <div className="row row--tight" key={role}>
          <p>
            <b>{staff(`role.${role}`)}</b>{' '}
            <span className="soft small">
              {t('roleSince', { day: f.fullDay(grantedAt) })}
              {source !== 'hand' && <> · {t(`roleFrom.${source}`)}</>}
            </span>
          </p>
          {may && (
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
      {may && (
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
  )
}
