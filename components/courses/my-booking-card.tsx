import { getTranslations } from 'next-intl/server'
import { IconWords } from '@/components/ui/facts'
import { Status } from '@/components/ui/status'
import { still } from '@/components/ui/still'
import type { MyBooking } from '@/lib/courses/types'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { type Courses, daysWords, placeWords, timesWords } from './words'

type My = Awaited<ReturnType<typeof getTranslations<'my'>>>

/** Where my booking stands, in words with its moon. */
export async function BookingStatus(props: { booking: MyBooking; f: Formats }) {
  return <BookingStatusIn t={await getTranslations('my')} {...props} />
}

function BookingStatusIn({ booking, f, t }: { booking: MyBooking; f: Formats; t: My }) {
  switch (booking.state) {
    case 'placed':
      return (
        <Status phase="done" tone="ok" fill>
          {t('state.placed')}
        </Status>
      )
    case 'offered':
      return (
        <Status phase="busy" tone="warn" fill>
          {t('state.offered', { time: booking.keptUntil ? f.dayAndTime(booking.keptUntil) : '' })}
        </Status>
      )
    case 'waiting':
      return (
        <Status phase="waiting" tone="info" fill>
          {t('state.waiting', { number: booking.position ?? 1 })}
        </Status>
      )
    default:
      return (
        <Status phase="open" fill>
          {booking.run.cancelledAt ? t('state.runCancelled') : t(`state.${booking.state}`)}
        </Status>
      )
  }
}

/** My bookings as cards. */
export async function MyBookingList({
  bookings,
  locale,
  f,
}: {
  bookings: readonly MyBooking[]
  locale: Locale
  f: Formats
}) {
  const [t, my] = await Promise.all([getTranslations('courses'), getTranslations('my')])
  return still(
    <ul className="courses">
      {bookings.map((booking) => (
        <MyBookingCard key={booking.id} booking={booking} locale={locale} f={f} t={t} my={my} />
      ))}
    </ul>,
  )
}

type CardProps = { booking: MyBooking; locale: Locale; f: Formats; t: Courses; my: My }

function MyBookingCard({ booking, locale, f, t, my }: CardProps) {
  const { run, words } = booking
  return (
    <li className="course">
      <div className="stack" style={{ '--gap': 'var(--s3)' } as React.CSSProperties}>
        <BookingStatusIn booking={booking} f={f} t={my} />
        <h2 className="h3">
          <a
            className="hit"
            href={`/${locale}/my/bookings/${booking.id}`}
            lang={words.lang === locale ? undefined : words.lang}
            dir="auto"
          >
            {words.title}
          </a>
        </h2>
        <p className="meta">
          <IconWords icon="calendar-blank">{daysWords(f, run.weekly)}</IconWords>
          <IconWords icon="clock">
            <bdi>{timesWords(t, f, run.weekly)}</bdi>
          </IconWords>
          <IconWords icon="map-pin">
            <bdi>{placeWords(t, run)}</bdi>
          </IconWords>
        </p>
      </div>
      <div className="course__side">
        <p>
          <span className="small soft block">{t('starts')}</span>
          <b>{f.day(run.firstLessonAt)}</b>
        </p>
        <p className="small soft">
          {t('reference')} <bdi className="num">{booking.reference}</bdi>
        </p>
      </div>
    </li>
  )
}
