import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LanguageField } from '@/components/appointments/language-field'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextField } from '@/components/forms/text-fields'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Panel } from '@/components/ui/card'
import { requirePermission } from '@/lib/access/require'
import { nowServing } from '@/lib/appointments/walk-in'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { callNextAction, drawTicketAction, missTicketAction } from '../actions'

type Props = PageProps<'/[locale]/staff/appointments/desk'>

const path = '/staff/appointments/desk'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('appointmentsStaff')
  return { title: t('desk.title') }
}

/** Numbers for who comes without an appointment: give one, call the next. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { ctx } = await requirePermission('appointments.ticket.call', { locale, path })
  const [t, { serving, waiting }, strings, query] = await Promise.all([
    getTranslations('appointmentsStaff'),
    nowServing(ctx),
    formStrings(),
    searchParams,
  ])
  const number = Number(query.number) || 0
  const desk = typeof query.desk === 'string' ? query.desk.slice(0, 20) : ''
  return (
    <StaffPage locale={locale} path={path} section="appointments">
      <StaffHead
        title={t('desk.title')}
        lead={t('desk.lead')}
        actions={
          <LinkButton href={`/${locale}/serving`} variant="quiet">
            {t('desk.screen')}
          </LinkButton>
        }
      />
      {query.done === 'drawn' && (
        <Banner tone="ok" live>
          <p>{t('desk.drawn', { number })}</p>
        </Banner>
      )}
      {query.done === 'called' && (
        <Banner tone="ok" live>
          <p>{t('desk.called', { number })}</p>
        </Banner>
      )}
      <Panel title={t('desk.call')} colour="blue">
        <Form
          id="call"
          action={callNextAction}
          locale={locale}
          path={path}
          strings={strings}
          idempotencyKey={newId()}
          submit={<Submit busy={strings.busy}>{t('desk.call')}</Submit>}
        >
          <TextField name="desk" label={t('desk.deskName')} short defaultValue={desk || undefined} />
        </Form>
      </Panel>
      <Panel title={t('desk.draw')} colour="green">
        <Form
          id="draw"
          action={drawTicketAction}
          locale={locale}
          path={path}
          strings={strings}
          idempotencyKey={newId()}
          submit={<Submit busy={strings.busy}>{t('desk.draw')}</Submit>}
        >
          <LanguageField locale={locale} name="language" label={t('desk.language')} chosen="nl" />
        </Form>
      </Panel>
      <Panel title={t('desk.serving')} count={serving.length} colour="violet">
        <ul className="stack">
          {serving.map((ticket) => (
            <li key={ticket.id} className="row">
              <b>{t('desk.number', { number: ticket.number })}</b>
              <bdi>{ticket.desk}</bdi>
              <OneButton
                id={`miss-${ticket.id}`}
                action={missTicketAction}
                locale={locale}
                path={path}
                fields={{ ticketId: ticket.id }}
                about={`${t('desk.missed')}: ${t('desk.number', { number: ticket.number })}`}
                variant="bare"
              >
                {t('desk.missed')}
              </OneButton>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('desk.waiting')} count={waiting.length} colour="ochre">
        {waiting.length === 0 ? (
          <p className="panel__foot soft">{t('desk.nobody')}</p>
        ) : (
          <ol className="stack">
            {waiting.map((ticket) => (
              <li key={ticket.id}>
                <b>{t('desk.number', { number: ticket.number })}</b> · {f.languageName(ticket.language)} ·{' '}
                {t('desk.since', { time: f.time(ticket.takenAt) })}
              </li>
            ))}
          </ol>
        )}
      </Panel>
    </StaffPage>
  )
}
