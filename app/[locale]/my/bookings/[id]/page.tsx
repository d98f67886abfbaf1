import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Materials } from '@/components/courses/course-parts'
import { BookingStatus } from '@/components/courses/my-booking-card'
import { PartyPanel } from '@/components/courses/party-panel'
import { daysWords, placeWords, timesWords } from '@/components/courses/words'
import { OneButton } from '@/components/forms/plain-form'
import { MyPage } from '@/components/layout/my-page'
import { PrintButton } from '@/components/layout/print-button'
import { GroupMessages } from '@/components/teaching/group-messages'
import { MyAttendance } from '@/components/teaching/my-attendance'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { Steps } from '@/components/ui/steps'
import { Foreign } from '@/components/ui/text'
import { requirePermission } from '@/lib/access/require'
import { mapLink } from '@/lib/config/town'
import { partyOf } from '@/lib/courses/family/queries'
import { myBooking, myMaterials } from '@/lib/courses/queries'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { messagesToMe } from '@/lib/teaching/message-group'
import { myAttendance } from '@/lib/teaching/queries'
import { acceptOfferAction, cancelBookingAction, declineOfferAction } from '../actions'

type Props = PageProps<'/[locale]/my/bookings/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('my')
  return { title: t('bookingTitle') }
}

/** One booking: confirmation after booking, and later the place to answer an offer, print, or cancel. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const { ctx } = await requirePermission('people.own.view', { locale, path: `/my/bookings/${id}` })
  const booking = isId(id) ? await myBooking(ctx, id, locale) : null
  if (!booking) notFound()
  const query = await searchParams
  const [t, courses, materials, party] = await Promise.all([
    getTranslations('my'),
    getTranslations('courses'),
    myMaterials(ctx, booking.id),
    partyOf(ctx, booking.id, locale),
  ])
  const { run, words } = booking
  const [attendance, said] = await Promise.all([myAttendance(ctx, run.id), messagesToMe(ctx, run.id, locale)])
  const path = `/my/bookings/${booking.id}`
  const active = booking.state === 'placed' || booking.state === 'waiting' || booking.state === 'offered'
  const expired = booking.state === 'offered' && booking.keptUntil !== null && booking.keptUntil <= ctx.now
  return (
    <MyPage
      locale={locale}
      path={path}
      tab="bookings"
      title={
        query.new && booking.state === 'placed'
          ? t('confirmed')
          : query.new && booking.state === 'waiting'
            ? t('onTheList')
            : t('bookingTitle')
      }
      lead={
        <span lang={words.lang === locale ? undefined : words.lang} dir="auto">
          {words.title}
        </span>
      }
    >
      <div className="mine">
        <div>
          {query.done === 'accepted' && (
            <Banner tone="ok" live>
              <p>{t('done.accepted')}</p>
            </Banner>
          )}
          <p>
            <BookingStatus booking={booking} f={f} />
          </p>
          {booking.state === 'offered' && !expired && (
            <section className="card card--table stack">
              <h2>{t('offerTitle')}</h2>
              <p>{t('offerText', { time: booking.keptUntil ? f.dayAndTime(booking.keptUntil) : '' })}</p>
              <div className="row">
                <OneButton
                  id="accept"
                  action={acceptOfferAction}
                  locale={locale}
                  path={path}
                  fields={{ bookingId: booking.id }}
                  variant="fill"
                >
                  {t('accept')}
                </OneButton>
                <OneButton
                  id="decline"
                  action={declineOfferAction}
                  locale={locale}
                  path={path}
                  fields={{ bookingId: booking.id }}
                >
                  {t('decline')}
                </OneButton>
              </div>
            </section>
          )}
          <PartyPanel
            members={party}
            state={booking.state}
            locale={locale}
            path={path}
            cancelAction={cancelBookingAction}
          />
          {run.cancelledAt && (
            <Banner tone="late" title={t('state.runCancelled')}>
              <p>{t('runCancelledText')}</p>
            </Banner>
          )}
          {active && (
            <section className="stack">
              <h2>{t('nextTitle')}</h2>
              <Steps
                steps={
                  booking.state === 'waiting'
                    ? [
                        t('nextWaiting1', { number: booking.position ?? 1 }),
                        t('nextWaiting2'),
                        t('nextWaiting3'),
                      ]
                    : [
                        t('nextPlaced1'),
                        t('nextPlaced2', { day: f.day(run.firstLessonAt), time: f.time(run.firstLessonAt) }),
                        t('nextPlaced3'),
                      ]
                }
              />
            </section>
          )}
          <GroupMessages f={f} messages={said} />
          {words.bring && active && (
            <section className="stack">
              <h2>{courses('bring')}</h2>
              <Foreign lang={words.lang} as="p">
                {words.bring}
              </Foreign>
            </section>
          )}
          {materials.length > 0 && <Materials course={{ materials }} locale={locale} />}
          <section className="stack">
            <h2>{t('lessons')}</h2>
            <ol className="lessons">
              {booking.lessons.map((lesson) => (
                <li key={lesson.id} className={lesson.cancelledAt ? 'off' : undefined}>
                  {f.day(lesson.startsAt)},{' '}
                  <bdi>
                    {courses('timeRange', { from: f.time(lesson.startsAt), to: f.time(lesson.endsAt) })}
                  </bdi>
                </li>
              ))}
            </ol>
          </section>
          <MyAttendance f={f} lessons={booking.lessons} attendance={attendance} />
        </div>
        <aside className="card card--table stack self-start">
          <Facts
            items={[
              {
                icon: 'ticket',
                label: courses('reference'),
                value: <bdi className="num">{booking.reference}</bdi>,
              },
              { icon: 'flag-pennant', label: courses('fact.first'), value: f.fullDay(run.firstLessonAt) },
              { icon: 'calendar-blank', label: courses('fact.when'), value: daysWords(f, run.weekly) },
              {
                icon: 'clock',
                label: courses('fact.time'),
                value: <bdi>{timesWords(courses, f, run.weekly)}</bdi>,
              },
              {
                icon: 'map-pin',
                label: courses('fact.where'),
                value: run.venue ? (
                  <>
                    <a href={mapLink(run.venue)} rel="noreferrer">
                      <bdi>{placeWords(courses, run)}</bdi>
                    </a>
                    <bdi className="block font-normal">{run.venue.address}</bdi>
                    {run.onlineUrl && (
                      <a className="block font-normal" href={run.onlineUrl} rel="noreferrer">
                        {t('openOnline')}
                      </a>
                    )}
                  </>
                ) : run.onlineUrl ? (
                  <a href={run.onlineUrl} rel="noreferrer">
                    {t('openOnline')}
                  </a>
                ) : (
                  courses('setting.online')
                ),
              },
              {
                icon: 'chalkboard-teacher',
                label: courses('fact.teacher'),
                value: <bdi>{run.teacherName}</bdi>,
              },
            ]}
          />
          <div className="stack" style={{ '--gap': 'var(--s3)' } as React.CSSProperties}>
            {booking.state === 'placed' && (
              <LinkButton href={`/api/calendar/booking-${booking.id}.ics`} icon="calendar-plus" wide>
                {t('addToCalendar')}
              </LinkButton>
            )}
            <PrintButton label={courses('print')} />
          </div>
          {active && (
            <details className="stack">
              <summary className="btn btn--bare">
                {booking.state === 'waiting' ? t('leaveList') : t('cancel')}
              </summary>
              <div className="stack pt-4">
                <p>{booking.state === 'waiting' ? t('leaveListSure') : t('cancelSure')}</p>
                <OneButton
                  id="cancel"
                  action={cancelBookingAction}
                  locale={locale}
                  path={path}
                  fields={{ bookingId: booking.id }}
                  variant="late"
                >
                  {booking.state === 'waiting' ? t('leaveListYes') : t('cancelYes')}
                </OneButton>
              </div>
            </details>
          )}
        </aside>
      </div>
    </MyPage>
  )
}
