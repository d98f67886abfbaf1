import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MyBookingList } from '@/components/courses/my-booking-card'
import { MyPage } from '@/components/layout/my-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { requirePermission } from '@/lib/access/require'
import { myBookings } from '@/lib/courses/queries'
import { pageLocale } from '@/lib/i18n/page'

type Props = PageProps<'/[locale]/my/bookings'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('my')
  return { title: t('myBookings') }
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { ctx } = await requirePermission('people.own.view', { locale, path: '/my/bookings' })
  const { done } = await searchParams
  const [t, bookings] = await Promise.all([getTranslations('my'), myBookings(ctx, locale)])
  const active = bookings.filter((booking) => ['placed', 'waiting', 'offered'].includes(booking.state))
  const ended = bookings.filter((booking) => !active.includes(booking))
  return (
    <MyPage locale={locale} path="/my/bookings" tab="bookings" title={t('myBookings')}>
      <div className="stack" style={{ '--gap': 'var(--s8)' } as React.CSSProperties}>
        {(done === 'cancelled' || done === 'declined') && (
          <Banner tone="ok" live>
            <p>{t(`done.${done}`)}</p>
          </Banner>
        )}
        {active.length > 0 ? (
          <MyBookingList bookings={active} locale={locale} f={f} />
        ) : (
          <Empty
            title={t('emptyTitle')}
            action={<LinkButton href={`/${locale}/courses`}>{t('findCourse')}</LinkButton>}
          >
            {t('emptyText')}
          </Empty>
        )}
        {ended.length > 0 && (
          <section className="stack">
            <h2>{t('ended')}</h2>
            <MyBookingList bookings={ended} locale={locale} f={f} />
          </section>
        )}
      </div>
    </MyPage>
  )
}
