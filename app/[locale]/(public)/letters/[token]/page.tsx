import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { Banner } from '@/components/ui/banner'
import { publicContext } from '@/lib/access/public'
import { lettersByLink } from '@/lib/ambassadors/letters/stop-letters'
import { pageLocale } from '@/lib/i18n/page'
import { answerLettersAction } from './actions'

type Props = PageProps<'/[locale]/letters/[token]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('ambassadors')
  return { title: t('letters.title'), robots: { index: false }, referrer: 'same-origin' }
}

/** Where the last line of a letter leads. Opening changes nothing; the button does. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const { token } = await params
  const [t, now, query] = await Promise.all([
    getTranslations('ambassadors'),
    lettersByLink(publicContext(), token),
    searchParams,
  ])
  const path = `/letters/${token}`
  return (
    <PublicPage locale={locale} path={path}>
      <FieldHead
        locale={locale}
        title={t('letters.title')}
        lead={now && !now.stopped ? t('letters.text') : undefined}
      />
      <div className="wrap section stack">
        {!now ? (
          <Banner tone="late">
            <p>{t('letters.wrong')}</p>
          </Banner>
        ) : (
          <>
            {(now.stopped || query.done) && (
              <Banner tone="ok" live={Boolean(query.done)}>
                <p>{t(now.stopped ? 'letters.stopped' : 'letters.resumed')}</p>
              </Banner>
            )}
            <OneButton
              id="letters"
              action={answerLettersAction}
              locale={locale}
              path={path}
              fields={now.stopped ? { token, again: '1' } : { token }}
              variant={now.stopped ? 'quiet' : 'fill'}
            >
              {t(now.stopped ? 'letters.resume' : 'letters.stop')}
            </OneButton>
          </>
        )}
      </div>
    </PublicPage>
  )
}
