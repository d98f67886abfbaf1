import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { NumberField } from '@/components/forms/text-fields'
import { Panel } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import type { CertificateRow } from '@/lib/teaching/certificate'
import { certificateTenths } from '@/lib/teaching/rules'

type Props = {
  locale: string
  f: Formats
  path: string
  runId: string
  over: boolean
  rows: readonly CertificateRow[]
  formKey: string
  /** Only for who may issue. */
  actions?: { start: FormServerAction; reissue: FormServerAction; revoke: FormServerAction }
}

/** Certificates of a group: all at once as long work, one again, one back. */
export async function CertificatePanel({ locale, f, path, runId, over, rows, formKey, actions }: Props) {
  const [t, strings] = await Promise.all([getTranslations('teachingStaff'), formStrings()])
  return (
    <Panel
      title={t('certificates.title')}
      count={rows.filter((row) => !row.revoked).length}
      colour="violet"
      id="certificates"
    >
      {!over ? (
        <p className="soft">{t('certificates.notOver')}</p>
      ) : (
        actions && (
          <Form
            id="certificates-form"
            action={actions.start}
            locale={locale}
            path={path}
            idempotencyKey={formKey}
            strings={strings}
            submit={<Submit busy={strings.busy}>{t('certificates.issueAll')}</Submit>}
          >
            <p className="soft small">{t('certificates.issueHint', { share: certificateTenths })}</p>
            <input type="hidden" name="runId" value={runId} />
            <NumberField
              name="validMonths"
              label={t('certificates.validMonths')}
              hint={t('certificates.validHint')}
              optional
            />
          </Form>
        )
      )}
      {over && rows.length === 0 && <p className="soft">{t('certificates.none')}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="pt-3">
            <bdi className="strong">{row.name}</bdi>
            <span className="soft small block">
              {t('certificates.issuedOn', { day: f.fullDay(row.issuedAt) })}
            </span>
            {row.revoked ? (
              <Status phase="late">{t('certificates.revoked')}</Status>
            ) : (
              <div className="row">
                <a href={`/${locale}/my/certificates/${row.id}/certificate.pdf`}>
                  {t('certificates.open')}
                  <span className="sr"> {row.name}</span>
                </a>
                {actions && (
                  <>
                    <OneButton
                      id={`reissue-${row.id}`}
                      action={actions.reissue}
                      locale={locale}
                      path={path}
                      fields={{ certificateId: row.id }}
                      about={t('certificates.reissueFor', { name: row.name })}
                      small
                    >
                      {t('certificates.reissue')}
                    </OneButton>
                    <OneButton
                      id={`revoke-${row.id}`}
                      action={actions.revoke}
                      locale={locale}
                      path={path}
                      fields={{ certificateId: row.id }}
                      about={t('certificates.revokeFor', { name: row.name })}
                      small
                    >
                      {t('certificates.revoke')}
                    </OneButton>
                  </>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
