import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { MyPage } from '@/components/layout/my-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { Icon } from '@/components/ui/icon'
import { Tag } from '@/components/ui/status'
import { requirePermission } from '@/lib/access/require'
import type { ViewEvent } from '@/lib/audit/views'
import { ownSessions } from '@/lib/auth/own-sessions'
import { pageLocale } from '@/lib/i18n/page'
import { looksAtMe } from '@/lib/people/copy'
import { readPerson } from '@/lib/people/staff-queries'
import { endOtherSessionsAction, endOwnSessionAction } from './actions'

type Props = PageProps<'/[locale]/my/data'>

const words = {
  'people.person.viewed': 'lookPerson',
  'people.person.found': 'lookFound',
  'people.trail.viewed': 'lookTrail',
  'people.correction.viewed': 'lookCorrection',
  'people.organisation.viewed': 'lookPerson',
  'ambassadors.ambassador.viewed': 'lookPerson',
  'ambassadors.list.viewed': 'lookList',
  'ambassadors.list.exported': 'lookListExport',
  'passport.list.viewed': 'lookList',
  'passport.list.exported': 'lookListExport',
  'ambassadors.match.viewed': 'lookMatch',
  'ambassadors.report.viewed': 'lookReport',
  'courses.roster.viewed': 'lookRoster',
  'courses.group.viewed': 'lookRoster',
  'courses.level.viewed': 'lookPerson',
  'courses.round.viewed': 'lookRoster',
  'courses.roster.exported': 'lookExport',
  'appointments.agenda.viewed': 'lookAgenda',
  'cases.case.viewed': 'lookCase',
  'cases.list.viewed': 'lookCaseList',
  'cases.list.exported': 'lookCaseExport',
  'files.document.viewed': 'lookDocument',
} as const satisfies Record<ViewEvent, string>

const ways = { code: 'wayCode', card: 'wayCard', demo: 'wayDemo' } as const
const otherWays = ['link', 'passkey', 'provider', 'invitation'] as const

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('myData')
  return { title: t('title') }
}

/** What we hold about me, who looked at it, a copy of it, and where I am signed in. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/my/data'
  const { ctx, session } = await requirePermission('people.own.view', { locale, path })
  const auth = await getTranslations('auth')
  const [t, profile, consent, person, looks, sessions, query] = await Promise.all([
    getTranslations('myData'),
    getTranslations('profile'),
    getTranslations('consent'),
    readPerson(ctx, session.personId),
    looksAtMe(ctx, 200),
    ownSessions(ctx),
    searchParams,
  ])
  if (!person) notFound()
  const unknown = <span className="soft">{t('notKnown')}</span>
  return (
    <MyPage locale={locale} path={path} tab="settings" title={t('title')} lead={t('lead')}>
      <div className="stack" style={{ '--gap': 'var(--s8)' } as React.CSSProperties}>
        {query.done && (
          <Banner tone="ok" live>
            <p>{t('ended')}</p>
          </Banner>
        )}
        <section className="stack">
          <h2>{t('heldTitle')}</h2>
          <Facts
            items={[
              { icon: 'user-circle', label: t('name'), value: <bdi>{person.fullName}</bdi> },
              {
                icon: 'hand-waving',
                label: t('callName'),
                value: person.callName ? <bdi>{person.callName}</bdi> : unknown,
              },
              {
                icon: 'envelope-simple',
                label: t('email'),
                value: person.email ? <bdi dir="ltr">{person.email}</bdi> : unknown,
              },
              {
                icon: 'phone',
                label: t('phone'),
                value: person.phone ? <bdi dir="ltr">{person.phone}</bdi> : unknown,
              },
              { icon: 'translate', label: t('language'), value: f.languageName(person.locale) },
              {
                icon: 'calendar-blank',
                label: t('birthYear'),
                value: person.birthYear ? String(person.birthYear) : unknown,
              },
              {
                icon: 'map-pin',
                label: t('neighbourhood'),
                value: person.neighbourhood ? <bdi>{person.neighbourhood}</bdi> : unknown,
              },
              { icon: 'clock', label: t('since'), value: f.fullDay(person.createdAt) },
            ]}
          />
          <p>
            <a href={`/${locale}/my/settings`}>{t('change')}</a>
          </p>
          <p className="row">
            <LinkButton href={`/${locale}/my/profile`} variant="quiet" icon="user-circle">
              {profile('myLink')}
            </LinkButton>
            <LinkButton href={`/${locale}/my/data/consents`} variant="quiet" icon="handshake">
              {consent('link')}
            </LinkButton>
            <LinkButton href={`/${locale}/my/data/correct`} variant="quiet" icon="pencil-line">
              {t('correction.link')}
            </LinkButton>
          </p>
        </section>
        <section className="stack">
          <h2>{t('looked')}</h2>
          <p>{looks.length > 0 ? t('lookedText') : t('lookedNone')}</p>
          {looks.length > 0 && (
            <table className="tbl tbl--stack">
              <thead>
                <tr>
                  <th>{t('when')}</th>
                  <th>{t('who')}</th>
                  <th>{t('what')}</th>
                </tr>
              </thead>
              <tbody>
                {looks.map((look) => (
                  <tr key={look.id}>
                    <td data-th={t('when')}>{f.fullDayAndTime(look.at)}</td>
                    <td data-th={t('who')}>
                      <bdi>{look.actor?.name}</bdi>
                    </td>
                    <td data-th={t('what')}>
                      {t(words[look.event as ViewEvent])}
                      {look.times > 1 && <span className="soft"> · {f.number(look.times)} ×</span>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
        <section className="stack">
          <h2>{t('copy')}</h2>
          <p>{t('copyText')}</p>
          <p className="row">
            <a className="btn" href={`/${locale}/my/data/copy.pdf`} download>
              <Icon name="printer" />
              {t('pdf.button')}
            </a>
            <a className="btn btn--quiet" href={`/${locale}/my/data/copy.json`} download>
              <Icon name="file-text" />
              {t('copyButton')}
            </a>
          </p>
        </section>
        <section className="stack">
          <h2>{t('erase')}</h2>
          <p>{t('eraseLead')}</p>
          <p>
            <a className="btn btn--quiet" href={`/${locale}/my/data/erase`}>
              <Icon name="trash" />
              {t('eraseLink')}
            </a>
          </p>
        </section>
        <section className="stack" id="devices">
          <h2>{t('devices')}</h2>
          <p>{t('devicesText')}</p>
          <ul className="stack">
            {sessions.map((item) => {
              const device = item.device ?? t('unknownDevice')
              return (
                <li key={item.id} className="card row row--apart">
                  <div>
                    <p className="strong">
                      <bdi dir="ltr">{device}</bdi>
                    </p>
                    <p className="small soft">
                      {t('lastSeen', { time: f.dayAndTime(item.lastSeenAt) })}
                      {item.way in ways && <> · {t(ways[item.way as keyof typeof ways])}</>}
                      {otherWays.map((way) => way === item.way && <> · {auth(`way.${way}`)}</>)}
                    </p>
                  </div>
                  {item.current ? (
                    <Tag icon="check">{t('thisDevice')}</Tag>
                  ) : (
                    <OneButton
                      id={`end-${item.id}`}
                      action={endOwnSessionAction}
                      locale={locale}
                      path={path}
                      fields={{ sessionId: item.id }}
                      about={t('endAbout', { device })}
                      icon="sign-out"
                      small
                    >
                      {t('end')}
                    </OneButton>
                  )}
                </li>
              )
            })}
          </ul>
          {sessions.length > 1 && (
            <OneButton
              id="end-others"
              action={endOtherSessionsAction}
              locale={locale}
              path={path}
              fields={{}}
              icon="sign-out"
            >
              {t('endOthers')}
            </OneButton>
          )}
        </section>
      </div>
    </MyPage>
  )
}
