import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextArea, TextField } from '@/components/forms/text-fields'
import { LocaleField } from '@/components/people/organisation-fields'
import { Panel } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import { MailLink } from '@/components/ui/text'
import type { Ctx } from '@/lib/access/context'
import { openInvitations } from '@/lib/auth/invitation'
import { newId } from '@/lib/db/ids'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { OrganisationDetail } from '@/lib/people/organisations/types'
import {
  endMembershipAction,
  endOrganisationAction,
  inviteAction,
  resendInvitationAction,
  revokeInvitationAction,
} from '../actions'

type Props = { organisation: OrganisationDetail; locale: Locale; path: string }

/** Who acts for the organisation now. */
export async function MembersPanel({
  organisation,
  may,
  locale,
  f,
  path,
}: Props & { may: boolean; f: Formats }) {
  const t = await getTranslations('organisationsStaff')
  return (
    <Panel title={t('people')} count={organisation.people.length} colour="blue">
      {organisation.people.length === 0 ? (
        <p className="panel__foot">{t('noPeople')}</p>
      ) : (
        <Table
          caption={t('people')}
          hideCaption
          rows={organisation.people}
          rowKey={(person) => person.personId}
          columns={[
            {
              key: 'name',
              header: t('name'),
              cell: (person) => (
                <a href={`/${locale}/staff/people/${person.personId}`}>
                  <bdi>{person.fullName}</bdi>
                </a>
              ),
            },
            {
              key: 'contact',
              header: t('contact'),
              cell: (person) => (
                <>
                  {person.email && <MailLink address={person.email} />}
                  <span className="small soft block">{t('since', { day: f.fullDay(person.since) })}</span>
                </>
              ),
            },
            ...(may
              ? [
                  {
                    key: 'end',
                    header: t('endMember'),
                    hideHeader: true,
                    end: true,
                    cell: (person: OrganisationDetail['people'][number]) => (
                      <OneButton
                        id={`end-${person.personId}`}
                        action={endMembershipAction}
                        locale={locale}
                        path={path}
                        fields={{ organisationId: organisation.id, personId: person.personId }}
                        about={t('endMemberAbout', { name: person.fullName })}
                        small
                      >
                        {t('endMember')}
                      </OneButton>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </Panel>
  )
}

/** Invitations that nobody accepted yet. */
export async function InvitationsPanel({
  ctx,
  organisation,
  locale,
  f,
  path,
}: Props & { ctx: Ctx; f: Formats }) {
  const [t, invitations] = await Promise.all([
    getTranslations('organisationsStaff'),
    openInvitations(ctx, organisation.id),
  ])
  if (invitations.length === 0) return null
  return (
    <Panel title={t('open')} count={invitations.length} colour="ochre">
      <Table
        caption={t('open')}
        hideCaption
        rows={invitations}
        rowKey={(invitation) => invitation.id}
        columns={[
          { key: 'name', header: t('name'), cell: (invitation) => <bdi>{invitation.fullName}</bdi> },
          {
            key: 'contact',
            header: t('contact'),
            cell: (invitation) => (
              <>
                <MailLink address={invitation.email} />
                <span className="small soft block">
                  {t('sentOn', { day: f.fullDay(invitation.sentAt) })} ·{' '}
                  {invitation.expired
                    ? t('expired')
                    : t('expiresOn', { day: f.fullDay(invitation.expiresAt) })}
                </span>
              </>
            ),
          },
          {
            key: 'acts',
            header: t('again'),
            hideHeader: true,
            end: true,
            cell: (invitation) => (
              <span className="row row--tight">
                <OneButton
                  id={`again-${invitation.id}`}
                  action={resendInvitationAction}
                  locale={locale}
                  path={path}
                  idempotencyKey={newId()}
                  fields={{ invitationId: invitation.id }}
                  about={t('againAbout', { name: invitation.fullName })}
                  small
                >
                  {t('again')}
                </OneButton>
                <OneButton
                  id={`revoke-${invitation.id}`}
                  action={revokeInvitationAction}
                  locale={locale}
                  path={path}
                  fields={{ invitationId: invitation.id }}
                  about={t('revokeAbout', { name: invitation.fullName })}
                  small
                  variant="bare"
                >
                  {t('revoke')}
                </OneButton>
              </span>
            ),
          },
        ]}
      />
    </Panel>
  )
}

/** Invites one more person. */
export async function InvitePanel({ organisation, locale, path }: Props) {
  const [t, strings] = await Promise.all([getTranslations('organisationsStaff'), formStrings()])
  return (
    <Panel title={t('invite')} colour="green">
      <p className="panel__foot soft">{t('inviteText')}</p>
      <Form
        id="invite"
        action={inviteAction}
        locale={locale}
        path={path}
        idempotencyKey={newId()}
        strings={strings}
        submit={
          <Submit busy={strings.busy} small>
            {t('send')}
          </Submit>
        }
      >
        <input type="hidden" name="organisationId" value={organisation.id} />
        <TextField name="fullName" label={t('fullName')} autoComplete="off" />
        <TextField name="email" type="email" label={t('email')} autoComplete="off" />
        <LocaleField known={organisation.locale} />
      </Form>
    </Panel>
  )
}

/** Ends the organisation, with a reason. */
export async function EndPanel({ organisation, locale, path }: Props) {
  const [t, strings] = await Promise.all([getTranslations('organisationsStaff'), formStrings()])
  return (
    <Panel title={t('end')} colour="brick">
      <p className="panel__foot soft">{t('endText')}</p>
      <Form
        id="end"
        action={endOrganisationAction}
        locale={locale}
        path={path}
        strings={strings}
        submit={
          <Submit busy={strings.busy} small variant="quiet">
            {t('endButton')}
          </Submit>
        }
      >
        <input type="hidden" name="organisationId" value={organisation.id} />
        <TextArea name="reason" label={t('reason')} rows={2} />
      </Form>
    </Panel>
  )
}
