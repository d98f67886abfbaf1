import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { TextField } from '@/components/forms/text-fields'
import { MyPage } from '@/components/layout/my-page'
import { PasskeyButton } from '@/components/people/passkey-button'
import { passkeyWords } from '@/components/people/passkey-words'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { requirePermission, signInPath } from '@/lib/access/require'
import { whyNotChangeKeys } from '@/lib/auth/fresh'
import { ownSessions } from '@/lib/auth/own-sessions'
import { ownPasskeys } from '@/lib/auth/passkey'
import { pageLocale } from '@/lib/i18n/page'
import { endOtherSessionsAction } from '../data/actions'
import { addPasskeyAction, removePasskeyAction } from './actions'

type Props = PageProps<'/[locale]/my/passkeys'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('auth')
  return { title: t('passkey.title') }
}

/** My passkeys: sign in with a finger, a face or the device's own code. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/my/passkeys'
  const { ctx, session } = await requirePermission('auth.passkey.manage', { locale, path })
  const [t, data, strings, words, passkeys, why, sessions, query] = await Promise.all([
    getTranslations('auth'),
    getTranslations('myData'),
    formStrings(),
    passkeyWords('add'),
    ownPasskeys(ctx),
    whyNotChangeKeys(ctx),
    ownSessions(ctx),
    searchParams,
  ])
  // Keys have changed: whoever is in somewhere else with the old ones may be put out.
  const others = sessions.length > 1
  const done = query.done === 'added' || query.done === 'removed' ? query.done : null
  return (
    <MyPage locale={locale} path={path} tab="settings" title={t('passkey.title')} lead={t('passkey.lead')}>
      <div className="stack" style={{ '--gap': 'var(--s8)' } as React.CSSProperties}>
        {done && (
          <Banner
            tone="ok"
            live
            actions={
              others && (
                <OneButton
                  id="end-others"
                  action={endOtherSessionsAction}
                  locale={locale}
                  path={path}
                  fields={{}}
                  small
                  icon="sign-out"
                >
                  {data('endOthers')}
                </OneButton>
              )
            }
          >
            <p>{t(`passkey.done.${done}`)}</p>
          </Banner>
        )}
        {passkeys.length === 0 ? (
          <p>{t('passkey.none')}</p>
        ) : (
          <ul className="stack">
            {passkeys.map((passkey) => (
              <li key={passkey.id} className="card row row--apart">
                <div>
                  <h2 className="h3">
                    <bdi>{passkey.name}</bdi>
                  </h2>
                  <p className="small soft">
                    {t('passkey.addedOn', { day: f.fullDay(passkey.createdAt) })}
                    {passkey.lastUsedAt && (
                      <> · {t('passkey.usedOn', { day: f.fullDay(passkey.lastUsedAt) })}</>
                    )}
                  </p>
                </div>
                {!why && (
                  <OneButton
                    id={`remove-${passkey.id}`}
                    action={removePasskeyAction}
                    locale={locale}
                    path={path}
                    fields={{ passkeyId: passkey.id }}
                    about={t('passkey.removeAbout', { name: passkey.name })}
                    small
                  >
                    {t('passkey.remove')}
                  </OneButton>
                )}
              </li>
            ))}
          </ul>
        )}
        {session.shared ? (
          <Banner>
            <p>{t('passkey.shared')}</p>
          </Banner>
        ) : why ? (
          <Banner
            actions={
              <LinkButton
                href={
                  why === 'stale'
                    ? signInPath(locale, `/${locale}${path}`)
                    : `/${locale}/staff/second-factor?${new URLSearchParams({ back: `/${locale}${path}` })}`
                }
                small
              >
                {t('done.again')}
              </LinkButton>
            }
          >
            <p>{t(`passkey.refused.${why}`)}</p>
          </Banner>
        ) : (
          <section className="stack">
            <h2>{t('passkey.addTitle')}</h2>
            <noscript>
              <p>{t('passkey.unsupported')}</p>
            </noscript>
            <Form
              action={addPasskeyAction}
              locale={locale}
              path={path}
              strings={strings}
              submit={<PasskeyButton purpose="add" words={words} />}
            >
              <TextField
                name="name"
                label={t('passkey.name')}
                hint={t('passkey.nameHint')}
                autoComplete="off"
                maxLength={40}
                short
              />
            </Form>
          </section>
        )}
      </div>
    </MyPage>
  )
}
