import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Along } from '@/components/appointments/along'
import { AppointmentFacts } from '@/components/appointments/facts'
import { MoveTo } from '@/components/appointments/move'
import { AppointmentStatus } from '@/components/appointments/status'
import { OneButton } from '@/components/forms/plain-form'
import { MyPage } from '@/components/layout/my-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { requirePermission } from '@/lib/access/require'
import { myAppointment } from '@/lib/appointments/queries'
import { slotWeek } from '@/lib/appointments/week'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { townZone } from '@/lib/time/clock'
import {
  cancelAppointmentAction,
  moveAppointmentAction,
  requestAccompanyAction,
  withdrawAccompanyAction,
} from '../actions'

type Props = PageProps<'/[locale]/my/appointments/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('appointments')
  return { title: t('link.title') }
}

const done = { moved: 'moved', asked: 'along.asked', withdrawn: 'along.withdrawn' } as const

/** One appointment of mine: when and where, move, call off, and somebody who comes along. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/my/appointments/${id}`
  const { ctx } = await requirePermission('appointments.own.view', { locale, path })
  const appointment = await myAppointment(ctx, id, locale)
  if (!appointment) notFound()
  const query = await searchParams
  const moving = appointment.mayChange && appointment.service && query.move !== undefined
  const [t, week] = await Promise.all([
    getTranslations('appointments'),
    moving && appointment.service
      ? slotWeek(ctx, {
          serviceId: appointment.service.id,
          audience: 'public',
          week: query.week,
          except: appointment.id,
        })
      : null,
  ])
  const said =
    typeof query.done === 'string' && query.done in done ? done[query.done as keyof typeof done] : null
  return (
    <MyPage
      locale={locale}
      path={path}
      tab="appointments"
      title={query.new ? t('booked') : t('link.title')}
      lead={query.new && appointment.service ? t('bookedNext') : undefined}
    >
      {said && (
        <Banner tone="ok" live>
          <p>{t(said)}</p>
        </Banner>
      )}
      {/* When and where come first, also on a phone. */}
      <div className="mine">
        <aside className="card card--table stack self-start min-[60rem]:col-start-2 min-[60rem]:row-start-1">
          <p>
            <AppointmentStatus state={appointment.state} />
          </p>
          <AppointmentFacts appointment={appointment} f={f} />
          {appointment.mayChange && (
            <div className="stack" style={{ '--gap': 'var(--s3)' } as React.CSSProperties}>
              <LinkButton
                href={`/${locale}/my/appointments/${appointment.id}/calendar.ics`}
                icon="calendar-plus"
                wide
              >
                {t('calendar')}
              </LinkButton>
              {appointment.service && (
                <LinkButton href={`/${locale}${path}?move=1#move`} variant="quiet" wide>
                  {t('move')}
                </LinkButton>
              )}
              <details className="stack">
                <summary className="btn btn--bare">{t('cancel')}</summary>
                <div className="stack pt-4">
                  <p>{t('cancelSure')}</p>
                  <OneButton
                    id="cancel"
                    action={cancelAppointmentAction}
                    locale={locale}
                    path={path}
                    fields={{ appointmentId: appointment.id }}
                    variant="late"
                  >
                    {t('cancel')}
                  </OneButton>
                </div>
              </details>
            </div>
          )}
        </aside>
        <div
          className="stack min-[60rem]:col-start-1 min-[60rem]:row-start-1"
          style={{ '--gap': 'var(--s6)' } as React.CSSProperties}
        >
          {week && (
            <MoveTo
              locale={locale}
              path={path}
              f={f}
              zone={townZone()}
              week={week}
              action={moveAppointmentAction}
              fields={{ appointmentId: appointment.id }}
              hrefOf={(day) => `/${locale}${path}?move=1&week=${day}#move`}
            />
          )}
          <Along
            appointment={appointment}
            locale={locale}
            path={path}
            request={requestAccompanyAction}
            withdraw={withdrawAccompanyAction}
            now={ctx.now}
            idempotencyKey={newId()}
          />
        </div>
      </div>
    </MyPage>
  )
}
