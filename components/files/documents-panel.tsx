import { getTranslations } from 'next-intl/server'
import { Banner } from '@/components/ui/banner'
import { Panel } from '@/components/ui/card'
import type { Ctx } from '@/lib/access/context'
import type { FileOwner } from '@/lib/files/owner'
import { documentsOf } from '@/lib/files/queries'
import { ticketFor } from '@/lib/files/ticket'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { DocumentList } from './document-list'
import { UploadForm } from './upload-form'

type Props = {
  ctx: Ctx
  owner: FileOwner
  ownerId: string
  locale: Locale
  /** The page it stands on, without the language. */
  path: string
  f: Formats
  remove: FormServerAction
  query: {
    file?: string | string[]
    fileRefused?: string | string[]
    documents?: string | string[]
  }
  staff?: boolean
  /** What the next file answers (a line of a checklist), with its name. */
  about?: { id: string; words: string } | null
  /** What files here can answer, by name. */
  answers?: ReadonlyMap<string, string>
}

/** The documents of a case (or of whatever owns them) with a field to send more. Nothing where one may not. */
export async function DocumentsPanel({
  ctx,
  owner,
  ownerId,
  locale,
  path,
  f,
  remove,
  query,
  staff,
  about,
  answers,
}: Props) {
  const [t, documents, ticket] = await Promise.all([
    getTranslations({ locale, namespace: 'files' }),
    documentsOf(ctx, owner, ownerId),
    ticketFor(ctx, owner, { ownerId, back: `/${locale}${path}`, about: about?.id }),
  ])
  if (!documents) return null
  const stored = documents.filter((document) => document.state !== 'gone').length
  return (
    <Panel title={t('list')} count={stored} colour="blue" id="documents">
      {query.documents === 'removed' && (
        <Banner tone="ok" live>
          <p>{t('removedDone')}</p>
        </Banner>
      )}
      <DocumentList
        documents={documents}
        locale={locale}
        f={f}
        path={path}
        openAt={staff ? '/staff/documents' : '/my/documents'}
        remove={remove}
        staff={staff}
        answers={answers}
      />
      {ticket && about && (
        <p className="strong" id="answering">
          {t('answersNext', { paper: `\u2068${about.words}\u2069` })}
        </p>
      )}
      {ticket && <UploadForm ticket={ticket} locale={locale} query={query} />}
    </Panel>
  )
}
