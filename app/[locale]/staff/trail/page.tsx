import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StaffPage } from '@/components/layout/staff-page'
import { eventWords } from '@/components/people/event-words'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Chip } from '@/components/ui/status'
import { requirePermission } from '@/lib/access/require'
import { listTrail, trailEvents } from '@/lib/audit/queries'
import { chainHead } from '@/lib/audit/seal'
import { recordView } from '@/lib/audit/views'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { readPerson } from '@/lib/people/staff-queries'
import { townZone } from '@/lib/time/clock'
import { addDays, instantOf, isDay } from '@/lib/time/time'

type Props = PageProps<'/[locale]/staff/trail'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('peopleStaff')
  return { title: t('trail.title') }
}

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '')

/** Who did what and who looked at whom, newest first. The address is the filter. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { ctx } = await requirePermission('audit.trail.view', { locale, path: '/staff/trail' })
  const query = await searchParams
  const zone = townZone()
  const from = isDay(one(query.from)) ? one(query.from) : ''
  const to = isDay(one(query.to)) ? one(query.to) : ''
  const event = /^[a-zA-Z.]{1,60}$/.test(one(query.event)) ? one(query.event) : ''
  const personId = isId(one(query.person)) ? one(query.person) : ''
  const actorId = isId(one(query.actor)) ? one(query.actor) : ''
  const before = /^\d{1,18}$/.test(one(query.before)) ? BigInt(one(query.before)) : undefined
  const address = (change: Record<string, string>) => {
    const all = { person: personId, actor: actorId, event, from, to, ...change }
    const kept = Object.entries(all).filter(([, value]) => value !== '')
    return `/${locale}/staff/trail${kept.length > 0 ? `?${new URLSearchParams(kept)}` : ''}`
  }
  const said = await eventWords()
  const [t, { rows, more }, events, head, person, actor] = await Promise.all([
    getTranslations('peopleStaff'),
    listTrail(ctx, {
      personId: personId || undefined,
      actorId: actorId || undefined,
      event: event || undefined,
      from: from ? instantOf(from, 0, zone) : undefined,
      to: to ? instantOf(addDays(to, 1), 0, zone) : undefined,
      before,
    }),
    trailEvents(ctx),
    chainHead(ctx.db),
    personId ? readPerson(ctx, personId) : null,
    actorId ? readPerson(ctx, actorId) : null,
  ])
  if (personId) await recordView(ctx, 'people.trail.viewed', [personId])
  const last = rows.at(-1)
  return (
    <StaffPage locale={locale} path="/staff/trail" query={address({}).split('?')[1]} section="trail">
      <h1>{t('trail.title')}</h1>
      <p className="daysum">{t('trail.lead')}</p>
      <p className="soft small">
        {head
          ? t('trail.whole', {
              position: f.number(Number(head.position)),
              time: f.fullDayAndTime(head.sealedAt),
            })
          : t('trail.unsealed')}
      </p>
      <form className="panel form__row" method="get" action={`/${locale}/staff/trail`}>
        {personId && <input type="hidden" name="person" value={personId} />}
        {actorId && <input type="hidden" name="actor" value={actorId} />}
        <div className="f">
          <label htmlFor="event">{t('trail.event')}</label>
          <select className="input" id="event" name="event" defaultValue={event}>
            <option value="">{t('trail.allEvents')}</option>
            {events.map((name) => (
              <option key={name} value={name}>
                {said(name)}
              </option>
            ))}
          </select>
        </div>
        <div className="f">
          <label htmlFor="from">{t('trail.from')}</label>
          <input className="input" id="from" name="from" type="date" dir="ltr" defaultValue={from} />
        </div>
        <div className="f">
          <label htmlFor="to">{t('trail.to')}</label>
          <input className="input" id="to" name="to" type="date" dir="ltr" defaultValue={to} />
        </div>
        <button type="submit" className="btn btn--s">
          {t('trail.show')}
        </button>
      </form>
      {(person || actor) && (
        <p className="row">
          {person && (
            <Chip
              href={address({ person: '' })}
              about={`${t('trail.clear')}: ${t('trail.personFilter', { name: person.fullName })}`}
            >
              {t('trail.personFilter', { name: person.fullName })}
            </Chip>
          )}
          {actor && (
            <Chip
              href={address({ actor: '' })}
              about={`${t('trail.clear')}: ${t('trail.actorFilter', { name: actor.fullName })}`}
            >
              {t('trail.actorFilter', { name: actor.fullName })}
            </Chip>
          )}
        </p>
      )}
      {rows.length === 0 ? (
        <Empty
          title={t('trail.none')}
          action={
            <LinkButton variant="quiet" href={`/${locale}/staff/trail`}>
              {t('trail.clear')}
            </LinkButton>
          }
        />
      ) : (
        <div className="panel">
          <table className="tbl tbl--stack">
            <thead>
              <tr>
                <th>{t('trail.when')}</th>
                <th>{t('trail.who')}</th>
                <th>{t('trail.what')}</th>
                <th>{t('trail.about')}</th>
                <th>{t('trail.details')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td data-th={t('trail.when')}>{f.fullDayAndTime(row.at)}</td>
                  <td data-th={t('trail.who')}>
                    {row.actor ? (
                      <a href={address({ actor: row.actor.id })}>
                        <bdi>{row.actor.name}</bdi>
                      </a>
                    ) : row.actorKind === 'system' ? (
                      t('trail.system')
                    ) : (
                      t('trail.anonymous')
                    )}
                  </td>
                  <td data-th={t('trail.what')}>
                    <span title={row.event}>{said(row.event)}</span>
                  </td>
                  <td data-th={t('trail.about')}>
                    {row.person ? (
                      <a href={address({ person: row.person.id })}>
                        <bdi>{row.person.name}</bdi>
                      </a>
                    ) : (
                      t('trail.nobody')
                    )}
                  </td>
                  <td data-th={t('trail.details')} className="small">
                    <bdi>
                      {Object.entries(row.data)
                        .filter(([, value]) => value !== null)
                        .map(([key, value]) => `${key}: ${String(value)}`)
                        .join(' · ')}
                    </bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="panel__foot row">
            {before && <a href={address({})}>{t('trail.newest')}</a>}
            {more && last && (
              <a href={address({ before: last.id })} rel="next">
                {t('trail.older')}
              </a>
            )}
          </p>
        </div>
      )}
    </StaffPage>
  )
}
