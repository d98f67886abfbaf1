import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextField } from '@/components/forms/text-fields'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { PasskeyButton } from '@/components/people/passkey-button'
import { passkeyWords } from '@/components/people/passkey-words'
import { SharedDevice } from '@/components/people/shared-device'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { isSharedDevice } from '@/lib/auth/current'
import { personas } from '@/lib/auth/personas'
import { providerName } from '@/lib/auth/provider'
import { backInput } from '@/lib/auth/schema'
import { settings } from '@/lib/config/settings'
import { pageLocale } from '@/lib/i18n/page'
import { askCodeAction, signInByPasskeyAction } from './actions'

type Props = PageProps<'/[locale]/sign-in'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('auth')
  return { title: t('title') }
}

/** Signing in without a password: an address, then a code. In demo mode also a button for each demo person. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const query = await searchParams
  const back = backInput.safeParse(query.back).data ?? null
  const [t, card, strings, passkey, shared] = await Promise.all([
    getTranslations('auth'),
    getTranslations('card'),
    formStrings(),
    passkeyWords('signIn'),
    isSharedDevice(),
  ])
  const { DEMO } = settings()
  const provider = providerName()
  const problem = query.provider === 'refused' || query.provider === 'unverified' ? query.provider : null
  return (
    <PublicPage
      locale={locale}
      path="/sign-in"
      query={back ? new URLSearchParams({ back }).toString() : undefined}
    >
      <FieldHead locale={locale} title={t('title')} lead={t('lead')} />
      <div className="wrap section split split--form">
        <div className="stack" style={{ '--gap': 'var(--s6)' } as React.CSSProperties}>
          {back && !problem && (
            <Banner>
              <p>{t('needed')}</p>
            </Banner>
          )}
          {problem && (
            <Banner tone="late" live>
              <p>{t(`provider.${problem}`)}</p>
            </Banner>
          )}
          <Form
            action={askCodeAction}
            locale={locale}
            path="/sign-in"
            strings={strings}
            submit={<Submit busy={strings.busy}>{t('sendCode')}</Submit>}
          >
            <TextField
              name="email"
              type="email"
              label={t('email')}
              hint={t('emailHint')}
              autoComplete="email"
              inputMode="email"
            />
            {back && <input type="hidden" name="back" value={back} />}
          </Form>
          <noscript>
            {/* Passkeys need a script. */}
            <style>{'#passkey{display:none}'}</style>
          </noscript>
          <Form
            id="passkey"
            action={signInByPasskeyAction}
            locale={locale}
            path="/sign-in"
            strings={strings}
            className="form"
            submit={<PasskeyButton purpose="signIn" words={passkey} variant="quiet" />}
          >
            {back && <input type="hidden" name="back" value={back} />}
            <SharedDevice />
          </Form>
          {provider && (
            <form method="get" action={`/${locale}/sign-in/provider`} className="form form--one stack">
              <p>{t('provider.text')}</p>
              {back && <input type="hidden" name="back" value={back} />}
              <label className="pick pick--tile">
                <input type="checkbox" name="shared" value="1" defaultChecked={shared} />
                <span>
                  {t('shared.label')}
                  <span className="pick__hint">{t('shared.hint')}</span>
                </span>
              </label>
              <p>
                <button type="submit" className="btn btn--quiet">
                  <Icon name="key" />
                  {t('provider.button', { name: provider })}
                </button>
              </p>
            </form>
          )}
          <p>
            <LinkButton
              variant="quiet"
              icon="identification-card"
              href={`/${locale}/sign-in/card${back ? `?${new URLSearchParams({ back })}` : ''}`}
            >
              {card('haveCard')}
            </LinkButton>
          </p>
        </div>
        {DEMO && (
          <aside className="card card--table stack self-start">
            <h2>{t('demoTitle')}</h2>
            <p>{t('demoText')}</p>
            <form method="post" action="/api/demo/session" className="tiles tiles--2">
              <input type="hidden" name="locale" value={locale} />
              {back && <input type="hidden" name="back" value={back} />}
              {personas.map((persona) => (
                <button key={persona} type="submit" name="persona" value={persona} className="btn btn--quiet">
                  {t(`persona.${persona}`)}
                </button>
              ))}
            </form>
          </aside>
        )}
      </div>
    </PublicPage>
  )
}
