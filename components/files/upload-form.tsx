import { getTranslations } from 'next-intl/server'
import { Banner } from '@/components/ui/banner'
import { limits } from '@/lib/config/limits'
import { acceptedFiles, fileRefusals } from '@/lib/files/rules'
import type { Locale } from '@/lib/i18n/locales'
import { Upload } from './upload'

type Props = {
  /** From `ticketFor` or `draftTicket`. */
  ticket: string
  locale: Locale
  /** `?file=` and `?fileRefused=`: what the form without scripts led to. */
  query: { file?: string | string[]; fileRefused?: string | string[] }
}

/** The upload field with its words, and what became of the last file. */
export async function UploadForm({ ticket, locale, query }: Props) {
  const t = await getTranslations({ locale, namespace: 'files' })
  const refused = fileRefusals.find((refusal) => refusal === query.fileRefused)
  return (
    <>
      {query.file && !refused && (
        <Banner tone="ok" live>
          <p>{t('upload.received')}</p>
        </Banner>
      )}
      {refused && (
        <Banner tone="late" live>
          <p>{t(`refused.${refused}`)}</p>
        </Banner>
      )}
      <Upload
        ticket={ticket}
        locale={locale}
        accept={acceptedFiles}
        strings={{
          label: t('upload.label'),
          hint: t('upload.hint', {
            megabytes: limits.files.bytes / 1024 / 1024,
            files: limits.files.perOwner.files,
          }),
          photo: t('upload.photo'),
          send: t('upload.send'),
          sending: t.raw('upload.sending'),
          offline: t('upload.offline'),
          again: t('upload.again'),
          done: t.raw('upload.done'),
          safe: t('upload.safe'),
          noFile: t('refused.noFile'),
          cutOff: t('refused.cutOff'),
        }}
      />
    </>
  )
}
