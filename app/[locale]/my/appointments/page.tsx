import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MyAppointmentCard } from '@/components/appointments/my-appointment-card'
import { MyPage } from '@/components/layout/my-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { DateList } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { requirePermission } from '@/lib/access/require'
import { myAppointments } from '@/lib/appointments/queries'
import { pageLocale } from '@/lib/i18n/page'

type Props = PageProps<'/[locale]/my/appointments'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('appointments')
  return { title: t('mine') }
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { ctx } = await requirePermission('appointments.own.view', { locale, path: '/my/appointments' })
  const [t, all, query] = await Promise.all([
    getTranslations('appointments'),
    myAppointments(ctx, locale),
    searchParams,
  ])
  const open = (state: string) => state === 'confirmed' || state === 'reserved' || state === 'arrived'
  const coming = all.filter((each) => open(each.state) && each.endsAt > ctx.now)
  const past = all.filter((each) => !coming.includes(each)).reverse()
  return (
    <MyPage
      locale={locale}
      path="/my/appointments"
      tab="appointments"
      title={t('mine')}
      lead={t('mineLead', { count: coming.length })}
      actions={
        <>
          <LinkButton href={`/${locale}/appointments`} icon="calendar-plus">
            {t('make')}
          </LinkButton>
          <LinkButton href={`/${locale}/my/appointments/elsewhere`} variant="quiet">
            {t('elsewhere.title')}
          </LinkButton>
        </>
      }
    >
      <div className="stack" style={{ '--gap': 'var(--s8)' } as React.CSSProperties}>
        {query.done === 'cancelled' && (
          <Banner tone="ok" live>
            <p>{t('cancelled')}</p>
          </Banner>
        )}
        {coming.length > 0 ? (
          <DateList label={t('mine')}>
            {coming.map((appointment) => (
              <MyAppointmentCard key={appointment.id} appointment={appointment} locale={locale} f={f} />
            ))}
          </DateList>
        ) : (
          <Empty
            title={t('mineEmpty')}
            action={<LinkButton href={`/${locale}/appointments`}>{t('make')}</LinkButton>}
          >
            {t('mineEmptyText')}
          </Empty>
        )}
        {past.length > 0 && (
          <section className="stack">
            <h2>{t('past')}</h2>
            <DateList label={t('past')}>
              {past.map((appointment) => (
                <MyAppointmentCard key={appointment.id} appointment={appointment} locale={locale} f={f} />
              ))}
            </DateList>
          </section>
        )}
      </div>
    </MyPage>
  )
}
