import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OpenedDocumentView } from '@/components/files/opened-document'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField, TextField } from '@/components/forms/text-fields'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { Panel } from '@/components/ui/card'
import { Crumbs } from '@/components/ui/navigation'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { town } from '@/lib/config/town'
import { isId } from '@/lib/db/ids'
import { mayOpen, openDocument } from '@/lib/files/open-document'
import { documentById } from '@/lib/files/queries'
import { verifiedDays } from '@/lib/files/retention'
import { documentTypes } from '@/lib/files/rules'
import { pageLocale } from '@/lib/i18n/page'
import { fileOwners } from '@/lib/registry/file-owners'
import { verifyDocumentAction } from '../actions'

type Props = PageProps<'/[locale]/staff/documents/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('files')
  return { title: t('openTitle') }
}

/** A document of a case, for a minute: who looks and when is written down and drawn over it. And what was seen. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/staff/documents/${id}`
  const { ctx, session } = await requirePermission('files.document.verify', { locale, path })
  const { over, done } = await searchParams
  if (!isId(id) || (await mayOpen(ctx, fileOwners, id)) !== 'staff') notFound()
  const [t, s, threads, strings, row, days] = await Promise.all([
    getTranslations('files'),
    getTranslations('filesStaff'),
    getTranslations('threads'),
    formStrings(),
    documentById(ctx, fileOwners, id),
    verifiedDays(ctx),
  ])
  if (!row) notFound()
  const opened =
    over || row.goneAt
      ? null
      : await openDocument(
          ctx,
          fileOwners,
          id,
          s('mark', { name: session.name, time: f.fullDayAndTime(ctx.now), town: town.name }),
        )
  return (
    <StaffPage locale={locale} path={path} section="documents">
      <Crumbs
        label={t('openTitle')}
        home={{ href: `/${locale}/staff/documents`, label: s('stored.title') }}
        items={[{ href: `/${locale}${row.owner.path}`, label: row.owner.label }]}
      />
      <h1>
        <bdi>{row.name || t('openTitle')}</bdi>
      </h1>
      {done === 'verified' && row.keepUntil && (
        <Banner tone="ok" live>
          <p>{s('verify.done', { day: f.fullDay(row.keepUntil) })}</p>
        </Banner>
      )}
      <div className="cols">
        <div>
          <section className="panel stack">
            <p className="soft">{s('seeingAs')}</p>
            {row.goneWhy ? (
              <p>{t(`gone.${row.goneWhy}`)}</p>
            ) : (
              <OpenedDocumentView document={opened} locale={locale} path={path} />
            )}
          </section>
        </div>
        <div>
          {can(ctx.actor, 'files.document.verify') && !row.proof && !row.verified && !row.goneAt && (
            <Panel title={s('verify.title')} colour="green">
              <Form
                id="verify"
                action={verifyDocumentAction}
                locale={locale}
                path={path}
                strings={strings}
                submit={<Submit busy={strings.busy}>{s('verify.save')}</Submit>}
              >
                <p>{s('verify.text', { days })}</p>
                <input type="hidden" name="fileId" value={id} />
                <SelectField
                  name="type"
                  label={s('verify.type')}
                  empty={threads('gap.chooseDocument')}
                  options={documentTypes.map((type) => ({ value: type, label: t(`type.${type}`) }))}
                />
                <TextField
                  name="lastFour"
                  label={s('verify.lastFour')}
                  hint={s('verify.lastFourHint')}
                  optional
                  tiny
                  dir="ltr"
                  autoComplete="off"
                  maxLength={8}
                />
                <DateField
                  name="expiresOn"
                  label={s('verify.expiresOn')}
                  hint={s('verify.expiresHint')}
                  optional
                />
              </Form>
            </Panel>
          )}
          {row.verified && (
            <Panel title={t('state.verified')}>
              <p>
                {t(`type.${row.verified.type}`)} · {t('seenOn', { day: f.fullDay(row.verified.at) })}
                {row.verified.by && <> · {s('by', { name: row.verified.by })}</>}
              </p>
            </Panel>
          )}
        </div>
      </div>
    </StaffPage>
  )
}
