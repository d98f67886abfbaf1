import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MyPage } from '@/components/layout/my-page'
import { ConsentList } from '@/components/people/consent/consent-list'
import { askedIn } from '@/components/people/profile/words'
import { Banner } from '@/components/ui/banner'
import { requirePermission } from '@/lib/access/require'
import { pageLocale } from '@/lib/i18n/page'
import { consentsOf } from '@/lib/people/consent/consent'
import { giveConsentAction, withdrawConsentAction } from './actions'

type Props = PageProps<'/[locale]/my/data/consents'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('consent')
  return { title: t('title') }
}

/** What I agree to, purpose by purpose; taking it back counts at once. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const path = '/my/data/consents'
  const { ctx, session } = await requirePermission('people.consent.give', { locale, path })
  const [asked, consents, { done }] = await Promise.all([
    askedIn(locale, null, 'consent'),
    consentsOf(ctx, session.personId),
    searchParams,
  ])
  return (
    <MyPage locale={locale} path={path} tab="settings" title={asked.say('title')} lead={asked.say('lead')}>
      <div className="stack">
        {done && (
          <Banner tone="ok" live>
            <p>{asked.say('saved')}</p>
          </Banner>
        )}
        <ConsentList
          locale={locale}
          path={path}
          asked={asked}
          consents={consents}
          fields={{}}
          give={giveConsentAction}
          withdraw={withdrawConsentAction}
        />
      </div>
    </MyPage>
  )
}
