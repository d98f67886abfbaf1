import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { typeIcon } from '@/components/cases/look'
import { TypeLine, TypeName } from '@/components/cases/type-name'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { LinkButton } from '@/components/ui/button'
import { CardList, ListCard } from '@/components/ui/card'
import { IconWords } from '@/components/ui/facts'
import { Status, Tag } from '@/components/ui/status'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { listTypes } from '@/lib/cases/edit-types'
import { countryOr } from '@/lib/cases/vocabulary'
import { town } from '@/lib/config/town'
import { pageLocale } from '@/lib/i18n/page'

type Props = PageProps<'/[locale]/staff/cases/types'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('casesStaff.types')
  return { title: t('title') }
}

/** What one can ask help for here, and how each works. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const path = '/staff/cases/types'
  const { ctx } = await requirePermission('cases.type.view', { locale, path })
  const { country } = await searchParams
  const which = countryOr(country, town.country)
  const [t, rules, cases, types] = await Promise.all([
    getTranslations('casesStaff.types'),
    getTranslations('casesStaff.rules'),
    getTranslations('cases'),
    listTypes(ctx, which),
  ])
  return (
    <StaffPage locale={locale} path={path} section="cases">
      <StaffHead
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            {can(ctx.actor, 'cases.type.edit') && (
              <LinkButton href={`/${locale}${path}/new?country=${which}`} icon="plus">
                {t('make')}
              </LinkButton>
            )}
            <LinkButton href={`/${locale}/staff/cases/rules?country=${which}`} variant="quiet">
              {rules('title')}
            </LinkButton>
            {(['BE', 'NL'] as const).map((code) => (
              <LinkButton
                key={code}
                href={`/${locale}${path}?country=${code}`}
                variant={code === which ? 'fill' : 'quiet'}
                small
              >
                {code}
              </LinkButton>
            ))}
          </>
        }
      />
      <CardList label={t('title')}>
        {types.map((type) => (
          <li key={type.typeKey}>
            <ListCard
              href={`/${locale}${path}/${type.typeKey}?country=${which}`}
              title={<TypeName type={type} locale={locale} />}
              colour={type.publishedAt ? 'green' : undefined}
              meta={[
                <IconWords key="v" icon={typeIcon(type.typeKey, type.icon)}>
                  {t('version', { version: type.version, cases: type.running })}
                </IconWords>,
                ...(type.typeWords ? [<Tag key="own">{t('own')}</Tag>] : []),
              ]}
              side={
                <Status phase={type.publishedAt ? 'done' : 'open'} tone={type.publishedAt ? 'ok' : undefined}>
                  {t(type.publishedAt ? 'published' : 'draft')}
                </Status>
              }
            >
              {type.typeWords && (
                <p>
                  <TypeLine type={type} locale={locale} />
                </p>
              )}
              <p className="soft small">
                {type.definition.stages.map((stage) => cases(`stage.${stage}`)).join(' · ')}
              </p>
            </ListCard>
          </li>
        ))}
      </CardList>
    </StaffPage>
  )
}
