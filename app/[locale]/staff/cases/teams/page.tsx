import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Card, CardList, ListCard } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { IconWords } from '@/components/ui/facts'
import { requirePermission } from '@/lib/access/require'
import { listTeams, unheardTypes } from '@/lib/cases/teams'
import { listTypeChoices } from '@/lib/cases/type-list'
import { typeName } from '@/lib/cases/words'
import { town } from '@/lib/config/town'
import { pageLocale } from '@/lib/i18n/page'
import { TeamForm } from './team-form'

type Props = PageProps<'/[locale]/staff/cases/teams'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('casesStaff.teams')
  return { title: t('title') }
}

/** Which teams take questions, and which questions nobody takes. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/staff/cases/teams'
  const { ctx } = await requirePermission('cases.team.manage', { locale, path })
  const [t, cases, teams, types, query] = await Promise.all([
    getTranslations('casesStaff.teams'),
    getTranslations('cases'),
    listTeams(ctx),
    listTypeChoices(ctx, town.country, 'all'),
    searchParams,
  ])
  const unheard =
    teams.length > 0
      ? unheardTypes(
          teams,
          types.filter((type) => type.published),
        )
      : []
  return (
    <StaffPage locale={locale} path={path} section="caseTeams">
      <StaffHead title={t('title')} lead={t('lead')} />
      {query.closed === '1' && (
        <Banner tone="ok" live>
          {t('closed')}
        </Banner>
      )}
      {unheard.length > 0 && (
        <Banner tone="late" title={t('unheard')}>
          <p>{f.list(unheard.map((type) => typeName(cases, type, locale)))}</p>
        </Banner>
      )}
      {teams.length === 0 ? (
        <Empty
          title={t('none')}
          action={
            <LinkButton href="#new" icon="plus">
              {t('make')}
            </LinkButton>
          }
        >
          {t('noneText')}
        </Empty>
      ) : (
        <CardList label={t('title')}>
          {teams.map((team) => (
            <li key={team.id}>
              <ListCard
                href={`/${locale}${path}/${team.id}`}
                title={team.name}
                colour={team.members.length === 0 || team.safetyUnseen ? 'brick' : 'green'}
                meta={[
                  <IconWords key="who" icon="users">
                    {t('members', { count: team.members.length })}
                  </IconWords>,
                ]}
              >
                <p className="soft small">
                  {team.typeKeys.length > 0
                    ? types
                        .filter((type) => team.typeKeys.includes(type.typeKey))
                        .map((type) => typeName(cases, type, locale))
                        .join(' · ')
                    : t('all')}
                </p>
                {team.members.some((member) => member.safetyAsked) && (
                  <p className="small">{t('safetyWaits')}</p>
                )}
                {team.safetyUnseen && <p className="small">{t('safetyUnseen')}</p>}
              </ListCard>
            </li>
          ))}
        </CardList>
      )}
      <Card id="new">
        <h2>{t('new')}</h2>
        <TeamForm locale={locale} path={path} f={f} types={types} />
      </Card>
    </StaffPage>
  )
}
