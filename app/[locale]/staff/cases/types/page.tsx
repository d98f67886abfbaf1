import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { typeIcons } from '@/components/cases/look'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { LinkButton } from '@/components/ui/button'
import { CardList, ListCard } from '@/components/ui/card'
import { IconWords } from '@/components/ui/facts'
import { requirePermission } from '@/lib/access/require'
import { listTypes } from '@/lib/cases/edit-types'
import { typeKeys } from '@/lib/cases/vocabulary'
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
  const which = country === 'NL' || country === 'BE' ? country : town.country
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
        {typeKeys.flatMap((key) => {
          const type = types.find((each) => each.key === key)
          return type
            ? [
                <li key={key}>
                  <ListCard
                    href={`/${locale}${path}/${key}?country=${which}`}
                    title={cases(`type.${key}`)}
                    colour="green"
                    meta={[
                      <IconWords key="v" icon={typeIcons[key]}>
                        {t('version', { version: type.version, cases: type.running })}
                      </IconWords>,
                    ]}
                  >
                    <p className="soft small">
                      {type.definition.stages.map((stage) => cases(`stage.${stage}`)).join(' · ')}
                    </p>
                  </ListCard>
                </li>,
              ]
            : []
        })}
      </CardList>
    </StaffPage>
  )
}
