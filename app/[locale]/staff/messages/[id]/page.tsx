import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { StaffPage } from '@/components/layout/staff-page'
import { requirePermission } from '@/lib/access/require'
import { settings } from '@/lib/config/settings'
import { pageLocale } from '@/lib/i18n/page'
import { demoMail } from '@/lib/outbox/queries'

type Props = PageProps<'/[locale]/staff/messages/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('staff')
  return { title: t('messages.mailbox') }
}

/** One letter of the demo mailbox, as text: markup from a mail is never run in our pages. */
export default async function Page({ params }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/staff/messages/${id}`
  const { ctx } = await requirePermission('staff.mailbox.view', { locale, path })
  const mail = settings().DEMO ? await demoMail(ctx, id) : null
  if (!mail) notFound()
  const t = await getTranslations('staff')
  return (
    <StaffPage locale={locale} path={path} section="messages">
      <p>
        <a href={`/${locale}/staff/messages`}>{t('messages.back')}</a>
      </p>
      <h1 dir="auto">{mail.subject}</h1>
      <p className="soft">
        <bdi dir="ltr">{mail.to}</bdi> · {f.dayAndTime(mail.createdAt)}
      </p>
      <div className="mailsheet" dir="auto">
        {mail.text}
      </div>
      {mail.parts.map((part) => (
        <details className="data" key={part.filename}>
          <summary>
            {t('messages.attachment')}: {part.filename}
          </summary>
          <pre className="mailsheet small" dir="ltr">
            {part.content}
          </pre>
        </details>
      ))}
    </StaffPage>
  )
}
