import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RoleList } from '@/components/ambassadors/role-list'
import { Voices } from '@/components/ambassadors/voices'
import { WaitingTable } from '@/components/ambassadors/waiting-table'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { LinkButton } from '@/components/ui/button'
import { Arch } from '@/components/ui/door'
import { IconWords } from '@/components/ui/facts'
import type { IconName } from '@/components/ui/icon'
import { RoundTable } from '@/components/ui/places'
import { Steps } from '@/components/ui/steps'
import { publicContext } from '@/lib/access/public'
import { nextInfoEvening } from '@/lib/ambassadors/gatherings/queries'
import { programmeFigures, wallOfThanks } from '@/lib/ambassadors/public-queries'
import { listRoles } from '@/lib/ambassadors/roles'
import { town } from '@/lib/config/town'
import { pageLocale } from '@/lib/i18n/page'

// Who waits changes by the hour, not by the second.
export const revalidate = 60

// Made at its first visit and then kept; nothing is made while building, when no database is there.
export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: PageProps<'/[locale]/ambassadors'>): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('pages.ambassadors')
  return { title: t('title'), description: t('lead') }
}

const does = [
  ['coffee', 'do1'],
  ['map-trifold', 'do2'],
  ['chat-circle-dots', 'do3'],
] as const satisfies readonly (readonly [IconName, string])[]
const gets = [
  ['graduation-cap', 'get1'],
  ['shield-check', 'get2'],
  ['certificate', 'get3'],
] as const satisfies readonly (readonly [IconName, string])[]

/** What a Welcome Ambassador does and asks, who is waiting, what others say, and how to begin. */
export default async function Page({ params }: PageProps<'/[locale]/ambassadors'>) {
  const { locale, f } = await pageLocale(params)
  const ctx = publicContext()
  const [p, t, courses, roles, figures, wall, evening] = await Promise.all([
    getTranslations('pages.ambassadors'),
    getTranslations('ambassadors'),
    getTranslations('courses'),
    listRoles(ctx, locale),
    programmeFigures(ctx),
    wallOfThanks(ctx, 3),
    nextInfoEvening(ctx),
  ])
  const join = `/${locale}/ambassadors/join`
  const list = (
    items: readonly (readonly [IconName, 'do1' | 'do2' | 'do3' | 'get1' | 'get2' | 'get3'])[],
  ) => (
    <ul className="learn">
      {items.map(([icon, key]) => (
        <li key={key}>
          <Arch colour="brick" icon={icon} />
          <span>{p(key)}</span>
        </li>
      ))}
    </ul>
  )
  return (
    <PublicPage
      locale={locale}
      path="/ambassadors"
      section="meet"
      closing={
        <>
          <p className="h1">{p('meetTitle')}</p>
          <p>{p('meetText')}</p>
        </>
      }
    >
      <FieldHead
        locale={locale}
        title={p('title')}
        lead={p('lead')}
        crumbs={[]}
        table={
          <RoundTable
            capacity={12}
            taken={9}
            mine
            when={figures.active === null ? undefined : t('facts.active', { count: figures.active })}
            what={p('write')}
            href={join}
            go={courses('next')}
          />
        }
        actions={
          <>
            <LinkButton href={join} icon="handshake">
              {p('write')}
            </LinkButton>
            <LinkButton href={`tel:${town.centre.phone}`} variant="quiet" icon="phone">
              <bdi dir="ltr">{town.centre.phoneShown}</bdi>
            </LinkButton>
          </>
        }
      >
        <p className="soft">{t('joinShort')}</p>
      </FieldHead>

      <section className="wrap section" aria-labelledby="waiting">
        <WaitingTable f={f} figures={figures} />
      </section>

      <section className="wrap section amb-three" aria-label={p('doTitle')}>
        <div className="stack">
          <h2>{p('doTitle')}</h2>
          {list(does)}
        </div>
        <div className="stack">
          <h2>{p('askTitle')}</h2>
          <Steps steps={[p('ask1'), p('ask2'), p('ask3'), p('ask4')]} />
        </div>
        <div className="stack">
          <h2>{p('getTitle')}</h2>
          {list(gets)}
        </div>
      </section>

      <section className="wrap section" aria-labelledby="roles">
        <RoleList locale={locale} roles={roles} />
      </section>

      {wall.length > 0 && (
        <section className="wrap section" aria-labelledby="voices">
          <Voices locale={locale} words={wall} title={t('voices.title')} id="voices" more />
        </section>
      )}

      <section className="wrap section amb-ask" aria-labelledby="first-ask">
        <div className="card card--table stack">
          <h2 id="first-ask">{t('evening.title')}</h2>
          {evening ? (
            <>
              <p>
                {t('evening.on', {
                  day: f.fullDay(evening.startsAt),
                  from: f.time(evening.startsAt),
                  until: f.time(evening.endsAt),
                })}
              </p>
              <p>
                <IconWords icon="map-pin">
                  <bdi>{evening.place}</bdi>
                </IconWords>
              </p>
              <p>
                <a href={`/${locale}/ambassadors/info-evening.ics`}>{t('gathering.calendar')}</a>
              </p>
            </>
          ) : (
            <p>{t('evening.call')}</p>
          )}
          <p className="row">
            <LinkButton href={join} icon="handshake">
              {p('write')}
            </LinkButton>
            <LinkButton href={`tel:${town.centre.phone}`} variant="quiet" icon="phone">
              <bdi dir="ltr">{town.centre.phoneShown}</bdi>
            </LinkButton>
          </p>
        </div>
      </section>
    </PublicPage>
  )
}
