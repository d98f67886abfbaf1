import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { LanguageField } from '@/components/appointments/language-field'
import { RadioGroup } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextField } from '@/components/forms/text-fields'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { LinkButton } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { Foreign } from '@/components/ui/text'
import { signInPath } from '@/lib/access/require'
import { getService } from '@/lib/appointments/queries'
import { currentContext, currentSession } from '@/lib/auth/current'
import { isId, newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { minutes, shift } from '@/lib/time/time'
import { bookAppointmentAction, reserveAsGuestAction } from './actions'

const settingIcons = {
  centre: 'map-pin',
  phone: 'phone',
  video: 'video-camera',
  elsewhere: 'map-pin',
} as const

type Props = PageProps<'/[locale]/appointments/[slug]/book'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('appointments')
  return { title: t('check'), robots: { index: false } }
}

const instantOf = (value: unknown): Date | null => {
  const at = typeof value === 'string' ? new Date(value) : null
  return at && !Number.isNaN(at.getTime()) ? at : null
}

/** The last step: look once more, say how, and make it. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { slug } = await params
  const query = await searchParams
  const ctx = await currentContext()
  const service = await getService(ctx, slug, locale)
  if (!service) notFound()
  const at = instantOf(query.at)
  if (!at) redirect(`/${locale}/appointments/${service.slug}`)
  const [t, strings, session] = await Promise.all([
    getTranslations('appointments'),
    formStrings(),
    currentSession(),
  ])
  const search = new URLSearchParams({
    at: at.toISOString(),
    ...(isId(query.case) ? { case: query.case } : {}),
  }).toString()
  const path = `/appointments/${service.slug}/book`
  const others = `/${locale}/appointments/${service.slug}`
  return (
    <PublicPage locale={locale} path={path} query={search} section="visit">
      <FieldHead
        locale={locale}
        title={t('check')}
        crumbs={[
          { href: `/${locale}/appointments`, label: t('title') },
          { href: others, label: service.name },
        ]}
      />
      <div className="wrap section split split--form">
        <div className="stack" style={{ '--gap': 'var(--s6)' } as React.CSSProperties}>
          <Form
            action={session ? bookAppointmentAction : reserveAsGuestAction}
            locale={locale}
            path={path}
            strings={strings}
            idempotencyKey={newId()}
            submit={<Submit busy={strings.busy}>{t('confirm')}</Submit>}
          >
            <input type="hidden" name="serviceId" value={service.id} />
            <input type="hidden" name="startsAt" value={at.toISOString()} />
            {isId(query.case) && <input type="hidden" name="caseId" value={query.case} />}
            {service.settings.length > 1 ? (
              <RadioGroup
                name="setting"
                label={t('how')}
                defaultValue={service.settings[0]}
                options={service.settings.map((setting) => ({
                  value: setting,
                  label: t(`setting.${setting}`),
                  icon: settingIcons[setting],
                }))}
              />
            ) : (
              <input type="hidden" name="setting" value={service.settings[0] ?? 'centre'} />
            )}
            <LanguageField
              locale={locale}
              name="language"
              label={t('language')}
              hint={t('languageHint')}
              chosen={session?.locale ?? locale}
            />
            {session ? (
              <p className="lead">{t('signedInAs', { name: session.name })}</p>
            ) : (
              <>
                <h2>{t('guestTitle')}</h2>
                <p>{t('guestText')}</p>
                <TextField name="guestName" label={t('guestName')} autoComplete="name" />
                <TextField
                  name="guestPhone"
                  type="tel"
                  label={t('guestPhone')}
                  short
                  autoComplete="tel"
                  inputMode="tel"
                />
              </>
            )}
          </Form>
          {!session && (
            <p>
              {t('signIn')} <a href={signInPath(locale, `/${locale}${path}?${search}`)}>{t('signInLink')}</a>
            </p>
          )}
        </div>
        <aside className="card card--table stack self-start" aria-label={t('check')}>
          <Facts
            items={[
              {
                icon: 'chat-circle-dots',
                label: t('fact.about'),
                value: <Foreign lang={service.lang}>{service.name}</Foreign>,
              },
              { icon: 'calendar-blank', label: t('fact.day'), value: f.fullDay(at) },
              {
                icon: 'clock',
                label: t('fact.time'),
                value: <bdi>{`${f.time(at)} – ${f.time(shift(at, minutes(service.durationMinutes)))}`}</bdi>,
              },
            ]}
          />
          <LinkButton href={others} variant="quiet">
            {t('move')}
          </LinkButton>
        </aside>
      </div>
    </PublicPage>
  )
}
