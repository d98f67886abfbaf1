import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OpenedDocumentView } from '@/components/files/opened-document'
import { MyPage } from '@/components/layout/my-page'
import { requirePermission } from '@/lib/access/require'
import { town } from '@/lib/config/town'
import { isId } from '@/lib/db/ids'
import { mayOpen, openDocument } from '@/lib/files/open-document'
import { pageLocale } from '@/lib/i18n/page'
import { fileOwners } from '@/lib/registry/file-owners'

type Props = PageProps<'/[locale]/my/documents/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('files')
  return { title: t('openTitle') }
}

/** One of my documents, for a minute. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/my/documents/${id}`
  const { ctx, session } = await requirePermission('files.document.open', { locale, path })
  const { over } = await searchParams
  if (!isId(id) || (await mayOpen(ctx, fileOwners, id)) !== 'subject') notFound()
  const t = await getTranslations('files')
  const opened = over
    ? null
    : await openDocument(ctx, fileOwners, id, `${session.name} · ${f.fullDayAndTime(ctx.now)} · ${town.name}`)
  if (!over && !opened) notFound()
  return (
    <MyPage
      locale={locale}
      path={path}
      tab="overview"
      title={t('openTitle')}
      lead={opened && <bdi>{opened.name}</bdi>}
    >
      <div className="stack">
        <OpenedDocumentView document={opened} locale={locale} path={path} />
        <p>
          <a href={`/${locale}/my/documents`}>{t('myTitle')}</a>
        </p>
      </div>
    </MyPage>
  )
}
