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
import { readInvitation } from '@/lib/auth/invitation'
import { pageLocale } from '@/lib/i18n/page'
import { acceptInvitationAction } from '../actions'

type Props = PageProps<'/[locale]/sign-in/invitation'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('auth')
  return { title: t('invitation.title'), robots: { index: false } }
}

/** An invitation from a mail. Opening it changes nothing: mail scanners open links too. The button accepts it. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const query = await searchParams
  const key = typeof query.key === 'string' ? query.key : ''
  const [t, strings, invitation] = await Promise.all([
    getTranslations('auth'),
    formStrings(),
    readInvitation(publicContext(), key),
  ])
  const path = '/sign-in/invitation'
  if (!invitation)
    return (
      <PublicPage locale={locale} path={path}>
        <FieldHead locale={locale} title={t('invitation.goneTitle')} lead={t('invitation.goneText')} />
        <div className="wrap section">
          <LinkButton href={`/${locale}/sign-in`}>{t('signIn')}</LinkButton>
        </div>
      </PublicPage>
    )
  return (
    <PublicPage locale={locale} path={path} query={new URLSearchParams({ key }).toString()}>
      <FieldHead
        locale={locale}
        title={t('invitation.title')}
        lead={t(`invitation.lead.${invitation.kind}`, { organisation: invitation.organisation })}
      />
      <div className="wrap section stack">
        <p>{t('invitation.as', { email: `\u2068${invitation.email}\u2069` })}</p>
        <Form
          action={acceptInvitationAction}
          locale={locale}
          path={path}
          strings={strings}
          submit={<Submit busy={strings.busy}>{t('invitation.accept')}</Submit>}
        >
          <input type="hidden" name="key" value={key} />
          <SharedDevice />
        </Form>
      </div>
    </PublicPage>
  )
}
