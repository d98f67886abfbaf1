import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Checkbox, SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Crumbs } from '@/components/ui/navigation'
import { PersonLine } from '@/components/ui/people'
import { Tag } from '@/components/ui/status'
import { requirePermission } from '@/lib/access/require'
import { mayConfirmSafety } from '@/lib/cases/policy'
import { listTeams, teamCandidates } from '@/lib/cases/teams'
import { listTypeChoices } from '@/lib/cases/type-list'
import { town } from '@/lib/config/town'
import { pageLocale } from '@/lib/i18n/page'
import {
  closeTeamAction,
  confirmSafetyAction,
  joinTeamAction,
  leaveTeamAction,
  refuseSafetyAction,
} from '../../actions'
import { TeamForm } from '../team-form'

type Props = PageProps<'/[locale]/staff/cases/teams/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('casesStaff.teams')
  return { title: t('title') }
}

/** One team: who is in it, what lands there. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/staff/cases/teams/${id}`
  const { ctx } = await requirePermission('cases.team.manage', { locale, path })
  const [t, staff, strings, teams, candidates, types, query] = await Promise.all([
    getTranslations('casesStaff.teams'),
    getTranslations('staff'),
    formStrings(),
    listTeams(ctx),
    teamCandidates(ctx),
    listTypeChoices(ctx, town.country, 'all'),
    searchParams,
  ])
  const team = teams.find((one) => one.id === id)
  if (!team) notFound()
  return (
    <StaffPage locale={locale} path={path} section="caseTeams">
      <StaffHead
        crumbs={
          <Crumbs
            label={t('title')}
            home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
            items={[{ href: `/${locale}/staff/cases/teams`, label: t('title') }]}
          />
        }
        title={team.name}
      />
      {query.done === '1' && (
        <Banner tone="ok" live>
          {t('saved')}
        </Banner>
      )}
      {query.done === 'asked' && (
        <Banner tone="ok" live>
          {t('safetyAskedDone')}
        </Banner>
      )}
      {team.safetyUnseen && <Banner tone="late">{t('safetyUnseen')}</Banner>}
      <div className="cols">
        <Card>
          <h2>{t('who')}</h2>
          {team.members.length === 0 && <p>{t('nobody')}</p>}
          {team.members.map((member) => (
            <div className="row" key={member.personId}>
              <PersonLine name={member.name} seed={member.personId}>
                {member.safety ? (
                  <Tag icon="shield-check">{t('safetyTag')}</Tag>
                ) : member.safetyAsked ? (
                  <Tag icon="hourglass-medium">{t('safetyAsked', { name: member.safetyAsked.by })}</Tag>
                ) : undefined}
              </PersonLine>
              {member.safetyAsked &&
                mayConfirmSafety(ctx.actor, {
                  askedById: member.safetyAsked.byId,
                  personId: member.personId,
                }) && (
                  <OneButton
                    id={`safety-${member.personId}`}
                    action={confirmSafetyAction}
                    locale={locale}
                    path={path}
                    fields={{ teamId: team.id, personId: member.personId }}
                    about={t('safetyConfirmAbout', { name: member.name })}
                    small
                  >
                    {t('safetyConfirm')}
                  </OneButton>
                )}
              {member.safetyAsked && (
                <OneButton
                  id={`no-safety-${member.personId}`}
                  action={refuseSafetyAction}
                  locale={locale}
                  path={path}
                  fields={{ teamId: team.id, personId: member.personId }}
                  about={t('safetyRefuseAbout', { name: member.name })}
                  small
                  variant="bare"
                >
                  {t('safetyRefuse')}
                </OneButton>
              )}
              <OneButton
                id={`leave-${member.personId}`}
                action={leaveTeamAction}
                locale={locale}
                path={path}
                fields={{ teamId: team.id, personId: member.personId }}
                about={t('leaveAbout', { name: member.name })}
                small
                variant="bare"
              >
                {t('leave')}
              </OneButton>
            </div>
          ))}
          <p className="soft small">{t('leaveHint')}</p>
          {candidates.length === 0 ? (
            <>
              <p>{t('noWorkers')}</p>
              <p>
                <LinkButton href={`/${locale}/staff/people`} variant="quiet">
                  {t('people')}
                </LinkButton>
              </p>
            </>
          ) : (
            <Form
              id="join"
              action={joinTeamAction}
              locale={locale}
              path={path}
              strings={strings}
              submit={<Submit busy={strings.busy}>{t('join')}</Submit>}
            >
              <input type="hidden" name="teamId" value={team.id} />
              <SelectField
                name="personId"
                label={t('person')}
                options={candidates.map((one) => ({ value: one.id, label: one.name }))}
              />
              <Checkbox name="safety" label={t('safety')} hint={t('safetyHint')} />
            </Form>
          )}
        </Card>
        <Card>
          <h2>{t('edit')}</h2>
          <TeamForm locale={locale} path={path} f={f} team={team} types={types} />
          <p className="soft small">{t('closeHint')}</p>
          <OneButton
            id="close"
            action={closeTeamAction}
            locale={locale}
            path={path}
            fields={{ teamId: team.id }}
            small
          >
            {t('close')}
          </OneButton>
        </Card>
      </div>
    </StaffPage>
  )
}
