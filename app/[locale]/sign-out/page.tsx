import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { LinkButton } from '@/components/ui/button'
import { currentSession } from '@/lib/auth/current'
import { pageLocale } from '@/lib/i18n/page'
import { signOutAction } from '../sign-in/actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/sign-out'>): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('auth')
  return { title: t('signOut') }
}

/** Signing out is a POST: a link alone (a mail scanner, a prefetch) ends nothing. */
export default async function Page({ params }: PageProps<'/[locale]/sign-out'>) {
  const { locale } = await pageLocale(params)
  if (!(await currentSession())) redirect(`/${locale}`)
  const t = await getTranslations('auth')
  return (
    <PublicPage locale={locale} path="/sign-out">
      <FieldHead locale={locale} title={t('signOutTitle')} lead={t('signOutText')} />
      <div className="wrap section row">
        <OneButton
          id="sign-out"
          action={signOutAction}
          locale={locale}
          path="/sign-out"
          fields={{}}
          variant="fill"
        >
          {t('signOut')}
        </OneButton>
        <LinkButton href={`/${locale}/my`} variant="bare">
          {t('stay')}
        </LinkButton>
      </div>
    </PublicPage>
  )
}
