import { getTranslations } from 'next-intl/server'
import { UploadForm } from '@/components/files/upload-form'
import { OneButton } from '@/components/forms/plain-form'
import { Banner } from '@/components/ui/banner'
import { IconWords } from '@/components/ui/facts'
import type { Ctx } from '@/lib/access/context'
import { claimFiles } from '@/lib/ambassadors/expenses/receipts'
import { documentsOf } from '@/lib/files/queries'
import { ticketFor } from '@/lib/files/ticket'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'

type Props = {
  ctx: Ctx
  locale: Locale
  f: Formats
  /** The page it stands on, without the language. */
  path: string
  claimId: string
  /** Where one is opened: `/my/documents` or `/staff/documents`. */
  openAt: string
  remove: FormServerAction
  query: Record<string, string | string[] | undefined>
  /** For whom the page is: above the field to send one. */
  hint: string
  /** Who sees it, said to the volunteer. */
  kept?: string
}

/** The receipts of a claim of real costs, with a field to send one while nobody decided. */
export async function Receipts({ ctx, locale, f, path, claimId, openAt, remove, query, hint, kept }: Props) {
  const [t, files, documents, ticket] = await Promise.all([
    getTranslations('ambassadors.expenses'),
    getTranslations('files'),
    documentsOf(ctx, claimFiles, claimId),
    ticketFor(ctx, claimFiles, { ownerId: claimId, back: `/${locale}${path}` }),
  ])
  if (!documents) return null
  const stored = documents.filter((document) => document.state !== 'gone')
  const broken = documents.some((document) => document.goneWhy === 'broken')
  return (
    <section className="card stack" aria-labelledby="receipts" id="documents">
      <h2 id="receipts">{t('receipts')}</h2>
      {query.documents === 'removed' && (
        <Banner tone="ok" live>
          <p>{files('removedDone')}</p>
        </Banner>
      )}
      {broken && stored.length === 0 && (
        <Banner tone="late">
          <p>{files('gone.broken')}</p>
        </Banner>
      )}
      {stored.length === 0 ? (
        <p className="soft">{t('receiptNone')}</p>
      ) : (
        <ul className="stack">
          {stored.map((document, index) => {
            const name = t('receiptNumber', { number: f.number(index + 1) })
            return (
              <li key={document.id}>
                <IconWords icon="file-text">
                  {document.state === 'checking' ? (
                    <>
                      {name} <span className="soft">({t('receiptChecking')})</span>
                    </>
                  ) : (
                    <a href={`/${locale}${openAt}/${document.id}`}>{name}</a>
                  )}{' '}
                  <span className="soft">{f.fullDay(document.uploadedAt)}</span>
                </IconWords>
                {ticket && (
                  <OneButton
                    id={`remove-${document.id}`}
                    action={remove}
                    locale={locale}
                    path={path}
                    fields={{ fileId: document.id }}
                    about={`${files('remove')}: ${name}`}
                    variant="bare"
                    small
                    icon="trash"
                  >
                    {files('remove')}
                  </OneButton>
                )}
              </li>
            )
          })}
        </ul>
      )}
      {kept && <p className="soft small">{kept}</p>}
      {ticket && (
        <>
          <p>{hint}</p>
          <UploadForm ticket={ticket} locale={locale} query={query} />
        </>
      )}
    </section>
  )
}
