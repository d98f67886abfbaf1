import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { InvitationCard } from '@/components/ambassadors/invitation'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { Banner } from '@/components/ui/banner'
import { publicContext } from '@/lib/access/public'
import { invitationByLink } from '@/lib/ambassadors/gatherings/queries'
import { pageLocale } from '@/lib/i18n/page'
import { answerInvitationByLinkAction } from './actions'

type Props = PageProps<'/[locale]/gatherings/[token]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('ambassadors.gathering')
  return { title: t('title'), robots: { index: false }, referrer: 'same-origin' }
}

/** Where the button of an invitation leads. Opening answers nothing; the buttons do. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { token } = await params
  const [t, invitation, query] = await Promise.all([
    getTranslations('ambassadors.gathering'),
    invitationByLink(publicContext(), token, locale),
    searchParams,
  ])
  const path = `/gatherings/${token}`
  return (
    <PublicPage locale={locale} path={path}>
      <FieldHead locale={locale} title={t('title')} />
      <div className="wrap section stack">
        {invitation ? (
          <>
            {query.done && (
              <Banner tone="ok" live>
                <p>{t('done')}</p>
              </Banner>
            )}
            <InvitationCard
              locale={locale}
              path={path}
              f={f}
              invitation={invitation}
              action={answerInvitationByLinkAction}
              fields={{ token }}
            />
          </>
        ) : (
          <Banner tone="late">
            <p>{t('wrong')}</p>
          </Banner>
        )}
      </div>
    </PublicPage>
  )
}
