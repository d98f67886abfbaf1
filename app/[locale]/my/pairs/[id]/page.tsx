import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { MyPage } from '@/components/layout/my-page'
import { CheckInForm, MeetingForm, PairChoices, ReportForm } from '@/components/pairs/pair-forms'
import { Reasons, roleWords } from '@/components/pairs/words'
import { Banner } from '@/components/ui/banner'
import { IconWords } from '@/components/ui/facts'
import { Steps } from '@/components/ui/steps'
import { MailLink, PhoneLink } from '@/components/ui/text'
import { requirePermission } from '@/lib/access/require'
import { ownPair } from '@/lib/ambassadors/pairs/queries'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { townZone } from '@/lib/time/clock'
import { addDays, dayOf, dayToDate } from '@/lib/time/time'
import {
  answerCheckInAction,
  endPairAction,
  logMeetingAction,
  pausePairAction,
  renewPairAction,
  reportProblemAction,
  takeBackMeetingAction,
} from '../actions'

type Props = PageProps<'/[locale]/my/pairs/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('pairs')
  return { title: t('title') }
}

const notices = [
  'pair',
  'met',
  'takenBack',
  'renewed',
  'paused',
  'resumed',
  'ended',
  'reported',
  'checkedIn',
] as const

/** A pair of mine: whom I meet and how, what we did, how it goes, and the ways out. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/my/pairs/${id}`
  const { ctx } = await requirePermission('ambassadors.pair.own', { locale, path })
  const pair = await ownPair(ctx, id)
  if (!pair) notFound()
  const [t, { busy, ...strings }, { done }] = await Promise.all([
    getTranslations('pairs'),
    formStrings(),
    searchParams,
  ])
  const notice = notices.find((key) => key === done)
  const { other } = pair
  const shared = { pair, t, f, locale, strings, busy }
  const minutes = pair.meetings.reduce((sum, meeting) => sum + meeting.minutes, 0)
  const day = (value: string) => f.day(dayToDate(value))
  return (
    <MyPage
      locale={locale}
      path={path}
      tab="overview"
      title={other ? t('with', { name: other.name }) : t('ended')}
      lead={roleWords(t, pair.roleKey)}
    >
      <div className="stack" style={{ '--gap': 'var(--s8)' } as React.CSSProperties}>
        {notice && (
          <Banner tone="ok" live>
            <p>{t(`done.${notice}`)}</p>
          </Banner>
        )}
        {!other && (
          <Banner>
            <p>{t('endedText')}</p>
          </Banner>
        )}
        <CheckInForm {...shared} action={answerCheckInAction} />
        {other && (
          <section className="card card--table stack">
            <h2 className="h3">{t('contact', { name: other.name })}</h2>
            {other.phone || other.email ? (
              <>
                {other.phone && (
                  <p>
                    <IconWords icon="phone">
                      <PhoneLink number={other.phone} shown={other.phone} />
                    </IconWords>
                  </p>
                )}
                {other.email && (
                  <p>
                    <IconWords icon="envelope-simple">
                      <MailLink address={other.email} />
                    </IconWords>
                  </p>
                )}
              </>
            ) : (
              <p>{t('noContact')}</p>
            )}
            <p className="soft">
              {t('theirLanguage', { name: other.name, language: f.languageName(other.locale) })}
            </p>
            <p className="soft">
              {pair.pausedUntil
                ? t('pausedUntil', { day: day(pair.pausedUntil) })
                : t('until', { day: day(pair.endsOn) })}
            </p>
          </section>
        )}
        {other && pair.meetings.length === 0 && (
          <section className="stack">
            <h2 className="h3">{t('guide')}</h2>
            <Steps
              steps={[
                t('guideStep.one'),
                t('guideStep.two'),
                t('guideStep.three'),
                t('guideStep.four'),
                t('guideStep.five'),
              ]}
            />
          </section>
        )}
        {other && (
          <section className="stack">
            <h2 className="h3">{t('met')}</h2>
            <MeetingForm {...shared} action={logMeetingAction} idempotencyKey={newId()} />
          </section>
        )}
        <section className="stack">
          <h2 className="h3">{t('log')}</h2>
          <p className="strong">{t('total', { count: Math.round(minutes / 60) })}</p>
          {pair.meetings.length === 0 ? (
            <p>{t('noMeetings')}</p>
          ) : (
            <ul className="stack">
              {pair.meetings.map((meeting) => (
                <li className="row" key={meeting.id}>
                  <span>
                    {day(meeting.on)} · {t(`kind.${meeting.kind}` as never)} ·{' '}
                    {t('minutes', { count: f.number(meeting.minutes) })}
                  </span>
                  {meeting.mine && other && (
                    <OneButton
                      id={`back-${meeting.id}`}
                      action={takeBackMeetingAction}
                      locale={locale}
                      path={path}
                      fields={{ meetingId: meeting.id }}
                      about={t('takeBackAbout', { day: day(meeting.on) })}
                      variant="bare"
                    >
                      {t('takeBack')}
                    </OneButton>
                  )}
                </li>
              ))}
            </ul>
          )}
        </section>
        {other && pair.reasons.length > 0 && (
          <section className="stack">
            <h2 className="h3">{t('why')}</h2>
            <Reasons t={t} f={f} reasons={pair.reasons} cautions={[]} />
          </section>
        )}
        {other ? (
          <PairChoices
            {...shared}
            mayRenew={pair.endsOn <= addDays(dayOf(ctx.now, townZone()), 31)}
            actions={{
              renew: renewPairAction,
              pause: pausePairAction,
              end: endPairAction,
              report: reportProblemAction,
            }}
          />
        ) : (
          <ReportForm {...shared} action={reportProblemAction} />
        )}
      </div>
    </MyPage>
  )
}
