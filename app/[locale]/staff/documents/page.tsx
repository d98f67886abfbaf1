import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StaffPage } from '@/components/layout/staff-page'
import { Panel } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { isId } from '@/lib/db/ids'
import { storageFigures, storedDocuments } from '@/lib/files/queries'
import { pageLocale } from '@/lib/i18n/page'
import { fileOwners } from '@/lib/registry/file-owners'

type Props = PageProps<'/[locale]/staff/documents'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('filesStaff')
  return { title: t('stored.title') }
}

const pageSize = 50

/** What is still stored, why, and until when: of all that the reader may see. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/staff/documents'
  const { ctx } = await requirePermission('files.stored.view', { locale, path })
  const { after } = await searchParams
  const [t, s, stored, figures] = await Promise.all([
    getTranslations('files'),
    getTranslations('filesStaff'),
    storedDocuments(ctx, fileOwners, { after: isId(after) ? after : undefined, most: pageSize }),
    can(ctx.actor, 'people.role.manage') ? storageFigures(ctx) : null,
  ])
  const megabytes = (bytes: number) => f.number(Math.ceil(bytes / 1024 / 102.4) / 10)
  return (
    <StaffPage locale={locale} path={path} section="documents">
      <h1>{s('stored.title')}</h1>
      <p>{s('stored.lead')}</p>
      {figures && (
        <p className="soft">
          {s('stored.figures', {
            files: figures.files,
            size: megabytes(figures.bytes),
            unclaimed: figures.unclaimed,
          })}
        </p>
      )}
      <Panel title={t('list')} colour="blue">
        {stored.rows.length === 0 ? (
          <Empty title={s('stored.none')}>{s('stored.noneText')}</Empty>
        ) : (
          <table className="tbl tbl--stack">
            <thead>
              <tr>
                <th>{s('stored.document')}</th>
                <th>{s('stored.owner')}</th>
                <th>{s('stored.sentOn')}</th>
                <th>{s('stored.why')}</th>
                <th>{s('stored.until')}</th>
                <th className="end">{s('stored.size')}</th>
              </tr>
            </thead>
            <tbody>
              {stored.rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <a href={`/${locale}/staff/documents/${row.id}`}>
                      <bdi>{row.name}</bdi>
                    </a>
                  </th>
                  <td data-th={s('stored.owner')}>
                    <a href={`/${locale}${row.owner.path}`}>{row.owner.label}</a>
                  </td>
                  <td data-th={s('stored.sentOn')}>{f.fullDay(row.uploadedAt)}</td>
                  <td data-th={s('stored.why')}>
                    {row.verified
                      ? s('stored.whyVerified', { day: f.fullDay(row.verified.at) })
                      : `${s('stored.whyOpen')} · ${s('stored.whyCase')}`}
                  </td>
                  <td data-th={s('stored.until')}>
                    {row.keepUntil ? f.fullDay(row.keepUntil) : s('stored.untilCase')}
                  </td>
                  <td data-th={s('stored.size')} className="end">
                    {s('stored.megabytes', { size: megabytes(row.bytes) })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
      <p className="row">
        {isId(after) && <a href={`/${locale}${path}`}>{s('stored.first')}</a>}
        {stored.next && <a href={`/${locale}${path}?after=${stored.next}`}>{s('stored.more')}</a>}
      </p>
    </StaffPage>
  )
}
