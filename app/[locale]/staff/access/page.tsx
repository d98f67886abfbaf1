import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StaffPage } from '@/components/layout/staff-page'
import { Icon } from '@/components/ui/icon'
import { matrix, permissions } from '@/lib/access/matrix'
import { reachOf, usedRelationships } from '@/lib/access/relationships'
import { requirePermission } from '@/lib/access/require'
import { roles } from '@/lib/access/roles'
import { pageLocale } from '@/lib/i18n/page'

type Props = PageProps<'/[locale]/staff/access'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('peopleStaff')
  return { title: t('matrix.title') }
}

/** Roles and permissions as the doors read them. */
export default async function Page({ params }: Props) {
  const { locale } = await pageLocale(params)
  await requirePermission('access.matrix.view', { locale, path: '/staff/access' })
  const [t, staff] = await Promise.all([getTranslations('peopleStaff'), getTranslations('staff')])
  return (
    <StaffPage locale={locale} path="/staff/access" section="access">
      <h1>{t('matrix.title')}</h1>
      <p className="daysum">{t('matrix.lead')}</p>
      <dl className="facts">
        {usedRelationships.map((relation) => (
          <div key={relation}>
            <dt className="strong">{t(`matrix.relation.${relation}`)}</dt>
            <dd>{t(`matrix.meaning.${relation}`)}</dd>
          </div>
        ))}
      </dl>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard */}
      <section className="scroller panel" aria-label={t('matrix.caption')} tabIndex={0}>
        <table className="tbl tbl--matrix">
          <caption className="sr">{t('matrix.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('matrix.permission')}</th>
              {roles.map((role) => (
                <th scope="col" key={role} className="small">
                  {staff(`role.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {permissions.map((permission) => {
              const allowed: readonly string[] = matrix[permission]
              const all = allowed.includes('anyone') ? 'anyone' : allowed.includes('person') ? 'person' : null
              const own = reachOf(permission, 'person')
              return (
                <tr key={permission}>
                  <th scope="row">
                    <code>{permission}</code>
                  </th>
                  {all ? (
                    <td colSpan={roles.length}>
                      {t(`matrix.${all}`)}
                      {own !== 'all' && own !== 'none' && <> · {t(`matrix.relation.${own}`)}</>}
                    </td>
                  ) : (
                    roles.map((role) => {
                      const far = reachOf(permission, role)
                      return (
                        <td key={role}>
                          {far === 'none' ? (
                            <span className="sr">{t('matrix.no')}</span>
                          ) : (
                            <>
                              <Icon name="check" />
                              {far === 'all' ? (
                                <span className="sr">{t('matrix.yes')}</span>
                              ) : (
                                <span className="small block">{t(`matrix.relation.${far}`)}</span>
                              )}
                            </>
                          )}
                        </td>
                      )
                    })
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
    </StaffPage>
  )
}
