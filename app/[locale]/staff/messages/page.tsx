import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { Panel } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { settings } from '@/lib/config/settings'
import { pageLocale } from '@/lib/i18n/page'
import { demoMails, outboxState } from '@/lib/outbox/queries'
import { sendAgainAction } from './actions'

type Props = PageProps<'/[locale]/staff/messages'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('staff')
  return { title: t('messages.title') }
}

/** What could not be sent, and in demo mode the letter box. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { ctx } = await requirePermission('staff.mailbox.view', { locale, path: '/staff/messages' })
  const mayResend = can(ctx.actor, 'staff.outbox.view')
  const mailbox = settings().DEMO && !settings().SMTP_URL
  const [t, state, mails, query] = await Promise.all([
    getTranslations('staff'),
    outboxState(ctx),
    mailbox ? demoMails(ctx) : [],
    searchParams,
  ])
  return (
    <StaffPage locale={locale} path="/staff/messages" section="messages">
      <h1>{t('messages.title')}</h1>
      {query.done === 'again' && (
        <Banner tone="ok" live>
          <p>{t('messages.sentAgain')}</p>
        </Banner>
      )}
      <p>{t('messages.waiting', { count: state.waiting })}</p>
      {mayResend && (
        <Panel title={t('messages.dead')} count={state.dead.length} colour="rose">
          {state.dead.length === 0 ? (
            <p className="panel__foot soft">{t('messages.deadNone')}</p>
          ) : (
            <table className="tbl tbl--stack">
              <thead>
                <tr>
                  <th>{t('messages.kind')}</th>
                  <th>{t('messages.when')}</th>
                  <th>{t('messages.why')}</th>
                  <th>
                    <span className="sr">{t('messages.again')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {state.dead.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">{row.kind}</th>
                    <td data-th={t('messages.when')}>{row.deadAt && f.dayAndTime(row.deadAt)}</td>
                    <td data-th={t('messages.why')}>
                      {row.lastError === 'restored' ? t('messages.restored') : row.lastError}
                    </td>
                    <td>
                      <OneButton
                        id={`again-${row.id}`}
                        action={sendAgainAction}
                        locale={locale}
                        path="/staff/messages"
                        fields={{ id: row.id }}
                      >
                        {t('messages.again')}
                      </OneButton>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Panel>
      )}
      {mailbox && (
        <Panel title={t('messages.mailbox')} count={mails.length} colour="blue">
          <p className="panel__foot soft">{t('messages.mailboxText')}</p>
          {mails.length === 0 ? (
            <Empty title={t('messages.empty')} />
          ) : (
            <table className="tbl tbl--stack">
              <thead>
                <tr>
                  <th>{t('messages.subject')}</th>
                  <th>{t('messages.to')}</th>
                  <th>{t('messages.when')}</th>
                </tr>
              </thead>
              <tbody>
                {mails.map((mail) => (
                  <tr key={mail.id}>
                    <th scope="row">
                      <a href={`/${locale}/staff/messages/${mail.id}`} dir="auto">
                        {mail.subject}
                      </a>
                    </th>
                    <td data-th={t('messages.to')}>
                      <bdi dir="ltr">{mail.to}</bdi>
                    </td>
                    <td data-th={t('messages.when')}>{f.dayAndTime(mail.createdAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Panel>
      )}
    </StaffPage>
  )
}
