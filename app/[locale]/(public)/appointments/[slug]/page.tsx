import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { WeekOfSlots } from '@/components/appointments/week'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { Foreign } from '@/components/ui/text'
import { getService } from '@/lib/appointments/queries'
import { slotWeek } from '@/lib/appointments/week'
import { currentContext } from '@/lib/auth/current'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { townZone } from '@/lib/time/clock'
import { dayOf } from '@/lib/time/time'

type Props = PageProps<'/[locale]/appointments/[slug]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('appointments')
  return { title: t('chooseTime'), robots: { index: false } }
}

/** A week of free starts of one service. `case` is the case it is about, carried along. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { slug } = await params
  const query = await searchParams
  const ctx = await currentContext()
  const service = await getService(ctx, slug, locale)
  if (!service) notFound()
  const [t, week] = await Promise.all([
    getTranslations('appointments'),
    slotWeek(ctx, { serviceId: service.id, audience: 'public', week: query.week }),
  ])
  const zone = townZone()
  const about: Record<string, string> = isId(query.case) ? { case: query.case } : {}
  const path = `/appointments/${service.slug}`
  const href = (more: Record<string, string>, below = '') =>
    `/${locale}${path}${below}?${new URLSearchParams({ ...about, ...more })}`
  return (
    <PublicPage
      locale={locale}
      path={path}
      query={new URLSearchParams({ ...about, week: week.monday }).toString()}
      section="visit"
    >
      <FieldHead
        locale={locale}
        title={<Foreign lang={service.lang}>{service.name}</Foreign>}
        lead={service.about ? <Foreign lang={service.lang}>{service.about}</Foreign> : t('chooseTime')}
        crumbs={[{ href: `/${locale}/appointments`, label: t('title') }]}
      />
      <div className="wrap section">
        <WeekOfSlots
          slots={week.slots}
          f={f}
          zone={zone}
          hrefOf={(at) => href({ at: at.toISOString() }, '/book')}
          week={{
            day: week.day,
            previous: week.previous && href({ week: week.previous }),
            next: week.next && href({ week: week.next }),
          }}
          first={week.first && { day: week.first, href: href({ week: dayOf(week.first, zone) }) }}
        />
      </div>
    </PublicPage>
  )
}
