import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AppointmentFacts } from '@/components/appointments/facts'
import { MoveTo } from '@/components/appointments/move'
import { AppointmentStatus } from '@/components/appointments/status'
import { OneButton } from '@/components/forms/plain-form'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { publicContext } from '@/lib/access/public'
import { appointmentOfToken } from '@/lib/appointments/link'
import { appointmentById } from '@/lib/appointments/queries'
import { slotWeek } from '@/lib/appointments/week'
import { town } from '@/lib/config/town'
import { pageLocale } from '@/lib/i18n/page'
import { townZone } from '@/lib/time/clock'
import { cancelByLinkAction, moveByLinkAction } from './actions'

type Props = PageProps<'/[locale]/appointments/change/[token]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('appointments')
  return { title: t('link.title'), robots: { index: false }, referrer: 'same-origin' }
}

/** One appointment, opened by the link of its mail: nothing changes until a button is pressed. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { token } = await params
  const query = await searchParams
  const t = await getTranslations('appointments')
  const ctx = publicContext()
  const id = appointmentOfToken(token)
  const appointment = id ? await appointmentById(ctx, id, locale) : null
  const path = `/appointments/change/${token}`
  const week =
    appointment?.service && appointment.mayChange
      ? await slotWeek(ctx, {
          serviceId: appointment.service.id,
          audience: 'public',
          week: query.week,
          except: appointment.id,
        })
      : null
  const kept = query.new && appointment?.state === 'reserved'
  return (
    <PublicPage locale={locale} path={path} section="visit">
      <FieldHead
        locale={locale}
        title={kept ? t('guestDone') : t('link.title')}
        lead={appointment?.mayChange ? t('link.text') : undefined}
        crumbs={[]}
      />
      <div className="wrap section stack" style={{ '--gap': 'var(--s8)' } as React.CSSProperties}>
        {!appointment ? (
          <Banner tone="warn">
            <p>{t('link.gone')}</p>
          </Banner>
        ) : (
          <>
            {query.done === 'moved' && (
              <Banner tone="ok" live>
                <p>{t('moved')}</p>
              </Banner>
            )}
            {query.done === 'cancelled' && (
              <Banner tone="ok" live>
                <p>{t('cancelled')}</p>
              </Banner>
            )}
            {kept && (
              <Banner tone="ok">
                <p>{t('guestDoneText', { time: f.dayAndTime(appointment.startsAt) })}</p>
              </Banner>
            )}
            <section className="card card--table stack">
              <p>
                <AppointmentStatus state={appointment.state} />
              </p>
              <AppointmentFacts appointment={appointment} f={f} />
              {appointment.mayChange && (
                <>
                  <p className="soft">{t('link.keep')}</p>
                  <OneButton
                    id="cancel"
                    action={cancelByLinkAction}
                    locale={locale}
                    path={path}
                    fields={{ token }}
                    variant="late"
                  >
                    {t('cancel')}
                  </OneButton>
                </>
              )}
            </section>
            {week && (
              <MoveTo
                locale={locale}
                path={path}
                f={f}
                zone={townZone()}
                week={week}
                action={moveByLinkAction}
                fields={{ token }}
                hrefOf={(day) => `/${locale}${path}?week=${day}#move`}
              />
            )}
            {!appointment.mayChange && (
              <p>
                <LinkButton href={`/${locale}/appointments`} icon="calendar-plus">
                  {t('make')}
                </LinkButton>
              </p>
            )}
            <p>{t('callUs', { phone: `\u2068${town.centre.phoneShown}\u2069` })}</p>
          </>
        )}
      </div>
    </PublicPage>
  )
}
