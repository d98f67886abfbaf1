import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AgendaTable } from '@/components/appointments/agenda-table'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Panel } from '@/components/ui/card'
import { can, personIdOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { agenda, openAtDesk } from '@/lib/appointments/queries'
import { pageLocale } from '@/lib/i18n/page'
import { townZone } from '@/lib/time/clock'
import { addDays, dayOf, instantOf, isDay } from '@/lib/time/time'
import { cancelAppointmentForAction, confirmGuestAction, noteAppointmentAction } from './actions'

type Props = PageProps<'/[locale]/staff/appointments'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('appointmentsStaff')
  return { title: t('title') }
}

const steps = ['confirm', 'arrived', 'done', 'noShow', 'cancelled'] as const

/** A day of the centre. The address is the day and whose. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const query = await searchParams
  const { ctx } = await requirePermission('appointments.agenda.view', { locale, path: '/staff/appointments' })
  const zone = townZone()
  const today = dayOf(ctx.now, zone)
  const day = typeof query.day === 'string' && isDay(query.day) ? query.day : today
  const everybody = can(ctx.actor, 'appointments.appointment.list') && query.who !== 'mine'
  const from = instantOf(day, 0, zone)
  const [t, rows, open] = await Promise.all([
    getTranslations('appointmentsStaff'),
    agenda(ctx, locale, {
      from,
      to: instantOf(addDays(day, 1), 0, zone),
      ...(everybody ? {} : { staffId: personIdOf(ctx.actor) ?? '' }),
    }),
    openAtDesk(ctx, locale),
  ])
  const who = everybody ? 'all' : 'mine'
  const path = `/staff/appointments?day=${day}&who=${who}`
  const href = (to: string, whose = who) => `/${locale}/staff/appointments?day=${to}&who=${whose}`
  const actions = {
    confirm: confirmGuestAction,
    note: noteAppointmentAction,
    cancel: cancelAppointmentForAction,
  }
  const said = steps.find((step) => step === query.done)
  const noon = instantOf(day, 720, zone)
  return (
    <StaffPage
      locale={locale}
      path="/staff/appointments"
      query={`day=${day}&who=${who}`}
      section="appointments"
    >
      <StaffHead title={f.fullDay(noon)} lead={t('summary', { count: rows.length })} />
      <nav className="row row--tight" aria-label={t('day')}>
        <LinkButton href={href(addDays(day, -1))} variant="quiet" icon="arrow-left">
          {t('previousDay')}
        </LinkButton>
        <LinkButton href={href(today)} variant="quiet">
          {t('today')}
        </LinkButton>
        <LinkButton href={href(addDays(day, 1))} variant="quiet" icon="arrow-right">
          {t('nextDay')}
        </LinkButton>
        {can(ctx.actor, 'appointments.appointment.list') && (
          <LinkButton href={href(day, everybody ? 'mine' : 'all')} variant="quiet">
            {everybody ? t('mine') : t('everybody')}
          </LinkButton>
        )}
        {can(ctx.actor, 'appointments.hours.set') && (
          <LinkButton href={`/${locale}/staff/appointments/hours`} variant="quiet" icon="clock">
            {t('hours.title')}
          </LinkButton>
        )}
        {can(ctx.actor, 'appointments.service.edit') && (
          <LinkButton href={`/${locale}/staff/appointments/services`} variant="quiet">
            {t('services.title')}
          </LinkButton>
        )}
        <LinkButton href={`/${locale}/staff/appointments/desk`} variant="quiet" icon="ticket">
          {t('desk.title')}
        </LinkButton>
      </nav>
      {said && (
        <Banner tone="ok" live>
          <p>{t(`done.${said}`)}</p>
        </Banner>
      )}
      <Panel title={t('title')} count={rows.length} colour="blue">
        <AgendaTable
          rows={rows}
          caption={t('title')}
          locale={locale}
          f={f}
          path={path}
          actions={actions}
          now={ctx.now}
        />
      </Panel>
      {open.length > 0 && (
        <Panel title={t('toDo')} count={open.length} colour="rose">
          <AgendaTable
            rows={open}
            caption={t('toDo')}
            locale={locale}
            f={f}
            path={path}
            actions={actions}
            now={ctx.now}
            days
          />
        </Panel>
      )}
    </StaffPage>
  )
}
