import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MoveTo } from '@/components/appointments/move'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { LinkButton } from '@/components/ui/button'
import { Panel } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { requirePermission } from '@/lib/access/require'
import { listServices } from '@/lib/appointments/queries'
import { slotWeek } from '@/lib/appointments/week'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { viewPerson } from '@/lib/people/staff-queries'
import { townZone } from '@/lib/time/clock'
import { bookAppointmentForAction } from '../actions'

type Props = PageProps<'/[locale]/staff/appointments/new'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('appointmentsStaff')
  return { title: t('new.title') }
}

/** An appointment for somebody: what about, then a free time; one press makes it. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const query = await searchParams
  const path = '/staff/appointments/new'
  const { ctx } = await requirePermission('appointments.appointment.bookFor', { locale, path })
  const person = isId(query.person) ? await viewPerson(ctx, query.person) : null
  const [t, services] = await Promise.all([
    getTranslations('appointmentsStaff'),
    listServices(ctx, locale, 'internal'),
  ])
  const service = services.find((each) => each.slug === query.service) ?? services[0]
  const week =
    person && service
      ? await slotWeek(ctx, { serviceId: service.id, audience: 'internal', week: query.week })
      : null
  const href = (slug: string, day?: string) =>
    `/${locale}${path}?${new URLSearchParams({ person: person?.id ?? '', service: slug, ...(day ? { week: day } : {}) })}`
  return (
    <StaffPage locale={locale} path={path} section="appointments">
      <StaffHead
        title={t('new.title')}
        lead={person ? t('new.person', { name: `\u2068${person.fullName}\u2069` }) : undefined}
      />
      {!person || !service || !week ? (
        <Empty
          title={t('new.choosePerson')}
          action={<LinkButton href={`/${locale}/staff/people`}>{t('new.toPeople')}</LinkButton>}
        />
      ) : (
        <>
          <Panel title={t('new.service')} colour="blue">
            <nav className="row" aria-label={t('new.service')}>
              {services.map((each) => (
                <LinkButton
                  key={each.id}
                  href={href(each.slug)}
                  variant={each.id === service.id ? 'fill' : 'quiet'}
                >
                  {each.name}
                </LinkButton>
              ))}
            </nav>
          </Panel>
          <Panel title={t('new.times')} colour="green">
            <MoveTo
              locale={locale}
              path={path}
              f={f}
              zone={townZone()}
              week={week}
              action={bookAppointmentForAction}
              fields={{
                serviceId: service.id,
                personId: person.id,
                setting: service.settings[0] ?? 'centre',
                language: person.locale,
              }}
              hrefOf={(day) => href(service.slug, day)}
            />
          </Panel>
        </>
      )}
    </StaffPage>
  )
}
