import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { AnswerForm } from '@/components/passport/answer-form'
import { Banner } from '@/components/ui/banner'
import { publicContext } from '@/lib/access/public'
import { pageLocale } from '@/lib/i18n/page'
import { askedByLink } from '@/lib/passport/answer-hours'
import { answerByLinkAction } from './actions'

type Props = PageProps<'/[locale]/confirm-hours/[token]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('passport')
  return { title: t('confirm.title'), robots: { index: false }, referrer: 'same-origin' }
}

/** Where the contact person's mail leads. Opening changes nothing; the button does. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { token } = await params
  const [t, asked, query] = await Promise.all([
    getTranslations('passport'),
    askedByLink(publicContext(), token),
    searchParams,
  ])
  const path = `/confirm-hours/${token}`
  return (
    <PublicPage locale={locale} path={path}>
      <FieldHead
        locale={locale}
        title={t('confirm.title')}
        lead={asked ? t('confirm.lead', { name: asked.name }) : undefined}
      />
      <div className="wrap section stack">
        {!asked ? (
          <Banner tone="late" title={t('confirm.gone')}>
            {t('confirm.goneText')}
          </Banner>
        ) : asked.state !== 'waiting' ? (
          <Banner tone={query.done ? 'ok' : 'info'} live={Boolean(query.done)}>
            {t(query.done ? 'done.answered' : 'refused.already')}
          </Banner>
        ) : (
          <AnswerForm
            locale={locale}
            path={path}
            f={f}
            id="answer"
            asked={asked}
            fields={{ token }}
            action={answerByLinkAction}
          />
        )}
      </div>
    </PublicPage>
  )
}
