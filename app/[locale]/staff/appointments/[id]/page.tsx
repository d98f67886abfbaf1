import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AgendaTable } from '@/components/appointments/agenda-table'
import { AlongDesk } from '@/components/appointments/along-desk'
import { VideoLink } from '@/components/appointments/video-link'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { requirePermission } from '@/lib/access/require'
import { alongOf } from '@/lib/appointments/accompany-desk'
import { staffAppointment } from '@/lib/appointments/queries'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import {
  askAlongForAction,
  assignAlongAction,
  cancelAppointmentForAction,
  confirmGuestAction,
  noteAppointmentAction,
  withdrawAlongForAction,
} from '../actions'

type Props = PageProps<'/[locale]/staff/appointments/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('appointmentsStaff')
  return { title: t('title') }
}

const said = ['confirm', 'arrived', 'done', 'noShow', 'cancelled', 'booked', 'asked'] as const

/** One appointment at the desk. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/staff/appointments/${id}`
  const { ctx } = await requirePermission('appointments.agenda.view', { locale, path })
  const [t, row, query] = await Promise.all([
    getTranslations('appointmentsStaff'),
    staffAppointment(ctx, id, locale),
    searchParams,
  ])
  if (!row) notFound()
  const along = row.personId ? await alongOf(ctx, row.id) : []
  const done = said.find((step) => step === query.done)
  return (
    <StaffPage locale={locale} path={path} section="appointments">
      <StaffHead
        title={<bdi>{row.who}</bdi>}
        lead={f.fullDayAndTime(row.startsAt)}
        meta={<bdi className="num">{row.reference}</bdi>}
        actions={
          <>
            {row.personId && (
              <LinkButton href={`/${locale}/staff/people/${row.personId}`} variant="quiet" icon="user-circle">
                {t('toPerson')}
              </LinkButton>
            )}
            <LinkButton href={`/${locale}/staff/appointments`} variant="quiet">
              {t('title')}
            </LinkButton>
          </>
        }
      />
      {done && (
        <Banner tone="ok" live>
          <p>{t(`done.${done}`)}</p>
        </Banner>
      )}
      <AgendaTable
        rows={[row]}
        caption={t('title')}
        locale={locale}
        f={f}
        path={path}
        actions={{
          confirm: confirmGuestAction,
          note: noteAppointmentAction,
          cancel: cancelAppointmentForAction,
        }}
        now={ctx.now}
        days
      />
      {row.videoUrl && (
        <div className="card self-start">
          <VideoLink url={row.videoUrl} />
        </div>
      )}
      {query.done === 'assigned' && (
        <Banner tone="ok" live>
          <p>{t('alongDesk.assigned')}</p>
        </Banner>
      )}
      {row.personId && (
        <AlongDesk
          appointmentId={row.id}
          language={row.language}
          requests={along}
          open={(row.state === 'confirmed' || row.state === 'reserved') && row.startsAt > ctx.now}
          locale={locale}
          f={f}
          path={path}
          idempotencyKey={newId()}
          actions={{ ask: askAlongForAction, assign: assignAlongAction, withdraw: withdrawAlongForAction }}
        />
      )}
    </StaffPage>
  )
}
