import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { Crumbs } from '@/components/ui/navigation'
import { MailLink, PhoneLink } from '@/components/ui/text'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { viewOrganisation } from '@/lib/people/organisations/queries'
import { approveOrganisationAction } from '../actions'
import { EndPanel, InvitationsPanel, InvitePanel, MembersPanel } from './panels'

type Props = PageProps<'/[locale]/staff/organisations/[id]'>

const notices = ['added', 'saved', 'approved', 'ended', 'memberEnded', 'invited', 'again', 'revoked'] as const

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('organisationsStaff')
  return { title: t('title') }
}

/** One organisation: how to reach it, who acts for it, who is invited. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/staff/organisations/${id}`
  const { ctx } = await requirePermission('people.organisation.list', { locale, path })
  const organisation = isId(id) ? await viewOrganisation(ctx, id) : null
  if (!organisation) notFound()
  const { done } = await searchParams
  const notice = notices.find((known) => known === done)
  const [t, staff] = await Promise.all([getTranslations('organisationsStaff'), getTranslations('staff')])
  const mayEnd = can(ctx.actor, 'people.organisation.end') && organisation.state !== 'ended'
  const mayInvite = can(ctx.actor, 'auth.invitation.send') && organisation.state === 'live'
  return (
    <StaffPage locale={locale} path={path} section="organisations">
      <Crumbs
        label={t('title')}
        home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
        items={[{ href: `/${locale}/staff/organisations`, label: t('title') }]}
      />
      {notice && (
        <Banner tone="ok" live>
          <p>{t(`notices.${notice}`)}</p>
        </Banner>
      )}
      <StaffHead
        title={<bdi>{organisation.name}</bdi>}
        lead={t(`kinds.${organisation.kind}`)}
        actions={
          can(ctx.actor, 'people.organisation.add') &&
          organisation.state !== 'ended' && (
            <LinkButton variant="quiet" small icon="pencil-simple" href={`/${locale}${path}/edit`}>
              {t('edit')}
            </LinkButton>
          )
        }
      />
      {organisation.state === 'asked' && (
        <Banner
          tone="warn"
          actions={
            can(ctx.actor, 'people.organisation.approve') && (
              <OneButton
                id="approve"
                action={approveOrganisationAction}
                locale={locale}
                path={path}
                fields={{ organisationId: organisation.id }}
                small
                variant="fill"
              >
                {t('approve')}
              </OneButton>
            )
          }
        >
          <p>{t('waitsText')}</p>
        </Banner>
      )}
      {organisation.endedAt && (
        <Banner tone="late">
          <p>
            {t('endedOn', {
              day: f.fullDay(organisation.endedAt),
              reason: organisation.endReason ?? '',
            })}
          </p>
        </Banner>
      )}
      <div className="cols">
        <div>
          <MembersPanel organisation={organisation} may={mayEnd} locale={locale} f={f} path={path} />
          {mayInvite && (
            <InvitationsPanel ctx={ctx} organisation={organisation} locale={locale} f={f} path={path} />
          )}
        </div>
        <div>
          <section className="panel stack">
            <Facts
              items={[
                ...(organisation.contactName
                  ? [
                      {
                        icon: 'user-circle' as const,
                        label: t('contactName'),
                        value: <bdi>{organisation.contactName}</bdi>,
                      },
                    ]
                  : []),
                ...(organisation.phone
                  ? [
                      {
                        icon: 'phone' as const,
                        label: t('phone'),
                        value: <PhoneLink number={organisation.phone} shown={organisation.phone} />,
                      },
                    ]
                  : []),
                ...(organisation.email
                  ? [
                      {
                        icon: 'envelope-simple' as const,
                        label: t('email'),
                        value: <MailLink address={organisation.email} />,
                      },
                    ]
                  : []),
                { icon: 'translate', label: t('language'), value: f.languageName(organisation.locale) },
              ]}
            />
            {organisation.approvedAt && (
              <p className="small soft">
                {organisation.approvedBy
                  ? t('approvedOn', {
                      day: f.fullDay(organisation.approvedAt),
                      name: organisation.approvedBy,
                    })
                  : t('approvedOnOnly', { day: f.fullDay(organisation.approvedAt) })}
              </p>
            )}
          </section>
          {mayInvite && <InvitePanel organisation={organisation} locale={locale} path={path} />}
          {mayEnd && <EndPanel organisation={organisation} locale={locale} path={path} />}
        </div>
      </div>
    </StaffPage>
  )
}
