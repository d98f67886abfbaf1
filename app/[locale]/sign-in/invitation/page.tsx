import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { KeyPage } from '@/components/people/key-page'
import { publicContext } from '@/lib/access/public'
import { readInvitation } from '@/lib/auth/invitation'
import { pageLocale } from '@/lib/i18n/page'
import { acceptInvitationAction } from '../actions'

type Props = PageProps<'/[locale]/sign-in/invitation'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('auth')
  return { title: t('invitation.title'), robots: { index: false } }
}

/** An invitation from a mail; its button accepts it. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const query = await searchParams
  const key = typeof query.key === 'string' ? query.key : ''
  const [t, invitation] = await Promise.all([getTranslations('auth'), readInvitation(publicContext(), key)])
  return (
    <KeyPage
      locale={locale}
      path="/sign-in/invitation"
      title={invitation ? t('invitation.title') : t('invitation.goneTitle')}
      lead={
        invitation
          ? t(`invitation.lead.${invitation.kind}`, { organisation: invitation.organisation })
          : t('invitation.goneText')
      }
      door={invitation && { value: key, action: acceptInvitationAction, button: t('invitation.accept') }}
      otherwise={t('signIn')}
    >
      {invitation && <p>{t('invitation.as', { email: `\u2068${invitation.email}\u2069` })}</p>}
    </KeyPage>
  )
}
