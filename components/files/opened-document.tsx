import { getTranslations } from 'next-intl/server'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { limits } from '@/lib/config/limits'
import type { OpenedDocument } from '@/lib/files/open-document'
import type { Locale } from '@/lib/i18n/locales'
import { Minute } from './minute'

/** A document that stands open for a minute; then the page closes it by itself, without a script too. */
export async function OpenedDocumentView({
  document,
  locale,
  path,
}: {
  document: OpenedDocument | null
  locale: Locale
  path: string
}) {
  const t = await getTranslations({ locale, namespace: 'files' })
  const over = (
    <Banner
      tone="info"
      actions={
        <LinkButton href={`/${locale}${path}`} variant="quiet">
          {t('openAgain')}
        </LinkButton>
      }
    >
      <p>{t('openOver')}</p>
    </Banner>
  )
  if (!document) return over
  return (
    <Minute seconds={limits.files.linkSeconds} over={over}>
      <noscript>
        <meta httpEquiv="refresh" content={`${limits.files.linkSeconds}; url=/${locale}${path}?over=1`} />
      </noscript>
      <p>{t('openMinute')}</p>
      {document.previews.map((preview, n) => (
        <p className="opened" key={preview}>
          {/* biome-ignore lint/performance/noImgElement: no upload ever passes Next's picture service */}
          <img
            src={preview}
            alt={
              document.previews.length > 1
                ? t('previewPage', { page: n + 1, pages: document.previews.length + document.morePages })
                : t('preview')
            }
          />
        </p>
      ))}
      {document.previews.length === 0 && <p>{t('noPreview')}</p>}
      {document.morePages > 0 && <p>{t('morePages', { count: document.morePages })}</p>}
      {document.kind === 'pdf' && <p className="soft">{t('pdfPicture')}</p>}
      <p>
        <a className="btn btn--quiet" href={document.download} download>
          {t('download')}
        </a>
      </p>
    </Minute>
  )
}
