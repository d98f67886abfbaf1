import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DocumentList } from '@/components/files/document-list'
import { MyPage } from '@/components/layout/my-page'
import { Banner } from '@/components/ui/banner'
import { Empty } from '@/components/ui/empty'
import { requirePermission } from '@/lib/access/require'
import { myDocuments } from '@/lib/files/queries'
import { pageLocale } from '@/lib/i18n/page'
import { removeDocumentAction } from './actions'

type Props = PageProps<'/[locale]/my/documents'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('files')
  return { title: t('myTitle') }
}

/** What was sent about me, where it stands and until when it is kept. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/my/documents'
  const { ctx } = await requirePermission('files.document.open', { locale, path })
  const [t, documents, query] = await Promise.all([getTranslations('files'), myDocuments(ctx), searchParams])
  return (
    <MyPage locale={locale} path={path} tab="overview" title={t('myTitle')} lead={t('myLead')}>
      <div className="stack" id="documents">
        {query.documents === 'removed' && (
          <Banner tone="ok" live>
            <p>{t('removedDone')}</p>
          </Banner>
        )}
        {documents.length === 0 ? (
          <Empty title={t('myNone')} />
        ) : (
          <div className="card">
            <DocumentList
              documents={documents}
              locale={locale}
              f={f}
              path={path}
              openAt={path}
              remove={removeDocumentAction}
            />
          </div>
        )}
      </div>
    </MyPage>
  )
}
