import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { KeyPage } from '@/components/people/key-page'
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

/** The link from the mail; its button signs in. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const query = await searchParams
  const key = typeof query.key === 'string' ? query.key : ''
  const [t, link] = await Promise.all([getTranslations('auth'), readSignInLink(publicContext(), key)])
  return (
    <KeyPage
      locale={locale}
      path="/sign-in/link"
      title={link ? t('link.title') : t('link.goneTitle')}
      lead={link ? t('link.lead', { email: `\u2068${link.email}\u2069` }) : t('link.goneText')}
      door={link && { value: key, action: signInByLinkAction, button: t('signIn') }}
      otherwise={t('sendCode')}
    />
  )
}
