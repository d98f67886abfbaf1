import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MyAmbassadorCard } from '@/components/ambassadors/my-card'
import { MyCasesPanel } from '@/components/cases/my-cases-panel'
import { GroupRuns } from '@/components/courses/group-runs'
import { MyBookingList } from '@/components/courses/my-booking-card'
import { placeWords } from '@/components/courses/words'
import { MyPage } from '@/components/layout/my-page'
import { MyPairsPanel } from '@/components/pairs/my-panel'
import { AnsweredCorrections } from '@/components/people/answered-corrections'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Facts } from '@/components/ui/facts'
import { requirePermission } from '@/lib/access/require'
import { ownRequests } from '@/lib/ambassadors/matching/request'
import { ownPairs, ownProposals } from '@/lib/ambassadors/pairs/queries'
import { myAmbassador } from '@/lib/ambassadors/queries'
import { myCases } from '@/lib/cases/own-queries'
import { runsOfMyGroups } from '@/lib/courses/groups'
import { myBookings } from '@/lib/courses/queries'
import { pageLocale } from '@/lib/i18n/page'
import { freshAnswers } from '@/lib/people/correction/correct'
import { ownThings } from '@/lib/people/own-things'
import { ownTraces } from '@/lib/registry/own'
import { MyDoors } from './my-doors'

export async function generateMetadata({ params }: PageProps<'/[locale]/my'>): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('my')
  return { title: t('title') }
}

/** What is next for me: what needs my answer, the next lesson, my bookings. */
export default async function Page({ params }: PageProps<'/[locale]/my'>) {
  const { locale, f } = await pageLocale(params)
  const { ctx, session } = await requirePermission('people.own.view', { locale, path: '/my' })
  const [t, courses, bookings, has] = await Promise.all([
    getTranslations('my'),
    getTranslations('courses'),
    myBookings(ctx, locale),
    ownThings(ctx, ownTraces),
  ])
  const [answers, groupRuns, ambassador, cases, proposals, pairs, requests] = await Promise.all([
    has.corrections ? freshAnswers(ctx) : [],
    has.groups ? runsOfMyGroups(ctx, locale) : [],
    has.ambassador ? myAmbassador(ctx) : null,
    has.cases ? myCases(ctx) : [],
    has.pairs ? ownProposals(ctx) : [],
    has.pairs ? ownPairs(ctx) : [],
    has.requests ? ownRequests(ctx) : [],
  ])
  const offers = bookings.filter((booking) => booking.state === 'offered')
  const next = bookings
    .filter((booking) => booking.state === 'placed')
    .flatMap((booking) =>
      booking.lessons
        .filter((lesson) => !lesson.cancelledAt && lesson.endsAt > ctx.now)
        .map((lesson) => ({ booking, lesson })),
    )
    .sort((a, b) => a.lesson.startsAt.getTime() - b.lesson.startsAt.getTime())[0]
  const active = bookings.filter((booking) => booking.state === 'placed' || booking.state === 'waiting')
  return (
    <MyPage
      locale={locale}
      path="/my"
      tab="overview"
      title={t('hello', { name: session.name })}
      lead={t('lead', { count: active.length })}
    >
      <div className="stack" style={{ '--gap': 'var(--s8)' } as React.CSSProperties}>
        <AnsweredCorrections locale={locale} f={f} answers={answers} />
        {offers.map((booking) => (
          <Banner key={booking.id} tone="warn" title={t('offerTitle')}>
            <p>
              <span lang={booking.words.lang} dir="auto">
                {booking.words.title}
              </span>{' '}
              · {t('answerBefore', { time: booking.keptUntil ? f.dayAndTime(booking.keptUntil) : '' })}
            </p>
            <p>
              <LinkButton href={`/${locale}/my/bookings/${booking.id}`}>{t('answerNow')}</LinkButton>
            </p>
          </Banner>
        ))}
        {next && (
          <section className="card card--panel stack" data-door="ochre">
            <h2 className="h3">{t('nextLesson')}</h2>
            <div className="bigdate">
              <span className="bigdate__n">{f.dayNumber(next.lesson.startsAt)}</span>
              <p>
                {f.weekday(next.lesson.startsAt)}
                <br />
                {f.month(next.lesson.startsAt)}
              </p>
              <p className="bigtime h3">
                <bdi>
                  {courses('timeRange', {
                    from: f.time(next.lesson.startsAt),
                    to: f.time(next.lesson.endsAt),
                  })}
                </bdi>
              </p>
            </div>
            <Facts
              items={[
                {
                  icon: 'book-open',
                  label: courses('fact.course'),
                  value: (
                    <span lang={next.booking.words.lang} dir="auto">
                      {next.booking.words.title}
                    </span>
                  ),
                },
                {
                  icon: 'map-pin',
                  label: courses('fact.where'),
                  value: <bdi>{placeWords(courses, next.booking.run)}</bdi>,
                },
              ]}
            />
            <p>
              <LinkButton href={`/${locale}/my/bookings/${next.booking.id}`} variant="quiet">
                {t('look')}
              </LinkButton>
            </p>
          </section>
        )}
        <GroupRuns items={groupRuns} locale={locale} f={f} />
        <MyAmbassadorCard locale={locale} me={ambassador} />
        <MyCasesPanel cases={cases} locale={locale} f={f} />
        <MyPairsPanel
          locale={locale}
          newcomer={session.roles.includes('newcomer')}
          proposals={proposals}
          pairs={pairs}
          requests={requests}
        />
        <section className="stack">
          <h2>{t('myBookings')}</h2>
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
        </section>
        <MyDoors locale={locale} ctx={ctx} has={has} />
        <p>
          <LinkButton href={`/${locale}/sign-out`} variant="quiet" icon="sign-out">
            {t('signOut')}
          </LinkButton>
        </p>
      </div>
    </MyPage>
  )
}
