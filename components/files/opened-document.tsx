import { getTranslations } from 'next-intl/server'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { limits } from '@/lib/config/limits'
import type { OpenedDocument } from '@/lib/files/open-document'
import type { Locale } from '@/lib/i18n/locales'

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
  if (!document)
    return (
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
  return (
    <>
      <meta httpEquiv="refresh" content={`${limits.files.linkSeconds}; url=/${locale}${path}?over=1`} />
      <p>{t('openMinute')}</p>
      {document.preview ? (
        <p className="opened">
          {/* biome-ignore lint/performance/noImgElement: no upload ever passes Next's picture service */}
          <img src={document.preview} alt={t('preview')} />
        </p>
      ) : (
        <p>{t('noPreview')}</p>
      )}
      <p>
        <a className="btn btn--quiet" href={document.download} download>
          {t('download')}
        </a>
      </p>
    </>
  )
}
