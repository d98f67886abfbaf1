import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AgendaTable } from '@/components/appointments/agenda-table'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { requirePermission } from '@/lib/access/require'
import { staffAppointment } from '@/lib/appointments/queries'
import { pageLocale } from '@/lib/i18n/page'
import { cancelAppointmentForAction, confirmGuestAction, noteAppointmentAction } from '../actions'

type Props = PageProps<'/[locale]/staff/appointments/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('appointmentsStaff')
  return { title: t('title') }
}

const said = ['confirm', 'arrived', 'done', 'noShow', 'cancelled', 'booked'] as const

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
    </StaffPage>
  )
}
