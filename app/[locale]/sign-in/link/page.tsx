import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { SharedDevice } from '@/components/people/shared-device'
import { LinkButton } from '@/components/ui/button'
import { publicContext } from '@/lib/access/public'
import { readSignInLink } from '@/lib/auth/sign-in-code'
import { pageLocale } from '@/lib/i18n/page'
import { signInByLinkAction } from '../actions'

type Props = PageProps<'/[locale]/sign-in/link'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('auth')
  return { title: t('link.title'), robots: { index: false } }
}

/** The link from the mail. Opening it changes nothing: mail scanners open links too. The button signs in. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const query = await searchParams
  const key = typeof query.key === 'string' ? query.key : ''
  const path = '/sign-in/link'
  const [t, strings, link] = await Promise.all([
    getTranslations('auth'),
    formStrings(),
    readSignInLink(publicContext(), key),
  ])
  if (!link)
    return (
      <PublicPage locale={locale} path={path}>
        <FieldHead locale={locale} title={t('link.goneTitle')} lead={t('link.goneText')} />
        <div className="wrap section">
          <LinkButton href={`/${locale}/sign-in`}>{t('sendCode')}</LinkButton>
        </div>
      </PublicPage>
    )
  return (
    <PublicPage locale={locale} path={path} query={new URLSearchParams({ key }).toString()}>
      <FieldHead
        locale={locale}
        title={t('link.title')}
        lead={t('link.lead', { email: `\u2068${link.email}\u2069` })}
      />
      <div className="wrap section">
        <Form
          action={signInByLinkAction}
          locale={locale}
          path={path}
          strings={strings}
          submit={<Submit busy={strings.busy}>{t('signIn')}</Submit>}
        >
          <input type="hidden" name="key" value={key} />
          <SharedDevice />
        </Form>
      </div>
    </PublicPage>
  )
}
